// The test driver: a person at the workspace who reads, clicks, fills in and writes. Everything goes the way the page
// goes; a click on what is not there fails with what is.

import type { Placed } from './block-walk.ts';
import { type Choice, stateFor } from './choice.ts';
import { openHome, react, say } from './converse.ts';
import { deliver, type Reply } from './delivery.ts';
import { clickables, fillables, namesIn } from './find-element.ts';
import { merged, optionText } from './input-state.ts';
import { act, callShortcut, suggest } from './interact.ts';
import { isObject, objectAt, stringAt } from './json.ts';
import { directMessageWith, type Local } from './local.ts';
import { shownMessage } from './message-log.ts';
import { close, submit } from './modal.ts';
import { actor } from './people.ts';
import type { ActionAnswer, ElementState, InputValues, JsonObject, LocalMessage, View } from './protocol.ts';
import { type Place, type Seen, Sight } from './sight.ts';
import { sendCommand } from './slash-command.ts';

/** By label, block_id or action_id. */
export type Form = { readonly [name: string]: Choice };

export interface SubmitResult {
  /** The modal is gone from the screen. */
  closed: boolean;
  /** By the label of the input, as a person reads them. */
  errors?: { [label: string]: string };
  problem?: string;
}

export interface Where {
  in?: Place;
  /** Which of several; 0 is the first met, in the newest message. */
  nth?: number;
}

interface Found {
  seen: Seen;
  placed: Placed;
  option?: JsonObject;
}

export class Person {
  readonly id: string;
  readonly #local: Local;
  readonly #sight: Sight;
  /** What was chosen in messages, which Slack's client remembers until it is sent. */
  readonly #entered = new Map<string, InputValues>();

  constructor(local: Local, id: string) {
    actor(local, id);
    this.id = id;
    this.#local = local;
    this.#sight = new Sight(local, id);
  }

