// Says something to one person, where they are: through the response_url, as an ephemeral message in the channel they
// came from, or as a direct message; what does not work falls through to the next.
import type { KnownBlock } from '@slack/types';
import { asSent } from '../blocks/mrkdwn.ts';
import type { UserId } from '../kernel/ids.ts';
import { MAX_TEXT } from '../outbox/limits.ts';
import type { Content } from '../outbox/outbox.ts';
import type { EdgeParts } from './parts.ts';
import type { Scene } from './scene.ts';
import { slackProblem } from './slack-errors.ts';

type TellParts = Pick<EdgeParts, 'slack'>;
type Way = (content: Content) => Promise<unknown>;

/** Throws what the last way threw. With `replace`, the ephemeral message they acted in becomes this one. */
export async function tell(
  parts: TellParts,
  scene: Scene,
  said: { content: Content; replace?: boolean },
): Promise<void> {
  let failure: unknown;
  for (const way of waysTo(parts, scene, said.replace ?? false)) {
    try {
      await withFallback(way, said.content);
      return;
    } catch (error) {
      if (slackProblem(error) === undefined) throw error;
      failure = error;
    }
  }
  throw failure;
}

/** As a direct message, whatever the place. */
export const tellDirectly = (parts: TellParts, { acting }: Scene, content: Content): Promise<void> =>
  withFallback((shown) => directMessage(parts, acting.id, shown), content);

function waysTo(parts: TellParts, scene: Scene, replace: boolean): Way[] {
  const { responder, place, acting, isEphemeral } = scene;
  const { channel, threadTs } = place;
  const ways: Way[] = [];
  if (responder?.isUsable()) {
    ways.push((content) =>
      responder.respond(content, { replace: replace && isEphemeral, ...(threadTs ? { threadTs } : {}) }),
    );
  }
  if (channel && !place.isHome) {
    const thread = threadTs ? { thread_ts: threadTs } : {};
    ways.push((content) =>
      parts.slack.chat.postEphemeral({ channel, user: acting.id, ...thread, ...messageOf(content) }),
    );
  }
  ways.push((content) => directMessage(parts, acting.id, content));
  return ways;
}

async function directMessage({ slack }: TellParts, userId: UserId, content: Content): Promise<void> {
  const { channel } = await slack.conversations.open({ users: userId });
  if (!channel?.id) throw new Error('conversations.open gave no channel');
  await slack.chat.postMessage({
    channel: channel.id,
    unfurl_links: false,
    unfurl_media: false,
    ...messageOf(content),
  });
}

function messageOf({ text, blocks }: Content): { text: string; blocks: (KnownBlock | Content['blocks'][number])[] } {
  return { text: asSent(text, MAX_TEXT), blocks: [...blocks] };
}

/** Slack refuses some blocks on some plans: the same is said plainly then. */
async function withFallback(way: Way, content: Content): Promise<void> {
  try {
    await way(content);
  } catch (error) {
    if (slackProblem(error) !== 'bad_blocks') throw error;
    await way({ text: content.text, blocks: content.plain ?? [] });
  }
}
