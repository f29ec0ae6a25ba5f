// Draws this slice's living messages at the moment they are sent.
import { isId } from '../../kernel/ids.ts';
import type { Content, Renderer } from '../../outbox/outbox.ts';
import type { Registry } from '../feature.ts';
import { reminderMessage, voteCard } from './card-views.ts';
import { findVoteView, isMissing, resultButtonsFrom } from './get-vote.ts';
import { readReminderSubject } from './model.ts';
import { resultCard } from './result-views.ts';

const card: Renderer = async (ctx, subject): Promise<Content | undefined> => {
  const found = isId('vote', subject) ? await findVoteView(ctx, subject) : undefined;
  return found && voteCard(found);
};

const result =
  (registry: Registry): Renderer =>
  async (ctx, subject) => {
    const found = isId('vote', subject) ? await findVoteView(ctx, subject) : undefined;
    if (!found?.vote.result) return undefined;
    const buttons = await resultButtonsFrom(registry, ctx, found.vote.id);
    return resultCard({ ...found, result: found.vote.result }, buttons);
  };

/** Nothing is sent any more once the person has voted or the vote has ended. */
const reminder: Renderer = async (ctx, subject) => {
  const about = readReminderSubject(subject);
  if (!about || !(await isMissing(ctx, about))) return undefined;
  const found = await findVoteView(ctx, about.id);
  return found && reminderMessage(found.vote);
};

export const renderers = (registry: Registry): Readonly<Record<string, Renderer>> => ({
  'votes.card': card,
  'votes.result': result(registry),
  'votes.reminder': reminder,
});
