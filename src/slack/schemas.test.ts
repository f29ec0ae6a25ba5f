// What a button or a form carries is read by one schema per kind of id.
import { describe, expect, it } from 'vitest';
import { newId } from '../kernel/ids.ts';
import { idSchema } from './schemas.ts';

describe('ids that come back from Slack', () => {
  it('are taken in their own kind only, and whole', () => {
    const id = newId('item', 0, () => 0.5);
    expect(idSchema('item').parse(id)).toBe(id);
    for (const other of [
      id.replace('itm', 'prd'),
      `${id}0`,
      id.slice(0, -1),
      `${id}\n`,
      ` ${id}`,
      1,
      null,
      undefined,
    ]) {
      expect(idSchema('item').safeParse(other).success).toBe(false);
    }
  });
});
