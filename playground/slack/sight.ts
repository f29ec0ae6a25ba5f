// What one person has before their eyes, in the order they would look for something.
import type { Local } from './local.ts';
import type { Block, Container, LocalMessage, View } from './protocol.ts';
import { textOf } from './text-of.ts';

export type Place = 'modal' | 'home' | 'message' | 'ephemeral' | LocalMessage;

export interface Seen {
  container: Container;
  blocks: Block[];
}

export class Sight {
  readonly #local: Local;
  readonly #userId: string;
  /** The Home tab is in front. */
  atHome = false;

  constructor(local: Local, userId: string) {
    this.#local = local;
    this.#userId = userId;
  }

  get topModal(): View | undefined {
    return this.#local.views.modalsOf(this.#userId).at(-1);
  }

  get home(): View | undefined {
    return this.#local.views.homeOf(this.#userId);
  }

  /** Of one channel or of all, oldest first. */
  messages(channelId?: string): LocalMessage[] {
    const channels = this.#local.directory.channelsOf(this.#userId).map((one) => one.id);
    const shown = channels
      .filter((id) => channelId === undefined || id === channelId)
      .flatMap((id) => this.#local.log.shownTo(this.#userId, id));
    return channelId === undefined ? shown.sort((a, b) => a.ts.localeCompare(b.ts)) : shown;
  }

  /** Where to look: an open modal covers all else, then the newest message first, and the Home tab if it is in front. */
  surfaces(place?: Place): Seen[] {
    if (typeof place === 'object')
      return this.#newestFirst((one) => one.ts === place.ts && one.channel === place.channel);
    const modal = this.topModal ? [seenView(this.topModal)] : [];
    const home = this.home ? [seenView(this.home)] : [];
    if (place === 'modal') return modal;
    if (place === 'home') return home;
    if (place === 'ephemeral') return this.#newestFirst((one) => one.ephemeral === true);
    if (place === 'message') return this.#newestFirst((one) => one.ephemeral !== true);
    if (modal.length > 0) return modal;
    const messages = this.#newestFirst(() => true);
    return this.atHome ? [...home, ...messages] : [...messages, ...home];
  }

  text(): string {
    const views = [this.topModal, this.home].flatMap((view) => (view ? [view] : []));
    return [...views, ...this.messages()].map(textOf).join('\n\n');
  }

  #newestFirst(wanted: (message: LocalMessage) => boolean): Seen[] {
    return this.messages()
      .filter(wanted)
      .reverse()
      .map(({ id, channel, ts, blocks }) => ({
        container: id === undefined ? { kind: 'message', channel, ts } : { kind: 'ephemeral', id },
        blocks,
      }));
  }
}

function seenView(view: View): Seen {
  return { container: { kind: 'view', viewId: view.id }, blocks: view.blocks };
}
