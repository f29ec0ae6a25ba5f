// What travels in a view's private metadata: the slice's own part, and the place the view was opened from.
import type { ModalView } from '@slack/types';
import { z } from 'zod';
import { asChannelId, asTs } from '../kernel/ids.ts';
import type { Place } from './scene.ts';

const MAX = 3_000;

const stored = z.object({
  m: z.unknown(),
  o: z.string().optional(),
  t: z.string().optional(),
  h: z.literal(1).optional(),
});

export interface Metadata {
  /** As `modal({meta})` was given it; undefined where there is none. */
  readonly meta: unknown;
  readonly place: Place;
}

/** Never throws: what cannot be read is empty. */
export function readMetadata(text: string): Metadata {
  const parsed = stored.safeParse(jsonOf(text));
  if (!parsed.success) return { meta: undefined, place: {} };
  const { m, o, t, h } = parsed.data;
  return {
    meta: m,
    place: {
      ...(o ? { channel: asChannelId(o) } : {}),
      ...(t ? { threadTs: asTs(t) } : {}),
      ...(h ? { isHome: true } : {}),
    },
  };
}

/** The view with the place written into its metadata. Throws when that is too long for Slack: a bug of the slice. */
export function withPlace(view: ModalView, place: Place): ModalView {
  const { meta } = readMetadata(view.private_metadata ?? '');
  const text = JSON.stringify({
    m: meta ?? {},
    ...(place.channel ? { o: place.channel } : {}),
    ...(place.threadTs ? { t: place.threadTs } : {}),
    ...(place.isHome ? { h: 1 } : {}),
  });
  if (text.length > MAX)
    throw new RangeError(`metadata of ${view.callback_id ?? 'a view'} has ${text.length} characters`);
  return { ...view, private_metadata: text };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
