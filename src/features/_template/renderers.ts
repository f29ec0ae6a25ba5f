// Draws the living messages of standups at the moment they are sent, from what is true then.
import type { Renderer } from '../../outbox/outbox.ts';
import { listNotes } from './list-notes.ts';
import { readSubject } from './model.ts';
import { CARD } from './note-standup.ts';
import { dayCard } from './views.ts';

const card: Renderer = async (ctx, subject) => {
  const wanted = readSubject(subject);
  return wanted && dayCard(await listNotes(ctx.db.read, ctx, wanted), ctx.locale);
};

export const renderers = { [CARD]: card };
