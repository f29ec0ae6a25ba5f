// Decisions: logged once, frozen, superseded once, and where people stand on them.
import { describe, expect, it } from 'vitest';
import { clockOf, dialects, freshDb } from '../../../test/support/db.ts';
import { atlasIn, itemInput } from '../../../test/support/item-world.ts';
import { type Team, team } from '../../../test/support/team.ts';
import { voteWorld } from '../../../test/support/vote-world.ts';
import { asChannelId, asUserId } from '../../kernel/ids.ts';
import { WEEK } from '../../kernel/time.ts';
import { addItem } from '../roadmap/index.ts';
import { closeVote } from '../votes/index.ts';
import { decisionContributions } from './contribute.ts';
import { decideProposal } from './decide-proposal.ts';
import { getDecision, listDecisions } from './get-decision.ts';
import { logDecision } from './log-decision.ts';
import { type DecisionInput, parseOptions, summariseVoices } from './model.ts';
import { voiceStance } from './voice-stance.ts';

function draft(by: Pick<Team, 'as' | 'product'>, changes: Partial<DecisionInput> = {}): DecisionInput {
  return {
    id: by.as('U0ADA').newId('decision'),
    productId: by.product.id,
    title: 'Where search runs',
    context: '',
    options: [],
    choice: 'One cluster per region',
    reasons: 'Two people can run it.',
    consequences: '',
    confidence: 80,
    driver: undefined,
    approver: undefined,
    contributors: [],
    informed: [],
    items: [],
    status: 'decided',
    revisitOn: undefined,
    supersedes: undefined,
    voteId: undefined,
    source: undefined,
    postIn: undefined,
    ...changes,
  };
}

describe('voices', () => {
  it('are counted by function, and functions not heard are named', () => {
    const [ada, ben, finn] = ['U0ADA', 'U0BEN', 'U0FINN'].map(asUserId);
    const trades = new Map([
      [ada!, 'Product'],
      [ben!, 'Engineering'],
      [finn!, 'Sales'],
    ]);
    const voices = [
      { userId: ada!, stance: 'aligned' as const, concern: null },
      { userId: ben!, stance: 'concern' as const, concern: 'Who is on call?' },
    ];
    const summary = summariseVoices(voices, [ada!, ben!, finn!], trades);
    expect(summary.counts.map((count) => count.total)).toEqual([1, 0, 1]);
    expect(summary.silent).toEqual(['Sales']);
    expect(summary.concerns).toEqual([{ userId: ben, text: 'Who is on call?' }]);
  });

  it('options are one a line, bullets and repeats dropped, ten at most', () => {
    expect(parseOptions('- One\n• Two\n\nOne')).toEqual(['One', 'Two']);
    expect(() => parseOptions(Array.from({ length: 11 }, (_, i) => `Option ${i}`).join('\n'))).toThrow(
      expect.objectContaining({ fields: { options: expect.any(String) } }),
    );
  });
});

