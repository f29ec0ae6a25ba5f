// Slack as the sender sees it, in memory: channels with their messages, and answers that can be told to go wrong.
import {
  asChannelId,
  asTs,
  type ChannelId,
  type MessageTs,
  type OutboxId,
  type UserId,
  type WorkspaceId,
} from '../../src/kernel/ids.ts';
import type { CallResult, PosterMethod, SlackPoster, Wording } from '../../src/outbox/slack-poster.ts';
import type { FakeClock } from './clock.ts';

export interface FakeMessage {
  readonly channel: ChannelId;
  readonly ts: MessageTs;
  readonly threadTs?: MessageTs;
  readonly id?: OutboxId;
  text: string;
  blocks: Wording['blocks'];
  updates: number;
}

export interface FakeCall {
  readonly method: PosterMethod;
  readonly at: number;
  readonly place: string;
}

type Failure = Exclude<CallResult<never>, { kind: 'ok' }>;
/** `lost`: done, but the answer never arrives. */
export type Fault = Failure | 'lost';

export interface FakePoster extends SlackPoster {
  readonly messages: FakeMessage[];
  readonly calls: FakeCall[];
  textsIn(channel: string): string[];
  /** The next calls of the method end so, one fault each. */
  fail(method: PosterMethod, ...faults: Fault[]): void;
  /** Every call of the method ends so, until undefined is given. */
  failAlways(method: PosterMethod, fault: Fault | undefined): void;
  /** This share of calls loses its answer. */
  loseAnswers(share: number, random: () => number): void;
  /** Calls wait until released: for what happens in the middle of one. */
  hold(method: PosterMethod): { release(): void; begun: Promise<void> };
  /** Messages of somebody else. */
  chatter(channel: string, count: number, threadTs?: MessageTs): void;
}

export const lost: Failure = { kind: 'ambiguous', reason: 'timeout' };

export function fakePoster(clock: FakeClock, pageSize = 100): FakePoster {
  const messages: FakeMessage[] = [];
  const calls: FakeCall[] = [];
  const queued = new Map<PosterMethod, Fault[]>();
  const always = new Map<PosterMethod, Fault>();
  const held = new Map<PosterMethod, { wait: Promise<void>; begin: () => void }>();
  let loses = (): boolean => false;
  let sequence = 0;

  const nextTs = (): MessageTs => {
    sequence += 1;
    return asTs(`${Math.floor(clock.now() / 1_000)}.${String(sequence).padStart(6, '0')}`);
  };
  async function call<Value>(method: PosterMethod, place: string, work: () => CallResult<Value>) {
    calls.push({ method, place, at: clock.now() });
    const hold = held.get(method);
    held.delete(method);
    hold?.begin();
    await hold?.wait;
    const fault = queued.get(method)?.shift() ?? always.get(method);
    if (fault && fault !== 'lost') return fault;
    const result = work();
    return fault === 'lost' || loses() ? lost : result;
  }
  function page(all: readonly FakeMessage[], cursor: string | undefined) {
    const from = Number(cursor ?? 0);
    const shown = all.slice(from, from + pageSize).map(({ ts, id }) => (id ? { ts, id } : { ts }));
    const value =
      all.length > from + pageSize ? { messages: shown, cursor: `${from + pageSize}` } : { messages: shown };
    return { kind: 'ok', value } as const;
  }
  return {
    messages,
    calls,
    textsIn: (channel) => messages.filter((message) => message.channel === channel).map((message) => message.text),
    fail: (method, ...faults) => void queued.set(method, [...(queued.get(method) ?? []), ...faults]),
    failAlways: (method, fault) => void (fault ? always.set(method, fault) : always.delete(method)),
    loseAnswers: (share, random) => {
      loses = () => random() < share;
    },
    hold: (method) => {
      let release = (): void => {};
      let begin = (): void => {};
      const wait = new Promise<void>((resolve) => {
        release = resolve;
      });
      const begun = new Promise<void>((resolve) => {
        begin = resolve;
      });
      held.set(method, { wait, begin });
      return { release, begun };
    },
    chatter: (channel, count, threadTs) => {
      const common = { channel: asChannelId(channel), text: 'hm', blocks: [], ...(threadTs ? { threadTs } : {}) };
      for (let i = 0; i < count; i += 1) {
        messages.push({ ...common, ts: nextTs(), updates: 0 });
      }
    },
    postMessage: ({ channel, threadTs, id, text, blocks }) =>
      call('postMessage', channel, () => {
        const ts = nextTs();
        messages.push({ channel, ts, id, text, blocks, updates: 0, ...(threadTs ? { threadTs } : {}) });
        return { kind: 'ok', value: { channel, ts } };
      }),
    update: ({ channel, ts, text, blocks }) =>
      call('update', `${channel}/${ts}`, () => {
        const message = messages.find((one) => one.channel === channel && one.ts === ts);
        if (!message) return { kind: 'refused', error: 'message_not_found' };
        Object.assign(message, { text, blocks, updates: message.updates + 1 });
        return { kind: 'ok', value: null };
      }),
    openDm: (user: UserId) =>
      call('openDm', user, () => ({ kind: 'ok', value: { channel: asChannelId(user.replace('U', 'D')) } })),
    history: ({ channel, cursor }) =>
      call('history', channel, () => {
        const top = messages.filter((message) => message.channel === channel && !message.threadTs);
        return page(top.reverse(), cursor);
      }),
    replies: ({ channel, threadTs, cursor }) =>
      call('replies', channel, () => {
        const thread = messages.filter((one) => one.channel === channel && (one.threadTs ?? one.ts) === threadTs);
        return page(thread, cursor);
      }),
  };
}

/** For senders that serve one workspace. */
export const posterFor =
  (poster: SlackPoster) =>
  (_workspaceId: WorkspaceId): SlackPoster =>
    poster;
