// Standup notes by themselves: what counts as one and how a day reads.
import { describe, expect, it } from 'vitest';
import { asId, asUserId } from '../../kernel/ids.ts';
import { checkNote, lastWords, limits, readSubject, subjectOf, teamDay } from './model.ts';

const ada = asUserId('U0ADA');
const ben = asUserId('U0BEN');
const product = asId<'product'>('prd_01ARZ3NDEKTSV4RRFFQ69G');

describe('a note', () => {
  it.each(['', ' \n ', '\u200B', 'x'.repeat(limits.note + 1)])('is refused beside its field: %j', (text) => {
    expect(() => checkNote(text)).toThrow(expect.objectContaining({ fields: { note: expect.any(String) } }));
  });

  it('may fill its room', () => expect(() => checkNote('x'.repeat(limits.note))).not.toThrow());
});

describe('a day', () => {
  it('keeps each person’s last word, in the order in which they first spoke', () => {
    const notes = [
      { userId: ben, text: 'later', at: 2 },
      { userId: ada, text: 'first', at: 1 },
      { userId: ada, text: 'last', at: 3 },
    ];
    expect(lastWords(notes).map(({ text }) => text)).toEqual(['last', 'later']);
  });

  it('is read back from its name, and from nothing else', () => {
    const day = teamDay(product, Date.UTC(2026, 10, 30, 23, 59));
    expect(readSubject(subjectOf(day))).toEqual({ productId: product, day: '2026-11-30' });
    for (const name of [
      '',
      product,
      `${product}@`,
      `${product}@2026-02-30`,
      `vot_1@2026-11-30`,
      `${subjectOf(day)}@`,
    ]) {
      expect(readSubject(name)).toBeUndefined();
    }
  });
});
