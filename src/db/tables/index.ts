// All tables, applied to a column kit. A slice adds its file and one line here; migrations are generated from it.
import type { Kit } from '../kit.ts';
import { coreTables } from './core.ts';
import { decisionTables } from './decisions.ts';
import { digestTables } from './digests.ts';
import { feedbackTables } from './feedback.ts';
import { productTables } from './products.ts';
import { roadmapTables } from './roadmap.ts';
import { voteTables } from './votes.ts';

export const allTables = (kit: Kit) => ({
  ...coreTables(kit),
  ...productTables(kit),
  ...roadmapTables(kit),
  ...feedbackTables(kit),
  ...decisionTables(kit),
  ...voteTables(kit),
  ...digestTables(kit),
});

export type Tables = ReturnType<typeof allTables>;