describe.each(dialects)('decisions on %s', (dialect) => {
  it('a form submitted twice logs once', async () => {
    const atlas = await team(await freshDb(dialect));
    const input = draft(atlas);
    const both = await Promise.all([logDecision(atlas.as('U0ADA'), input), logDecision(atlas.as('U0ADA'), input)]);
    expect(both.map((decision) => decision.number)).toEqual([1, 1]);
  });

  it('is superseded once; the second replacement is told what stands', async () => {
    const atlas = await team(await freshDb(dialect));
    const ada = atlas.as('U0ADA');
    const first = await logDecision(ada, draft(atlas));
    const second = await logDecision(ada, draft(atlas, { supersedes: first.id, choice: 'Managed' }));
    await expect(logDecision(ada, draft(atlas, { supersedes: first.id }))).rejects.toMatchObject({ code: 'conflict' });
    const screen = await getDecision(ada, 1);
    expect(screen.decision.status).toBe('superseded');
    expect(screen.supersededBy?.id).toBe(second.id);
  });

  it('a proposal is decided by its driver, approver or a lead, and deciding twice is once', async () => {
    const atlas = await team(await freshDb(dialect));
    const proposal = await logDecision(atlas.as('U0BEN'), draft(atlas, { status: 'proposed' }));
    await expect(decideProposal(atlas.as('U0FINN'), proposal.id)).rejects.toMatchObject({ code: 'forbidden' });
    await decideProposal(atlas.as('U0BEN'), proposal.id);
    expect((await decideProposal(atlas.as('U0ADA'), proposal.id)).status).toBe('decided');
  });

  it('one voice each: saying it again replaces it, and a concern needs words', async () => {
    const atlas = await team(await freshDb(dialect));
    const { id: decisionId } = await logDecision(atlas.as('U0ADA'), draft(atlas));
    const ben = atlas.as('U0BEN');
    await voiceStance(ben, { decisionId, stance: 'aligned', concern: null });
    await expect(voiceStance(ben, { decisionId, stance: 'concern', concern: null })).rejects.toMatchObject({
      code: 'invalid',
    });
    await voiceStance(ben, { decisionId, stance: 'concern', concern: 'Who is on call?' });
    const { voices } = await getDecision(ben, decisionId);
    expect(voices.counts.map((count) => count.total)).toEqual([0, 0, 1]);
    expect(voices.silent).toEqual(['Design', 'Product', 'Sales']);
  });

  it('a superseded decision takes no more voices', async () => {
    const atlas = await team(await freshDb(dialect));
    const ada = atlas.as('U0ADA');
    const { id: decisionId } = await logDecision(ada, draft(atlas));
    await logDecision(ada, draft(atlas, { supersedes: decisionId }));
    await expect(voiceStance(ada, { decisionId, stance: 'aligned', concern: null })).rejects.toMatchObject({
      code: 'precondition',
    });
  });

  it('the log finds words without case or accents, all of them, newest first and paged', async () => {
    const atlas = await team(await freshDb(dialect));
    const ada = atlas.as('U0ADA');
    await logDecision(ada, draft(atlas, { title: 'Café pricing' }));
    for (let i = 0; i < 3; i += 1) await logDecision(ada, draft(atlas));
    expect((await listDecisions(ada, 'CAFE pricing', { page: 0, size: 10 })).rows.map((row) => row.number)).toEqual([
      1,
    ]);
    expect((await listDecisions(ada, '100%_', { page: 0, size: 10 })).total).toBe(0);
    const page = await listDecisions(ada, '', { page: 1, size: 2 });
    expect([page.total, page.pages, ...page.rows.map((row) => row.number)]).toEqual([4, 2, 2, 1]);
  });

  it('affects items and replaces decisions of its own product only, and its id tells nothing to others', async () => {
    const db = await freshDb(dialect);
    const atlas = await team(db, 'T0PLUMB', true);
    const ada = atlas.as('U0ADA');
    const beacon = await atlasIn(ada, { channel: 'C0BEACON', name: 'Beacon' });
    const open = await addItem(ada, itemInput(ada, beacon.id));
    for (const items of [[open.id], [ada.newId('item')]]) {
      await expect(logDecision(ada, draft(atlas, { items }))).rejects.toMatchObject({
        fields: { items: expect.any(String) },
      });
    }
    expect(await decisionContributions.chain?.(atlas.as('U0EVA'), open.id)).toEqual([]);
    const secret = await logDecision(ada, draft(atlas));
    const other = draft(atlas, { productId: beacon.id, supersedes: secret.id });
    await expect(logDecision(ada, other)).rejects.toMatchObject({ code: 'not_found' });
    const guessed = draft(atlas, { id: secret.id, productId: beacon.id });
    await expect(logDecision(atlas.as('U0EVA'), guessed)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('the card of a private product is posted in its own channels only', async () => {
    const db = await freshDb(dialect);
    const atlas = await team(db, 'T0PLUMB', true);
    const ada = atlas.as('U0ADA');
    await logDecision(
      ada,
      draft(atlas, { postIn: { channelId: asChannelId('C0GENERAL'), isExternallyShared: false } }),
    );
    await logDecision(ada, draft(atlas, { postIn: { channelId: atlas.channelId, isExternallyShared: false } }));
    const { outbox } = db.read.t;
    const posted = await db.read.q.select({ channel: outbox.channel }).from(outbox);
    expect(posted.map((row) => row.channel)).toEqual([atlas.channelId]);
  });

  it('nothing is posted before people of another organisation outside the product’s own channels', async () => {
    const db = await freshDb(dialect);
    const atlas = await team(db);
    const postIn = { channelId: asChannelId('C0SALES'), isExternallyShared: true };
    await logDecision(atlas.as('U0ADA'), draft(atlas, { postIn }));
    expect(await db.read.q.select({ key: db.read.t.outbox.key }).from(db.read.t.outbox)).toEqual([]);
  });

  it('a vote that is not there, or not of this product, is refused', async () => {
    const atlas = await team(await freshDb(dialect));
    const ada = atlas.as('U0ADA');
    const made = logDecision(ada, draft(atlas, { voteId: ada.newId('vote') }));
    await expect(made).rejects.toMatchObject({ code: 'not_found' });
  });

  it('a vote becomes one decision: the second of two people is told which', async () => {
    const w = await voteWorld(dialect);
    const voteId = await w.open();
    await closeVote(w.as('U0ADA'), { id: voteId, why: 'Everybody is in.' });
    const of = { as: w.as, product: w.product };
    const first = await logDecision(w.as('U0ADA'), draft(of, { voteId }));
    await expect(logDecision(w.as('U0BEN'), draft(of, { voteId }))).rejects.toMatchObject({
      code: 'conflict',
      sentence: expect.stringContaining(`D-${first.number}`),
    });
  });

  it('the digest tells a proposal when it is made and again when it is decided', async () => {
    const db = await freshDb(dialect);
    const atlas = await team(db);
    const ada = atlas.as('U0ADA');
    const { id } = await logDecision(ada, draft(atlas, { status: 'proposed' }));
    const [section] = decisionContributions.digest ?? [];
    const week = async (from: number) =>
      (await section?.lines(ada, { productId: atlas.product.id, from, until: from + WEEK }))?.map(String);
    const made = ada.now();
    expect(await week(made)).toEqual([expect.stringContaining('proposed')]);
    clockOf(db).set(made + WEEK);
    expect(await week(ada.now())).toEqual([]);
    await decideProposal(ada, id);
    expect(await week(ada.now())).toHaveLength(1);
  });

  it('decisions of a private product and of another workspace are not found', async () => {
    const db = await freshDb(dialect);
    const atlas = await team(db, 'T0PLUMB', true);
    const { id } = await logDecision(atlas.as('U0ADA'), draft(atlas));
    const other = (await team(db, 'T0OTHER')).as('U0ADA');
    for (const ctx of [other, atlas.as('U0EVA'), atlas.as('U0GUEST')]) {
      await expect(getDecision(ctx, id)).rejects.toMatchObject({ code: 'not_found' });
      expect((await listDecisions(ctx, '', { page: 0, size: 10 })).total).toBe(0);
    }
  });
});
