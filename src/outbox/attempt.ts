// One attempt at one claimed row: find out whether it arrived before, render, call Slack. Decides nothing about the
// database but the note that a message is about to leave; settle.ts records the outcome.
import type { AppCtx, Db } from '../db/types.ts';
import { describeError } from '../kernel/describe-error.ts';
import type { ChannelId } from '../kernel/ids.ts';
import type { Log } from '../kernel/log.ts';
import type { Claim } from './claim.ts';
import type { SenderLimits } from './limits.ts';
import type { Content, Renderer } from './outbox.ts';
import type { Outcome, Step } from './outcome.ts';
import { outcomeOf } from './outcome.ts';
import { surelyAbsent } from './reconcile.ts';
import { noteAttempt } from './record.ts';
import { type OutboxRow, thaw } from './rows.ts';
import { sendContent } from './send.ts';
import type { CallResult, SlackPoster, Wording } from './slack-poster.ts';

export interface AttemptParts {
  readonly db: Db;
  readonly ctx: AppCtx;
  readonly poster: SlackPoster;
  readonly rendererOf: (kind: string) => Renderer | undefined;
  readonly limits: SenderLimits;
  readonly log: Log;
}

/** Never throws for what Slack or a renderer does. */
export function attempt(parts: AttemptParts, claim: Claim): Promise<Outcome> {
  return claim.row.op === 'post' ? attemptPost(parts, claim) : attemptUpdate(parts, claim.row);
}

async function attemptPost(parts: AttemptParts, claim: Claim): Promise<Outcome> {
  const { row } = claim;
  const place = await placeToPost(parts, claim);
  if ('end' in place) return place.end;
  const channel = place.value;
  const absent: Step<true> =
    claim.mayHaveArrived && parts.limits.reconcile ? await surelyAbsent(parts.poster, row, channel) : { value: true };
  if ('end' in absent) return absent.end;
  const content = await contentOf(parts, row);
  if ('end' in content) return content.end;
  const thread = row.threadTs === null ? {} : { threadTs: row.threadTs };
  const result = await leave(parts, { row, channel, content: content.value }, (wording) =>
    parts.poster.postMessage({ id: row.id, channel, ...thread, ...wording }),
  );
  if (result === 'lost') return { kind: 'lost' };
  if (result.kind !== 'ok') return outcomeOf(result, result.kind === 'ambiguous');
  return { kind: 'sent', ...result.value, found: false };
}

async function attemptUpdate(parts: AttemptParts, row: OutboxRow): Promise<Outcome> {
  const { channel, sentTs: ts } = row;
  if (channel === null || ts === null) return { kind: 'failed', reason: 'an update without a message' };
  const content = await contentOf(parts, row);
  if ('end' in content) return content.end;
  const result = await leave(parts, { row, channel, content: content.value }, (wording) =>
    parts.poster.update({ channel, ts, ...wording }),
  );
  if (result === 'lost') return { kind: 'lost' };
  if (result.kind === 'ok') return { kind: 'sent', channel, ts, found: false };
  if (result.kind === 'refused' && result.error === 'message_not_found') return { kind: 'gone', reason: result.error };
  return outcomeOf(result, false);
}

/** The row's channel, or the person's direct messages, opened once. */
async function placeToPost({ poster }: AttemptParts, { row, mayHaveArrived }: Claim): Promise<Step<ChannelId>> {
  const known = row.channel ?? row.sentChannel;
  if (known !== null) return { value: known };
  if (row.userId === null) return { end: { kind: 'failed', reason: 'a post without a place' } };
  const opened = await poster.openDm(row.userId);
  return opened.kind === 'ok' ? { value: opened.value.channel } : { end: outcomeOf(opened, mayHaveArrived) };
}

async function contentOf(parts: AttemptParts, row: OutboxRow): Promise<Step<Content>> {
  if (row.content !== null) return { value: thaw(row.content) };
  try {
    const render = parts.rendererOf(row.livingKind ?? '');
    if (!render) return bug(`no renderer of ${row.livingKind}`);
    const content = await render(parts.ctx, row.livingSubject ?? '');
    return content ? { value: content } : { end: { kind: 'nothing', reason: 'its subject is gone' } };
  } catch (error) {
    parts.log.error(
      { outbox: row.id, living: row.livingKind, err: describeError(error) },
      'a message could not be rendered',
    );
    return bug(`rendering ${row.livingKind} failed`);
  }
}

function bug(reason: string): Step<never> {
  return { end: { kind: 'retry', reason, cause: 'bug', mayHaveArrived: false } };
}

interface Leaving {
  readonly row: OutboxRow;
  readonly channel: ChannelId;
  readonly content: Content;
}

/** Notes the attempt under the claim's fence, then calls Slack with the richest version it takes. */
async function leave<Value>(
  { db, ctx, limits, log }: AttemptParts,
  { row, channel, content }: Leaving,
  call: (wording: Wording) => Promise<CallResult<Value>>,
): Promise<CallResult<Value> | 'lost'> {
  const isMine = await noteAttempt(db, row, { now: ctx.now(), leaseMs: limits.leaseMs, channel });
  if (!isMine) return 'lost';
  return sendContent(content, call, (refusal) => {
    log.warn({ outbox: row.id, living: row.livingKind, ...refusal }, 'Slack refused blocks, a plainer version is sent');
  });
}
