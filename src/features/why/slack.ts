// Where Slack meets why: the command and the share button.
import { z } from 'zod';
import { refusal } from '../../kernel/errors.ts';
import { parseRef, refsIn } from '../../kernel/refs.ts';
import { type ActionRoute, type CommandRoute, defineAction } from '../../slack/routes.ts';
import { idSchema } from '../../slack/schemas.ts';
import type { Registry } from '../feature.ts';
import { explainItemById, explainRef } from './explain-item.ts';
import { en } from './messages.ts';
import { shareReasons } from './share-reasons.ts';
import { chainMessage, routes, whyScreen } from './views.ts';

export const whyCommand = (registry: Registry): CommandRoute => ({
  words: ['why'],
  usage: 'R-12',
  summary: 'why something is on the roadmap: evidence, vote, decision, outcome',
  example: '/roadmap why R-1',
  help: en.which,
  effect: 'reads',
  async run({ ctx, rest }) {
    if (rest === '') throw refusal('invalid', en.which);
    const ref = parseRef(rest) ?? refsIn(rest)[0] ?? parseRef(rest.replace(/[^\p{L}\p{N}-]/gu, ''));
    if (!ref) throw refusal('invalid', en.unknown(rest.slice(0, 60)));
    const chains = await explainRef(ctx, registry, ref);
    return { kind: 'say', message: whyScreen(chains, ctx.channelId !== undefined) };
  },
});

/** Acknowledged before it runs, because it asks Slack about the channel first; nothing is promised until it answers. */
export const whyShare = (registry: Registry): ActionRoute =>
  defineAction({
    id: routes.share,
    effect: 'reads',
    payload: z.object({ i: idSchema('item') }),
    async run({ ctx, payload, directory }) {
      if (!ctx.channelId) throw refusal('precondition', en.notHere);
      const { id: channelId, isDirect, isBotMember, isExternallyShared } = await directory.channel(ctx.channelId);
      if (isDirect) throw refusal('precondition', en.notHere);
      if (!isBotMember) throw refusal('precondition', en.notMember);
      const content = chainMessage(await explainItemById(ctx, registry, payload.i));
      await shareReasons(ctx, { itemId: payload.i, channelId, isExternallyShared, content });
      return { kind: 'say', message: { text: en.shared, blocks: [] } };
    },
  });
