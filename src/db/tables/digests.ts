// Schedules of recurring messages.
import type { ChannelId, ProductId, ScheduleId, UserId, WorkspaceId } from '../../kernel/ids.ts';
import type { Kit } from '../kit.ts';

export type Cadence = 'weekly' | 'two-weekly' | 'monthly';

export const digestTables = (kit: Kit) => ({
  schedules: kit.table(
    'schedules',
    {
      workspaceId: kit.text('workspace_id').$type<WorkspaceId>().notNull(),
      id: kit.text('id').$type<ScheduleId>().notNull(),
      productId: kit.text('product_id').$type<ProductId>().notNull(),
      channelId: kit.text('channel_id').$type<ChannelId>(),
      userId: kit.text('user_id').$type<UserId>(),
      /** 1 = Monday … 7 = Sunday. */
      weekdays: kit.json('weekdays').$type<readonly number[]>().notNull(),
      /** HH:mm in `timeZone`. */
      at: kit.text('at').notNull(),
      timeZone: kit.text('time_zone').notNull(),
      cadence: kit.text('cadence').$type<Cadence>().notNull(),
      /** Sections switched off. */
      without: kit.json('without').$type<readonly string[]>().notNull(),
      isPaused: kit.bool('is_paused').notNull().default(false),
      /** The next slot, epoch ms. */
      nextAt: kit.time('next_at').notNull(),
      /** What the last digest covered up to: the next one starts there. */
      coveredUntil: kit.time('covered_until').notNull(),
      createdBy: kit.text('created_by').$type<UserId>().notNull(),
      createdAt: kit.time('created_at').notNull(),
      version: kit.int('version').notNull().default(1),
    },
    (t) => [
      kit.primaryKey({ name: 'schedules_pk', columns: [t.workspaceId, t.id] }),
      kit.index('schedules_due').on(t.isPaused, t.nextAt),
      kit.index('schedules_by_product').on(t.workspaceId, t.productId),
    ],
  ),
});