  /** Sends a slash command and waits for the acknowledgement. */
  command(text: string, { channel = 'C0ATLAS' }: { channel?: string } = {}): Promise<ActionAnswer> {
    this.#sight.atHome = false;
    return sendCommand(this.#local, { user: this.id, channel, text });
  }

  /** The modal on top. @throws when none is open. */
  modal(): View {
    const view = this.#sight.topModal;
    if (!view) throw new Error(`${this.id} has no modal open. On the screen:\n${this.text() || '(nothing)'}`);
    return view;
  }

  hasModal(): boolean {
    return this.#sight.topModal !== undefined;
  }

  /** Waits for a modal with this title to be on top. */
  async seesModal(title: RegExp | string, limitMs = 5000): Promise<View> {
    const found = await this.#local.activity.until(() => {
      const view = this.#sight.topModal;
      return view && matches(stringAt(view.title ?? {}, 'text'), title) ? view : undefined;
    }, limitMs);
    if (found) return found;
    throw new Error(`${this.id} sees no modal ${title} within ${limitMs} ms. On the screen:\n${this.text()}`);
  }

  /** Enters into the modal on top. Inputs that dispatch, and selects outside of inputs, tell the app at once. */
  async fill(form: Form): Promise<void> {
    for (const [name, choice] of Object.entries(form)) await this.choose(name, choice, { in: 'modal' });
  }

  /** Fills in and sends the modal on top; what the client itself refuses never reaches the app. */
  async submit(form: Form = {}): Promise<SubmitResult> {
    await this.fill(form);
    const view = this.modal();
    const { ack, problem } = await submit(this.#local, { user: this.id, viewId: view.id, values: {} });
    const errors = isObject(ack) && ack.response_action === 'errors' ? objectAt(ack, 'errors') : {};
    const closed = this.#local.views.find(view.id) === undefined;
    const named = Object.entries(errors).map(([blockId, error]) => [labelOf(view, blockId), String(error)] as const);
    return {
      closed,
      ...(named.length > 0 ? { errors: Object.fromEntries(named) } : {}),
      ...(problem === undefined ? {} : { problem }),
    };
  }

  /** Cancels the modal on top; with `all`, leaves through the X and closes the stack. */
  closesModal({ all = false }: { all?: boolean } = {}): Promise<ActionAnswer> {
    return close(this.#local, { user: this.id, viewId: this.modal().id, all });
  }

  /** Clicks a button, or picks from an overflow menu, by its words, accessibility label or action_id. */
  async click(name: string, where: Where = {}): Promise<ActionAnswer> {
    const candidates = (seen: Seen): Found[] => clickables(seen.blocks, name).map((one) => ({ seen, ...one }));
    const { seen, placed, option } = this.#find(name, where, candidates);
    const { type, element } = placed;
    const state = option ? stateFor(placed, optionText(option)) : { type, value: stringAt(element, 'value') };
    return this.#act(seen, placed, state);
  }

  /** Chooses or enters something, in a modal, a message or the Home tab. */
  async choose(name: string, choice: Choice, where: Where = {}): Promise<ActionAnswer> {
    const candidates = (seen: Seen): Found[] => fillables(seen.blocks, name).map((placed) => ({ seen, placed }));
    const { seen, placed } = this.#find(name, where, candidates);
    const offered = await this.#offered(seen, placed, choice);
    const state = stateFor(placed, choice, offered);
    const waits = placed.block.type === 'input' && placed.block.dispatch_action !== true;
    if (!waits) return this.#act(seen, placed, state);
    this.#enter(seen, placed, state);
    return { ok: true };
  }

  /** The words of the options an external select offers for a query. @throws when the app gives none to understand. */
  async suggest(name: string, query: string, where: Where = {}): Promise<string[]> {
    const candidates = (seen: Seen): Found[] => fillables(seen.blocks, name).map((placed) => ({ seen, placed }));
    const { seen, placed } = this.#find(name, where, candidates);
    return (await this.#ask(seen, placed, query)).map(optionText);
  }

  /** A global shortcut, or a message shortcut when given a message. */
  shortcut(callbackId: string, message?: LocalMessage): Promise<ActionAnswer> {
    const target = message ? { channel: message.channel, ts: message.ts } : {};
    return callShortcut(this.#local, { user: this.id, callback_id: callbackId, ...target });
  }

  async says(channel: string, text: string, { thread }: { thread?: LocalMessage } = {}): Promise<LocalMessage> {
    this.#sight.atHome = false;
    const inThread = thread ? { thread_ts: thread.thread_ts ?? thread.ts } : {};
    return shownMessage(await say(this.#local, { user: this.id, channel, text, ...inThread }));
  }

  react(message: LocalMessage, name: string, { remove = false }: { remove?: boolean } = {}): Promise<ActionAnswer> {
    const { channel, ts } = message;
    return react(this.#local, { user: this.id, channel, ts, name, remove });
  }

  opensHome(): Promise<ActionAnswer> {
    this.#sight.atHome = true;
    return openHome(this.#local, this.id);
  }

  /** @throws when the app has published no Home for this person. */
  home(): View {
    const view = this.#sight.home;
    if (!view) throw new Error(`The app has published no Home for ${this.id}.`);
    return view;
  }

  /** What everybody in the channel sees, oldest first. */
  messages(channel: string): LocalMessage[] {
    return this.#sight.messages(channel).filter((one) => !one.ephemeral);
  }

  ephemerals(channel?: string): LocalMessage[] {
    return this.#sight.messages(channel).filter((one) => one.ephemeral);
  }

  /** The conversation with the app. */
  dms(): LocalMessage[] {
    const channel = this.#local.directory.directMessageOf(this.id);
    return channel ? this.#sight.messages(channel.id) : [];
  }

  /** Writes to the app. */
  async tells(text: string): Promise<LocalMessage> {
    return this.says(await directMessageWith(this.#local, this.id), text);
  }

  /** Everything on the screen: the modal on top, Home, and all messages. */
  text(): string {
    return this.#sight.text();
  }

  /** Waits until the words are on the screen. @throws with what is there instead. */
  async sees(words: RegExp | string, limitMs = 5000): Promise<string> {
    const found = await this.#local.activity.until(
      () => (matches(this.text(), words) ? this.text() : undefined),
      limitMs,
    );
    if (found !== undefined) return found;
    throw new Error(`${this.id} does not see ${words} within ${limitMs} ms. On the screen:\n${this.text()}`);
  }

  /** The same request once more: a second click that overtook the first, or one of Slack's retries. */
  repeatLast({ retryNum }: { retryNum?: number } = {}): Promise<Reply> {
    const delivered = this.#local.lastDelivered.get(this.id);
    if (!delivered) throw new Error(`${this.id} has sent nothing to the app yet.`);
    return deliver(
      this.#local,
      delivered,
      retryNum === undefined ? undefined : { num: retryNum, reason: 'http_timeout' },
    );
  }

  #find(name: string, { in: place, nth = 0 }: Where, candidates: (seen: Seen) => Found[]): Found {
    const surfaces = this.#sight.surfaces(place);
    const found = surfaces.flatMap(candidates)[nth];
    if (found) return found;
    const offers = surfaces.map((seen) => namesIn(seen.blocks)).join('\n');
    throw new Error(
      `${this.id} finds no "${name}"${nth > 0 ? ` number ${nth}` : ''}. There is:\n${offers || '(nothing)'}`,
    );
  }

  async #act(seen: Seen, placed: Placed, value: ElementState): Promise<ActionAnswer> {
    this.#enter(seen, placed, value);
    const { blockId: block_id, actionId: action_id } = placed;
    const values = this.#entered.get(JSON.stringify(seen.container)) ?? {};
    return act(this.#local, { user: this.id, container: seen.container, block_id, action_id, value, values });
  }

  #enter({ container }: Seen, { blockId, actionId }: Placed, state: ElementState): void {
    const entered = { [blockId]: { [actionId]: state } };
    const key = JSON.stringify(container);
    if (container.kind === 'view') this.#local.views.enter(container.viewId, entered);
    else this.#entered.set(key, merged(this.#entered.get(key) ?? {}, entered));
  }

  async #offered(seen: Seen, placed: Placed, choice: Choice): Promise<JsonObject[]> {
    if (!placed.type.endsWith('external_select') || choice === null) return [];
    const names = typeof choice === 'object' ? [...choice] : [String(choice)];
    const answers = await Promise.all(names.map((name) => this.#ask(seen, placed, name)));
    return answers.flat();
  }

  async #ask({ container }: Seen, { blockId, actionId }: Placed, query: string): Promise<JsonObject[]> {
    const place = { user: this.id, container, block_id: blockId, action_id: actionId };
    const { options = [], option_groups = [], problem } = await suggest(this.#local, { ...place, query });
    if (problem !== undefined) throw new Error(problem);
    return [...options, ...option_groups.flatMap((group) => group.options)];
  }
}

function labelOf(view: View, blockId: string): string {
  const block = view.blocks.find((one) => one.block_id === blockId);
  return (block && stringAt(objectAt(block, 'label'), 'text')) || blockId;
}

function matches(text: string, wanted: RegExp | string): boolean {
  return typeof wanted === 'string' ? text.includes(wanted) : wanted.test(text);
}
