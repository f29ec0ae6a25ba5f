// Roadmap items for tests of rules and screens.
import type { Item } from '../../src/features/roadmap/model.ts';
import { asId, asUserId } from '../../src/kernel/ids.ts';

const NOW = Date.parse('2026-11-30T08:00:00Z');

/** R-1 unless told: an ordinary item in Next. */
export function sampleItem(changes: Partial<Item>): Item {
  const number = changes.number ?? 1;
  return {
    id: asId<'item'>(`itm_${String(number).padStart(22, '0')}`),
    number,
    ref: `R-${number}`,
    productId: asId<'product'>(`prd_${'0'.repeat(22)}`),
    title: 'Search finds synonyms',
    problem: 'People look for “laptop” and miss “notebook”.',
    ownerId: asUserId('U0ADA'),
    horizon: 'next',
    status: 'planned',
    kind: 'build',
    target: '2026-Q4',
    firstTarget: '2026-Q4',
    slips: 0,
    effort: null,
    reach: null,
    impact: null,
    confidence: null,
    health: null,
    healthNote: null,
    healthAt: null,
    rank: number,
    links: [],
    shippedAt: null,
    parkedWhy: null,
    createdBy: asUserId('U0ADA'),
    createdAt: NOW,
    updatedAt: NOW,
    version: 1,
    ...changes,
  };
}
