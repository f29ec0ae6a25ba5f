// Standup notes: what one looks like and how a day's notes read. Types and rules; no clock, no database, no blocks.
import { refusal } from '../../kernel/errors.ts';
import { isId, type ProductId, type UserId } from '../../kernel/ids.ts';
import { isBlank } from '../../kernel/text.ts';
import { isDay, localDate } from '../../kernel/time.ts';
import { en } from './messages.ts';

/** A card shows so many notes, each cut to one line: far below what Slack takes. */
export const limits = { note: 500, shown: 20, line: 100 } as const;

export interface Note {
  readonly userId: UserId;
  readonly text: string;
  /** Epoch ms. */
  readonly at: number;
}

/** A team's day: one card, kept up to date. `day` is YYYY-MM-DD in UTC. */
export interface TeamDay {
  readonly productId: ProductId;
  readonly day: string;
}

export const teamDay = (productId: ProductId, now: number): TeamDay => ({ productId, day: localDate(now, 'UTC') });

/** How messages and jobs name a day: `prd_…@2026-11-30`. */
export const subjectOf = ({ productId, day }: TeamDay): string => `${productId}@${day}`;

/** Undefined for what is no day's name. */
export function readSubject(subject: string): TeamDay | undefined {
  const [productId = '', day = '', ...rest] = subject.split('@');
  return rest.length === 0 && isId('product', productId) && isDay(day) ? { productId, day } : undefined;
}

/** Throws `invalid` beside the field for a note that says nothing or too much. */
export function checkNote(text: string): void {
  if (isBlank(text)) throw refusal('invalid', en.problems.empty, { note: en.problems.empty });
  if (text.length > limits.note) {
    throw refusal('invalid', en.problems.long(limits.note), { note: en.problems.long(limits.note) });
  }
}

/** Each person's last word, in the order in which people first spoke. */
export function lastWords(notes: readonly Note[]): readonly Note[] {
  const last = new Map<UserId, Note>();
  for (const note of [...notes].sort((a, b) => a.at - b.at)) last.set(note.userId, note);
  return [...last.values()];
}
