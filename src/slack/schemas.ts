// Schemas of what comes back from Slack in payloads of buttons and in metadata of views: hints, until a verb has looked.
import { z } from 'zod';
import { asChannelId, asTs, asUserId, type Id, type IdKind, isId } from '../kernel/ids.ts';

/** An id of ours by its form; whether it is there and who may see it, the verb finds out. */
export const idSchema = <Kind extends IdKind>(kind: Kind) =>
  z.custom<Id<Kind>>((value) => typeof value === 'string' && isId(kind, value), `an id of a ${kind} is expected`);

export const userSchema = z.string().min(1).transform(asUserId);
export const channelSchema = z.string().min(1).transform(asChannelId);
export const tsSchema = z.string().min(1).transform(asTs);
