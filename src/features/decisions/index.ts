// Decisions: what other slices and the composition root may use.
import type { AppCtx } from '../../db/types.ts';
import { asId } from '../../kernel/ids.ts';
import type { Content } from '../../outbox/outbox.ts';
import type { Feature } from '../feature.ts';
import { decisionContributions } from './contribute.ts';
import { getDecision } from './get-decision.ts';
import { cardKind, logDecision } from './log-decision.ts';
import { decisionActions, decisionCommands, decisionOptions, decisionShortcuts, decisionSubmits } from './slack.ts';
import { decisionCard } from './views.ts';

export { logDecision };

/** The card as the channel sees it: rendered at sending, from what stands then. */
async function renderCard(ctx: AppCtx, subject: string): Promise<Content> {
  return decisionCard(await getDecision(ctx, asId<'decision'>(subject)), { locale: ctx.locale, detail: false });
}

export const decisions: Feature = {
  name: 'decisions',
  dependsOn: ['settings', 'products', 'votes', 'roadmap'],
  commands: decisionCommands,
  actions: decisionActions,
  submits: decisionSubmits,
  shortcuts: decisionShortcuts,
  options: decisionOptions,
  renderers: { [cardKind]: renderCard },
  contributes: decisionContributions,
};
