// Reads decisions for screens: one with all around it, the log, those behind an item.
import type { AppCtx } from '../../db/types.ts';
import { refusal } from '../../kernel/errors.ts';
import type { DecisionId } from '../../kernel/ids.ts';
import { type Page, type PageRequest, pageOf } from '../../kernel/page.ts';
import { comparable } from '../../kernel/text.ts';
import { membersOf, permit, visibleProducts } from '../products/index.ts';
import { getItems } from '../roadmap/index.ts';
import { tradesOf } from '../settings/index.ts';
import { type Decision, summariseVoices, type VoiceSummary } from './model.ts';
import { findDecision, findDecisionByNumber, selectItemsOf, selectLog, selectVoices } from './store.ts';

export interface DecisionScreen {
  readonly decision: Decision;
  readonly items: readonly { readonly ref: string; readonly title: string }[];
  readonly voices: VoiceSummary;
  readonly supersedes: Decision | undefined;
  readonly supersededBy: Decision | undefined;
}

const gone = () => refusal('not_found', 'I can’t find that decision, or it belongs to a product you are not part of.');

/** Throws `not_found` where the acting person may not read it. */
export async function getDecision(ctx: AppCtx, which: DecisionId | number): Promise<DecisionScreen> {
  const reader = ctx.db.read;
  const decision =
    typeof which === 'number'
      ? await findDecisionByNumber(reader, ctx.workspaceId, which)
      : await findDecision(reader, ctx.workspaceId, which);
  if (!decision) throw gone();
  await permit(reader, ctx, decision.productId, 'product.read');
  const items = await getItems(reader, ctx, await selectItemsOf(reader, ctx.workspaceId, decision.id));
  const voices = await selectVoices(reader, ctx.workspaceId, decision.id);
  const around = await membersOf(reader, ctx, decision.productId);
  const trades = await tradesOf(reader, ctx, [...around, ...voices.map((voice) => voice.userId)]);
  const other = (id: DecisionId | null) =>
    id ? findDecision(reader, ctx.workspaceId, id) : Promise.resolve(undefined);
  return {
    decision,
    items: items.map((item) => ({ ref: item.ref, title: item.title })),
    voices: summariseVoices(voices, around, trades),
    supersedes: await other(decision.supersedes),
    supersededBy: await other(decision.supersededBy),
  };
}

/** The log of every product the acting person may read, newest first; all words must occur. */
export async function listDecisions(ctx: AppCtx, query: string, request: PageRequest): Promise<Page<Decision>> {
  const productIds = (await visibleProducts(ctx.db.read, ctx)).map((product) => product.id);
  const words = comparable(query).split(' ').filter(Boolean).slice(0, 8);
  const { rows, total } = await selectLog(ctx.db.read, ctx.workspaceId, {
    productIds,
    words,
    limit: request.size,
    offset: Math.max(0, request.page) * request.size,
  });
  return pageOf(rows, total, request);
}
