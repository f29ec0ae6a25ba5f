// Reads the acting person's own draft of a vote.
import type { AppCtx } from '../../db/types.ts';
import { requireUser } from '../../kernel/ctx.ts';
import type { VoteId } from '../../kernel/ids.ts';
import { type Draft, findDraft } from './store.ts';

/** Undefined once the vote is open, or when a newer draft took its place. */
export function findOwnDraft(ctx: AppCtx, id: VoteId): Promise<Draft | undefined> {
  return findDraft(ctx.db.read, ctx.workspaceId, { id, createdBy: requireUser(ctx) });
}
