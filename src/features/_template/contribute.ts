// The part standups have in screens that cut across slices: a line in the digest.
import { md } from '../../blocks/mrkdwn.ts';
import type { Contributions } from '../feature.ts';
import { en } from './messages.ts';
import { selectNotes } from './store.ts';

export const contributions: Contributions = {
  digest: [
    {
      id: 'standups',
      title: en.digest,
      order: 90,
      async lines(ctx, period) {
        const notes = await selectNotes(ctx.db.read, ctx.workspaceId, period);
        const people = new Set(notes.map((note) => note.userId));
        return notes.length > 0 ? [md`${en.digestLine(notes.length, people.size)}`] : [];
      },
    },
  ],
};
