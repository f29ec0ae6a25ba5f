// What the activity says of an item, read back from the stored rows: who changed what, from what to what, and why.
import { z } from 'zod';
import { type FieldChange, isDetailField } from './model.ts';

const value = z.union([z.string(), z.number(), z.null(), z.array(z.string()).readonly()]);
const change = z.object({ field: z.string().refine(isDetailField), from: value, to: value });
const health = z.enum(['on_track', 'at_risk', 'off_track']).nullable();

const data = {
  'item.added': z.object({ version: z.number() }),
  'item.edited': z.object({ version: z.number(), changes: z.array(change) }),
  'item.moved': z.object({
    version: z.number(),
    field: z.enum(['horizon', 'target']),
    from: z.string().nullable(),
    to: z.string().nullable(),
  }),
  'item.ranked': z.object({ from: z.number(), to: z.number(), voteId: z.string().optional() }),
  'item.health': z.object({ version: z.number(), from: health, to: health, note: z.string() }),
  'item.shipped': z.object({ version: z.number(), from: z.string() }),
  'item.parked': z.object({ version: z.number(), from: z.string() }),
} as const;

type Kinds = typeof data;
export type ItemEventKind = keyof Kinds;
type EventOf<Kind extends ItemEventKind> = Kind extends ItemEventKind
  ? {
      readonly kind: Kind;
      readonly at: number;
      /** A user id, or `system`. */
      readonly actor: string;
      readonly why: string | null;
      readonly data: z.infer<Kinds[Kind]>;
    }
  : never;
export type ItemEvent = EventOf<ItemEventKind>;
/** What a verb stores for a kind of event. */
export type EventData<Kind extends ItemEventKind> = z.infer<Kinds[Kind]>;

export interface EventRow {
  readonly kind: string;
  readonly at: number;
  readonly actor: string;
  readonly why: string | null;
  readonly data: unknown;
}

const event = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('item.added'), data: data['item.added'] }),
  z.object({ kind: z.literal('item.edited'), data: data['item.edited'] }),
  z.object({ kind: z.literal('item.moved'), data: data['item.moved'] }),
  z.object({ kind: z.literal('item.ranked'), data: data['item.ranked'] }),
  z.object({ kind: z.literal('item.health'), data: data['item.health'] }),
  z.object({ kind: z.literal('item.shipped'), data: data['item.shipped'] }),
  z.object({ kind: z.literal('item.parked'), data: data['item.parked'] }),
]);

/** Undefined for kinds and shapes that are not ours: other slices write activity about items too. */
export function readEvent(row: EventRow): ItemEvent | undefined {
  const read = event.safeParse(row);
  return read.success ? { ...read.data, at: row.at, actor: row.actor, why: row.why } : undefined;
}

/** The changes of fields of the form that an event stands for. */
export function changesOf(entry: ItemEvent): readonly FieldChange[] {
  switch (entry.kind) {
    case 'item.edited':
      return entry.data.changes;
    case 'item.moved':
      return [entry.data];
    case 'item.shipped':
      return [{ field: 'horizon', from: entry.data.from, to: 'shipped' }];
    case 'item.parked':
      return [{ field: 'horizon', from: entry.data.from, to: 'parked' }];
    default:
      return [];
  }
}

export interface SeenChange extends FieldChange {
  readonly actor: string;
}

/** The item's version after it; 0 for what changes none. */
export const versionOf = (entry: ItemEvent): number => ('version' in entry.data ? entry.data.version : 0);

/** Changes of the form's fields that came after a version, oldest first, whatever the order of the events. */
export function changesSince(events: readonly ItemEvent[], version: number): readonly SeenChange[] {
  return events
    .filter((entry) => versionOf(entry) > version)
    .toSorted((a, b) => versionOf(a) - versionOf(b))
    .flatMap((entry) => changesOf(entry).map((one) => ({ ...one, actor: entry.actor })));
}
