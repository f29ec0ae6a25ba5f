// Products, the channels and people they belong to, and the workspace's settings.

import type { Standing } from '../../kernel/ctx.ts';
import type { ChannelId, ProductId, UserId, WorkspaceId } from '../../kernel/ids.ts';
import type { Role } from '../../kernel/permission.ts';
import type { Kit } from '../kit.ts';
import type { Json } from './core.ts';

export const productTables = (kit: Kit) => ({
  settings: kit.table(
    'settings',
    {
      workspaceId: kit.text('workspace_id').$type<WorkspaceId>().notNull(),
      key: kit.text('key').notNull(),
      value: kit.json('value').$type<Json>().notNull(),
    },
    (t) => [kit.primaryKey({ name: 'settings_pk', columns: [t.workspaceId, t.key] })],
  ),
  products: kit.table(
    'products',
    {
      workspaceId: kit.text('workspace_id').$type<WorkspaceId>().notNull(),
      id: kit.text('id').$type<ProductId>().notNull(),
      name: kit.text('name').notNull(),
      vision: kit.text('vision').notNull(),
      isPrivate: kit.bool('is_private').notNull().default(false),
      allowsGuests: kit.bool('allows_guests').notNull().default(false),
      createdBy: kit.text('created_by').$type<UserId>().notNull(),
      createdAt: kit.time('created_at').notNull(),
      version: kit.int('version').notNull().default(1),
    },
    (t) => [kit.primaryKey({ name: 'products_pk', columns: [t.workspaceId, t.id] })],
  ),
  channels: kit.table(
    'channels',
    {
      workspaceId: kit.text('workspace_id').$type<WorkspaceId>().notNull(),
      id: kit.text('id').$type<ChannelId>().notNull(),
      name: kit.text('name').notNull(),
      isPrivate: kit.bool('is_private').notNull(),
      /** At most one product; null until linked. */
      productId: kit.text('product_id').$type<ProductId>(),
      /** When its members were last read from Slack. */
      membersReadAt: kit.time('members_read_at'),
    },
    (t) => [
      kit.primaryKey({ name: 'channels_pk', columns: [t.workspaceId, t.id] }),
      kit.index('channels_by_product').on(t.workspaceId, t.productId),
    ],
  ),
  channelMembers: kit.table(
    'channel_members',
    {
      workspaceId: kit.text('workspace_id').$type<WorkspaceId>().notNull(),
      channelId: kit.text('channel_id').$type<ChannelId>().notNull(),
      userId: kit.text('user_id').$type<UserId>().notNull(),
    },
    (t) => [
      kit.primaryKey({ name: 'channel_members_pk', columns: [t.workspaceId, t.channelId, t.userId] }),
      kit.index('channel_members_by_user').on(t.workspaceId, t.userId),
    ],
  ),
  productMembers: kit.table(
    'product_members',
    {
      workspaceId: kit.text('workspace_id').$type<WorkspaceId>().notNull(),
      productId: kit.text('product_id').$type<ProductId>().notNull(),
      userId: kit.text('user_id').$type<UserId>().notNull(),
      role: kit.text('role').$type<Exclude<Role, 'none'>>().notNull(),
    },
    (t) => [kit.primaryKey({ name: 'product_members_pk', columns: [t.workspaceId, t.productId, t.userId] })],
  ),
  people: kit.table(
    'people',
    {
      workspaceId: kit.text('workspace_id').$type<WorkspaceId>().notNull(),
      userId: kit.text('user_id').$type<UserId>().notNull(),
      name: kit.text('name').notNull(),
      timeZone: kit.text('time_zone').notNull(),
      locale: kit.text('locale').notNull(),
      standing: kit.text('standing').$type<Standing>().notNull(),
      isBot: kit.bool('is_bot').notNull().default(false),
      /** The person's trade (`function` in the product's words); null until they chose one. */
      trade: kit.text('trade'),
      /** When Slack was last asked about this person. */
      readAt: kit.time('read_at').notNull(),
      /** When they last opened App Home: what "since you last looked" counts from. */
      homeSeenAt: kit.time('home_seen_at'),
    },
    (t) => [kit.primaryKey({ name: 'people_pk', columns: [t.workspaceId, t.userId] })],
  ),
});
