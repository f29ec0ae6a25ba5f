// Tables that belong to no slice: ref counters, activity, outbox, living messages, jobs, inbox.
import type {
  ChannelId,
  Id,
  JobId,
  LivingId,
  MessageTs,
  OutboxId,
  ProductId,
  UserId,
  WorkspaceId,
} from '../../kernel/ids.ts';
import type { Kit } from '../kit.ts';

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
export type OutboxStatus = 'pending' | 'sending' | 'sent' | 'failed' | 'unknown';
export type JobStatus = 'waiting' | 'running' | 'done' | 'skipped' | 'parked';

export const coreTables = (kit: Kit) => ({
  counters: kit.table(
    'counters',
    {
      workspaceId: kit.text('workspace_id').$type<WorkspaceId>().notNull(),
      kind: kit.text('kind').notNull(),
      last: kit.int('last').notNull(),
    },
    (t) => [kit.primaryKey({ name: 'counters_pk', columns: [t.workspaceId, t.kind] })],
  ),
  activity: kit.table(
    'activity',
    {
      workspaceId: kit.text('workspace_id').$type<WorkspaceId>().notNull(),
      id: kit.text('id').$type<Id<'activity'>>().notNull(),
      at: kit.time('at').notNull(),
      /** A user id, or `system`. */
      actor: kit.text('actor').notNull(),
      /** `item.moved`: subject and past tense. */
      kind: kit.text('kind').notNull(),
      subjectKind: kit.text('subject_kind').notNull(),
      subjectId: kit.text('subject_id').notNull(),
      productId: kit.text('product_id').$type<ProductId>(),
      /** What changed, as the slice that wrote it defines: `{from, to}` and the like. */
      data: kit.json('data').$type<Json>().notNull(),
      why: kit.text('why'),
    },
    (t) => [
      kit.primaryKey({ name: 'activity_pk', columns: [t.workspaceId, t.id] }),
      kit.index('activity_by_time').on(t.workspaceId, t.at, t.id),
      kit.index('activity_by_product').on(t.workspaceId, t.productId, t.at, t.id),
      kit.index('activity_by_subject').on(t.workspaceId, t.subjectKind, t.subjectId, t.at, t.id),
    ],
  ),
  outbox: kit.table(
    'outbox',
    {
      workspaceId: kit.text('workspace_id').$type<WorkspaceId>().notNull(),
      id: kit.text('id').$type<OutboxId>().notNull(),
      /** Unique: enqueuing the same key again does nothing (posts) or marks it due again (updates). */
      key: kit.text('key').notNull(),
      op: kit.text('op').$type<'post' | 'update'>().notNull(),
      channel: kit.text('channel').$type<ChannelId>(),
      userId: kit.text('user_id').$type<UserId>(),
      threadTs: kit.text('thread_ts').$type<MessageTs>(),
      /** Frozen content, or null where a living message is rendered at sending. */
      content: kit.json('content').$type<Json>(),
      livingKind: kit.text('living_kind'),
      livingSubject: kit.text('living_subject'),
      livingId: kit.text('living_id').$type<LivingId>(),
      status: kit.text('status').$type<OutboxStatus>().notNull(),
      attempts: kit.int('attempts').notNull().default(0),
      nextAt: kit.time('next_at').notNull(),
      leaseUntil: kit.time('lease_until'),
      fence: kit.int('fence').notNull().default(0),
      firstTriedAt: kit.time('first_tried_at'),
      /** An update asked for while one was being sent: send again. */
      again: kit.bool('again').notNull().default(false),
      sentChannel: kit.text('sent_channel').$type<ChannelId>(),
      sentTs: kit.text('sent_ts').$type<MessageTs>(),
      error: kit.text('error'),
      createdAt: kit.time('created_at').notNull(),
      updatedAt: kit.time('updated_at').notNull(),
    },
    (t) => [
      kit.primaryKey({ name: 'outbox_pk', columns: [t.workspaceId, t.id] }),
      kit.uniqueIndex('outbox_key').on(t.workspaceId, t.key),
      kit.index('outbox_due').on(t.status, t.nextAt),
      kit.index('outbox_living').on(t.workspaceId, t.livingKind, t.livingSubject),
    ],
  ),
  livingMessages: kit.table(
    'living_messages',
    {
      workspaceId: kit.text('workspace_id').$type<WorkspaceId>().notNull(),
      id: kit.text('id').$type<LivingId>().notNull(),
      kind: kit.text('kind').notNull(),
      subject: kit.text('subject').notNull(),
      channel: kit.text('channel').$type<ChannelId>().notNull(),
      ts: kit.text('ts').$type<MessageTs>().notNull(),
      createdAt: kit.time('created_at').notNull(),
      /** Set when Slack says the message is gone; it is never updated again. */
      goneAt: kit.time('gone_at'),
    },
    (t) => [
      kit.primaryKey({ name: 'living_messages_pk', columns: [t.workspaceId, t.id] }),
      kit.uniqueIndex('living_messages_place').on(t.workspaceId, t.channel, t.ts),
      kit.index('living_messages_subject').on(t.workspaceId, t.kind, t.subject),
    ],
  ),
  jobs: kit.table(
    'jobs',
    {
      workspaceId: kit.text('workspace_id').$type<WorkspaceId>().notNull(),
      id: kit.text('id').$type<JobId>().notNull(),
      kind: kit.text('kind').notNull(),
      /** Unique: the slot or cause, e.g. `digests.send:sch_…@2026-11-30T09:00`. */
      key: kit.text('key').notNull(),
      payload: kit.json('payload').$type<Json>().notNull(),
      runAt: kit.time('run_at').notNull(),
      status: kit.text('status').$type<JobStatus>().notNull(),
      attempts: kit.int('attempts').notNull().default(0),
      leaseUntil: kit.time('lease_until'),
      fence: kit.int('fence').notNull().default(0),
      error: kit.text('error'),
      createdAt: kit.time('created_at').notNull(),
      finishedAt: kit.time('finished_at'),
    },
    (t) => [
      kit.primaryKey({ name: 'jobs_pk', columns: [t.workspaceId, t.id] }),
      kit.uniqueIndex('jobs_key').on(t.workspaceId, t.key),
      kit.index('jobs_due').on(t.status, t.runAt),
    ],
  ),
  inbox: kit.table(
    'inbox',
    {
      workspaceId: kit.text('workspace_id').$type<WorkspaceId>().notNull(),
      eventId: kit.text('event_id').notNull(),
      payload: kit.json('payload').$type<Json>().notNull(),
      status: kit.text('status').$type<'waiting' | 'done' | 'parked'>().notNull(),
      attempts: kit.int('attempts').notNull().default(0),
      receivedAt: kit.time('received_at').notNull(),
    },
    (t) => [
      kit.primaryKey({ name: 'inbox_pk', columns: [t.workspaceId, t.eventId] }),
      kit.index('inbox_due').on(t.status, t.receivedAt),
    ],
  ),
});
