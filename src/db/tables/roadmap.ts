// Roadmap items.
import type { ItemId, ProductId, UserId, WorkspaceId } from '../../kernel/ids.ts';
import type { Kit } from '../kit.ts';

export type Horizon = 'now' | 'next' | 'later' | 'shipped' | 'parked';
export type ItemStatus = 'idea' | 'exploring' | 'planned' | 'building' | 'shipped' | 'parked';
export type ItemKind = 'innovate' | 'build' | 'tune';
export type Health = 'on_track' | 'at_risk' | 'off_track';

export const roadmapTables = (kit: Kit) => ({
  items: kit.table(
    'items',
    {
      workspaceId: kit.text('workspace_id').$type<WorkspaceId>().notNull(),
      id: kit.text('id').$type<ItemId>().notNull(),
      number: kit.int('number').notNull(),
      productId: kit.text('product_id').$type<ProductId>().notNull(),
      title: kit.text('title').notNull(),
      problem: kit.text('problem').notNull(),
      /** Title and problem as words are compared, for search. */
      folded: kit.text('folded').notNull(),
      ownerId: kit.text('owner_id').$type<UserId>(),
      horizon: kit.text('horizon').$type<Horizon>().notNull(),
      status: kit.text('status').$type<ItemStatus>().notNull(),
      kind: kit.text('kind').$type<ItemKind>().notNull(),
      /** `2026-Q4`, `2026-11` or `2026-11-30`. */
      target: kit.text('target'),
      firstTarget: kit.text('first_target'),
      slips: kit.int('slips').notNull().default(0),
      /** Person-weeks. */
      effort: kit.real('effort'),
      reach: kit.real('reach'),
      impact: kit.real('impact'),
      /** Percent. */
      confidence: kit.int('confidence'),
      health: kit.text('health').$type<Health>(),
      healthNote: kit.text('health_note'),
      healthAt: kit.time('health_at'),
      /** 1 is first, within product and horizon. */
      rank: kit.int('rank').notNull(),
      links: kit.json('links').$type<readonly string[]>().notNull(),
      shippedAt: kit.time('shipped_at'),
      parkedWhy: kit.text('parked_why'),
      createdBy: kit.text('created_by').$type<UserId>().notNull(),
      createdAt: kit.time('created_at').notNull(),
      updatedAt: kit.time('updated_at').notNull(),
      version: kit.int('version').notNull().default(1),
    },
    (t) => [
      kit.primaryKey({ name: 'items_pk', columns: [t.workspaceId, t.id] }),
      kit.uniqueIndex('items_number').on(t.workspaceId, t.number),
      kit.index('items_board').on(t.workspaceId, t.productId, t.horizon, t.rank),
      kit.index('items_by_owner').on(t.workspaceId, t.ownerId, t.horizon),
    ],
  ),
});
