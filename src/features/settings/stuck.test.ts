// What got stuck: seen and tried again by admins alone.
import { describe, expect, it } from 'vitest';
import { textOf } from '../../../playground/slack/index.ts';
import { dialects, freshDb, testCtx } from '../../../test/support/db.ts';
import { checkMessage } from '../../blocks/limits.ts';
import type { Db } from '../../db/types.ts';
import { enqueueJob } from '../../jobs/enqueue.ts';
import { asChannelId } from '../../kernel/ids.ts';
import { post } from '../../outbox/enqueue.ts';
import { getStuck, retryStuck } from './stuck.ts';
import { stuckScreen } from './views.ts';

async function getStuckIn(db: Db): Promise<void> {
  const ctx = testCtx(db);
  await db.tx(async (tx) => {
    await post(tx, ctx, { key: 'a', to: { channel: asChannelId('C0SALES') }, content: { text: 'Hello', blocks: [] } });
    await enqueueJob(tx, ctx, { kind: 'test.poison', key: 'b', runAt: 0, payload: {} });
    await tx.q.update(tx.t.outbox).set({ status: 'failed', error: 'not_in_channel' });
    await tx.q.update(tx.t.jobs).set({ status: 'parked', error: 'broken '.repeat(1000), finishedAt: 0 });
  });
}

describe.each(dialects)('what got stuck on %s', (dialect) => {
  it('is shown to an admin with the cause in words, and to nobody else', async () => {
    const db = await freshDb(dialect);
    await getStuckIn(db);
    const hugo = testCtx(db, { user: 'U0HUGO' });
    const { blocks } = stuckScreen(await getStuck(hugo), hugo);
    expect(checkMessage(blocks)).toEqual([]);
    expect(textOf(blocks)).toContain('I am not in that channel');
    await expect(getStuck(testCtx(db))).rejects.toMatchObject({ code: 'forbidden' });
    await expect(retryStuck(testCtx(db))).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('is due again when tried again, once, in this workspace alone', async () => {
    const db = await freshDb(dialect);
    await getStuckIn(db);
    expect(await retryStuck(testCtx(db, { user: 'U0HUGO', workspace: 'T0OTHER' }))).toBe(0);
    const hugo = testCtx(db, { user: 'U0HUGO' });
    expect(await retryStuck(hugo)).toBe(2);
    expect(await retryStuck(hugo)).toBe(0);
    expect(await getStuck(hugo)).toEqual({ messages: [], jobs: [] });
  });
});
