// Rules of votes: times in people's own zones, candidates as people type them, what to warn of, results from ballots.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { voters } from '../../../test/support/vote-world.ts';
import { asId, type CandidateId } from '../../kernel/ids.ts';
import { DAY, HOUR, isWorkingTime, localTime, MINUTE } from '../../kernel/time.ts';
import { countVote } from './count.ts';
import {
  defaultDeadline,
  isPossibleDeadline,
  mayBeElector,
  nextWorkingTime,
  placesOf,
  readReminderSubject,
  reminderAt,
  reminderSubject,
  takesBallots,
  typedCandidates,
  warningsOf,
  withoutRepeats,
} from './model.ts';

const at = (iso: string): number => Date.parse(iso);
const zones = ['Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Asia/Kathmandu', 'Pacific/Chatham', 'UTC'];
const moments = fc.integer({ min: at('2026-01-01'), max: at('2028-01-01') });

describe('times of a vote', () => {
  it('by default it closes in two days at 17:00 where the person is, whatever the clocks do', () => {
    fc.assert(
      fc.property(moments, fc.constantFrom(...zones), (now, zone) => {
        const deadline = defaultDeadline(now, zone);
        expect(localTime(deadline, zone)).toMatchObject({ hour: 17, minute: 0 });
        expect(isPossibleDeadline(deadline, now)).toBe(true);
      }),
    );
    expect(defaultDeadline(at('2026-11-30T08:12:34Z'), 'Europe/Berlin')).toBe(at('2026-12-02T16:00:00Z'));
  });

  it('it reminds a day before the end, half-way when it is short, and never when it lasts less than an hour', () => {
    const vote = (ms: number) => ({ openedAt: 0, deadline: ms });
    expect(reminderAt(vote(5 * DAY))).toBe(4 * DAY);
    expect(reminderAt(vote(2 * DAY))).toBe(DAY);
    expect(reminderAt(vote(DAY))).toBe(12 * HOUR);
    expect(reminderAt(vote(59 * MINUTE))).toBeUndefined();
  });

  it('the next working time is now or the first minute of the next working hours', () => {
    fc.assert(
      fc.property(moments, fc.constantFrom(...zones), (ms, zone) => {
        const next = nextWorkingTime(ms, zone);
        expect(isWorkingTime(next, zone)).toBe(true);
        expect(next).toBeGreaterThanOrEqual(ms);
        if (next > ms) expect(isWorkingTime(next - 1, zone)).toBe(false);
      }),
      { numRuns: 40 },
    );
    expect(nextWorkingTime(at('2026-12-04T18:00:00Z'), 'Europe/Berlin')).toBe(at('2026-12-07T08:00:00Z'));
  });

  it('it takes ballots until its deadline and not a moment longer', () => {
    expect(takesBallots({ status: 'open', deadline: 10 }, 9)).toBe(true);
    expect(takesBallots({ status: 'open', deadline: 10 }, 10)).toBe(false);
    expect(takesBallots({ status: 'closed', deadline: 10 }, 9)).toBe(false);
  });
});

describe('candidates', () => {
  it('are typed one a line, bullets and numbers dropped', () => {
    const titles = typedCandidates('- Search\n\n 2. Sign-on \n•  Dark   mode\n3 things\n').map(({ title }) => title);
    expect(titles).toEqual(['Search', 'Sign-on', 'Dark mode', '3 things']);
  });

  it('stand once, whatever their case and accents', () => {
    const kept = withoutRepeats(typedCandidates('Café\ncafe\nOther'));
    expect(kept.map(({ title }) => title)).toEqual(['Café', 'Other']);
  });

  it('that are tied share a place, and the places behind them stay empty', () => {
    const [a, b, c] = ['a', 'b', 'c'].map((id) => asId<'candidate'>(id)) as [CandidateId, CandidateId, CandidateId];
    expect([...placesOf([[a, b], [c]]).values()]).toEqual([1, 1, 3]);
  });
});

