// Suggestions while a person types into a select: fast or empty, never an error in their face.
import { readActionId } from '../blocks/action-id.ts';
import type { Ack } from './ack.ts';
import { within } from './after.ts';
import { callBy } from './call-context.ts';
import { problemOf } from './failures.ts';
import { readMetadata } from './metadata.ts';
import type { EdgeParts } from './parts.ts';
import { type OptionsBody, optionsBody } from './payloads.ts';
import type { OptionsRoute } from './routes.ts';

type Options = Awaited<ReturnType<OptionsRoute['run']>>;
const MAX = 100;

export async function dispatchOptions(parts: EdgeParts, body: unknown, ack: Ack): Promise<void> {
  const asked = optionsBody.parse(body);
  const { route: id, payload } = readActionId(asked.action_id);
  const route = parts.routes.options(id);
  const leave = parts.limiter.enter();
  try {
    const found =
      route && leave ? await within(parts.timing.acknowledgeMs, suggest(parts, route, { asked, payload })) : [];
    await ack.send(responseOf(found === 'late' ? [] : found));
    parts.metrics.interaction('options', leave ? 'answered' : 'busy');
  } finally {
    leave?.();
  }
}

async function suggest(
  parts: EdgeParts,
  route: OptionsRoute,
  { asked, payload }: { asked: OptionsBody; payload: unknown },
): Promise<Options> {
  const { user, team, view, value } = asked;
  const { meta, place } = readMetadata(view?.private_metadata ?? '');
  const acting = {
    id: user.id,
    teamId: user.team_id ?? team?.id,
    enterpriseId: team?.enterprise_id,
    name: user.name ?? '',
  };
  try {
    const call = await callBy(parts, acting, asked.channel ? { ...place, channel: asked.channel.id } : place);
    return await route.run({ ...call, query: value, payload, meta });
  } catch (error) {
    problemOf(parts, error, { route: route.id, effect: 'reads' });
    return [];
  }
}

function responseOf(found: Options): unknown {
  const isGrouped = found.some((each) => 'options' in each);
  return isGrouped ? { option_groups: found.slice(0, MAX) } : { options: found.slice(0, MAX) };
}
