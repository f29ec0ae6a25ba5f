// Names for what a text mentions, from the directory, as far as it can tell in time.
import { asChannelId } from '../kernel/ids.ts';
import { within } from './after.ts';
import type { Directory } from './directory.ts';
import type { Names } from './source-message.ts';

/** `patienceMs` is for all lookups together; what is not known by then stays without a name. */
export function namesFrom(directory: Directory, patienceMs: number): Names {
  const until = performance.now() + patienceMs;
  const nameOf = async (asked: Promise<{ readonly name: string }>): Promise<string | undefined> => {
    const found = await within(
      Math.max(1, until - performance.now()),
      asked.catch(() => undefined),
    );
    return found === 'late' ? undefined : found?.name;
  };
  return {
    person: (userId) => nameOf(directory.person(userId)),
    channel: (channelId) => nameOf(directory.channel(asChannelId(channelId))),
  };
}