describe('electors', () => {
  it.each([
    ['a member', { isBot: false, standing: 'member' }, true],
    ['an admin', { isBot: false, standing: 'admin' }, true],
    ['a bot', { isBot: true, standing: 'member' }, false],
    ['somebody of another organisation', { isBot: false, standing: 'external' }, false],
    ['a guest', { isBot: false, standing: 'guest' }, false],
  ] as const)('%s', (_who, person, may) => {
    expect(mayBeElector(person, { allowsGuests: false })).toBe(may);
  });

  it('guests vote where the product lets them in, other organisations never', () => {
    expect(mayBeElector({ isBot: false, standing: 'guest' }, { allowsGuests: true })).toBe(true);
    expect(mayBeElector({ isBot: false, standing: 'external' }, { allowsGuests: true })).toBe(false);
  });

  it('a reminder names one vote and one voter', () => {
    const id = asId<'vote'>('vot_0123456789ABCDEFGHJKMN');
    expect(readReminderSubject(reminderSubject(id, voters[0] as never))).toEqual({ id, userId: voters[0] });
    expect(readReminderSubject('nonsense')).toBeUndefined();
  });
});

describe('warnings', () => {
  const setup = { isAnonymous: true, candidates: typedCandidates('a\nb'), deadline: at('2026-12-02T16:00:00Z') };
  const place = { electors: 9, isShared: false, now: at('2026-11-30T08:00:00Z'), timeZone: 'Europe/Berlin' };
  const warn = (changes: object, there: object = {}) =>
    warningsOf({ ...setup, ...changes } as never, { ...place, ...there });

  it('are silent for an ordinary vote and say what is odd', () => {
    expect(warn({})).toEqual([]);
    expect(warn({}, { electors: 4 })).toEqual(['few-voters']);
    expect(warn({ isAnonymous: false }, { electors: 4 })).toEqual([]);
    expect(warn({ deadline: place.now + HOUR })).toEqual(['short']);
    expect(warn({ deadline: at('2026-12-05T11:00:00Z') })).toEqual(['outside-hours']);
    expect(warn({}, { isShared: true })).toEqual(['shared-channel']);
  });
});

describe('the count', () => {
  const ids = ['x', 'y', 'z'].map((id) => asId<'candidate'>(id));
  const candidates = ids.map((id) => ({ id }));
  const ballot = fc.record({
    choices: fc.dictionary(fc.constantFrom(...ids.map(String)), fc.integer({ min: 1, max: 3 })),
    trade: fc.constantFrom('Sales', 'Design', 'Data', null),
    reason: fc.constant(null),
  });
  const vote = { rules: { method: 'dots', budget: 9, cap: null }, isAnonymous: true, quorum: null } as const;

  it('does not depend on the order of ballots, and shows no function under three voters', () => {
    fc.assert(
      fc.property(fc.array(ballot, { maxLength: 30 }), (ballots) => {
        const electors = ballots.map(({ trade }) => ({ trade, hasVoted: true }));
        const result = countVote({ vote, candidates, ballots, electors });
        const reversed = countVote({ vote, candidates, ballots: ballots.toReversed(), electors });
        expect(reversed).toEqual(result);
        const shown = result.perFunction.map((each) => each.ballots);
        const rest = ballots.length - shown.reduce((sum, n) => sum + n, 0);
        expect([...shown, ...(rest > 0 && shown.length > 0 ? [rest] : [])].every((n) => n >= 3)).toBe(true);
      }),
    );
  });

  it('asks whole voters for the quorum: 7% of 100 are 7', () => {
    const electors = Array.from({ length: 100 }, () => ({ trade: null, hasVoted: false }));
    const result = countVote({ vote: { ...vote, quorum: 7 }, candidates, ballots: [], electors });
    expect(result.quorum).toEqual({ percent: 7, needed: 7, isMet: false });
  });
});
