// Modals and Home tabs: the stack of each person, hashes, external ids and what has been entered. It checks what Slack
// checks about stacks; limits of Block Kit are checked before.
import { randomBytes } from 'node:crypto';
import { withIds } from './block-ids.ts';
import { merged, valuesOf } from './input-state.ts';
import { flagAt, isObject, listAt, stringAt } from './json.ts';
import type { InputValues, JsonObject, View } from './protocol.ts';
import { app, team } from './seed-workspace.ts';

const stackLimit = 3;

export type ViewResult = { view: View } | { error: string };

interface Owned {
  view: View;
  userId: string;
  /** Where the modal was opened from. */
  channelId: string;
}

export class Views {
  readonly #views = new Map<string, Owned>();
  #updates = 0;

  reset(): void {
    this.#views.clear();
  }

  /** The last is on top. */
  modalsOf(userId: string): View[] {
    return this.#all().flatMap((one) => (one.userId === userId && one.view.type === 'modal' ? [one.view] : []));
  }

  homeOf(userId: string): View | undefined {
    return this.#all().find((one) => one.userId === userId && one.view.type === 'home')?.view;
  }

  find(viewId: string): View | undefined {
    return this.#views.get(viewId)?.view;
  }

  ownerOf(viewId: string): string {
    return this.#views.get(viewId)?.userId ?? '';
  }

  channelOf(viewId: string): string {
    return this.#views.get(viewId)?.channelId ?? '';
  }

  findByExternalId(externalId: string): View | undefined {
    return this.#all().find((one) => externalId !== '' && one.view.external_id === externalId)?.view;
  }

  /** Opens a modal on top of nothing: what was open before is gone, as in Slack's client. */
  open(userId: string, content: JsonObject, channelId: string): ViewResult {
    if (this.#isTaken(content)) return { error: 'duplicate_external_id' };
    this.closeAll(userId);
    return { view: this.#add({ userId, channelId, view: this.#build(content) }) };
  }

  push(parentId: string, content: JsonObject): ViewResult {
    const parent = this.#views.get(parentId);
    if (parent?.view.type !== 'modal') return { error: 'view_not_found' };
    if (this.#isTaken(content)) return { error: 'duplicate_external_id' };
    if (this.modalsOf(parent.userId).length >= stackLimit) return { error: 'push_limit_reached' };
    const below = { root_view_id: parent.view.root_view_id, previous_view_id: parentId };
    return { view: this.#add({ ...parent, view: { ...this.#build(content), ...below } }) };
  }

  update(viewId: string, content: JsonObject, hash: string): ViewResult {
    const owned = this.#views.get(viewId);
    if (!owned) return { error: 'not_found' };
    const before = owned.view;
    if (hash !== '' && hash !== before.hash) return { error: 'hash_conflict' };
    if (this.#isTaken(content, viewId)) return { error: 'duplicate_external_id' };
    const { id, root_view_id, previous_view_id } = before;
    const next = { ...this.#build(content, before.state.values), id, root_view_id, previous_view_id };
    return { view: this.#set({ ...owned, view: next }) };
  }

  publish(userId: string, content: JsonObject, hash: string): ViewResult {
    const before = this.homeOf(userId);
    if (before) return this.update(before.id, { ...content, type: 'home' }, hash);
    return { view: this.#add({ userId, channelId: '', view: this.#build({ ...content, type: 'home' }) }) };
  }

  /** What the person typed or chose. */
  enter(viewId: string, values: InputValues): void {
    const owned = this.#views.get(viewId);
    if (!owned) return;
    const known = merged(owned.view.state.values, values);
    this.#set({ ...owned, view: { ...owned.view, state: { values: valuesOf(owned.view.blocks, known) } } });
  }

  close(viewId: string): void {
    this.#views.delete(viewId);
  }

  closeAll(userId: string): void {
    for (const view of this.modalsOf(userId)) this.close(view.id);
  }

  #build(content: JsonObject, entered: InputValues = {}): View {
    const blocks = withIds(listAt(content, 'blocks'));
    const id = `V${randomBytes(5).toString('hex').toUpperCase()}`;
    return {
      id,
      team_id: team.id,
      type: content.type === 'home' ? 'home' : 'modal',
      blocks,
      private_metadata: stringAt(content, 'private_metadata'),
      callback_id: stringAt(content, 'callback_id'),
      state: { values: valuesOf(blocks, entered) },
      hash: this.#nextHash(),
      title: plainText(content, 'title'),
      clear_on_close: flagAt(content, 'clear_on_close'),
      notify_on_close: flagAt(content, 'notify_on_close'),
      close: plainText(content, 'close'),
      submit: plainText(content, 'submit'),
      previous_view_id: null,
      root_view_id: id,
      app_id: app.id,
      external_id: stringAt(content, 'external_id'),
      app_installed_team_id: team.id,
      bot_id: app.botId,
    };
  }

  #nextHash(): string {
    this.#updates += 1;
    return `${Math.floor(Date.now() / 1000)}.${this.#updates.toString(36).padStart(8, '0')}`;
  }

  #isTaken(content: JsonObject, except = ''): boolean {
    const holder = this.findByExternalId(stringAt(content, 'external_id'));
    return holder !== undefined && holder.id !== except;
  }

  #add(owned: Owned): View {
    const { view, channelId } = owned;
    const values = valuesOf(view.blocks, view.state.values, channelId);
    return this.#set({ ...owned, view: { ...view, state: { values } } });
  }

  #set(owned: Owned): View {
    this.#views.set(owned.view.id, owned);
    return owned.view;
  }

  #all(): Owned[] {
    return [...this.#views.values()];
  }
}

function plainText(content: JsonObject, key: string): JsonObject | null {
  const value = content[key];
  return isObject(value) ? { emoji: true, ...value } : null;
}
