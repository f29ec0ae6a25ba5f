// Where an interaction happens: a message, an ephemeral message or a view, with its blocks and what is entered there.
import { elementsIn, findElement, type Placed } from './block-walk.ts';
import { merged, valuesOf } from './input-state.ts';
import { type Local, MisuseError } from './local.ts';
import { blocksOf, type Stored } from './message-log.ts';
import type { Block, Container, ElementState, InputValues, JsonObject, View } from './protocol.ts';
import type { Origin } from './response-urls.ts';
import type { Person } from './seed-workspace.ts';

export interface Surface {
  blocks: Block[];
  /** As Slack reports it: every stateful element, untouched ones with their initial value. */
  values: InputValues;
  /** Where the surface stands; empty for views. */
  channelId: string;
  view?: View;
  message?: Stored;
  ephemeralId: string;
  threadTs: string;
  ts: string;
}

/** Who acts, and what they have entered that the stand-in may not know yet. */
export interface Viewer {
  person: Person;
  entered?: InputValues;
}

/** @throws MisuseError when the person cannot see it. */
export function surfaceOf(local: Local, container: Container, viewer: Viewer): Surface {
  if (container.kind === 'view') return viewSurface(local, container.viewId, viewer);
  if (container.kind === 'ephemeral') return ephemeralSurface(local, container.id, viewer);
  const { person, entered = {} } = viewer;
  const { channel, ts } = container;
  const message = local.directory.isMember(channel, person.id) ? local.log.find(channel, ts) : undefined;
  if (!message) throw new MisuseError(`${person.real_name} sees no message ${ts} in ${channel}.`);
  const threadTs = typeof message.thread_ts === 'string' ? message.thread_ts : '';
  return { ...read(blocksOf(message), entered), channelId: channel, message, ephemeralId: '', threadTs, ts };
}

function viewSurface(local: Local, viewId: string, { person, entered = {} }: Viewer): Surface {
  const known = local.views.find(viewId);
  if (!known || local.views.ownerOf(viewId) !== person.id) {
    throw new MisuseError(`${person.real_name} has no view ${viewId} open.`);
  }
  local.views.enter(viewId, entered);
  const view = local.views.find(viewId) ?? known;
  return { blocks: view.blocks, values: view.state.values, view, channelId: '', ephemeralId: '', threadTs: '', ts: '' };
}

function ephemeralSurface(local: Local, id: string, { person, entered = {} }: Viewer): Surface {
  const ephemeral = local.log.findEphemeral(id);
  if (ephemeral?.to !== person.id) throw new MisuseError(`${person.real_name} sees no ephemeral message ${id}.`);
  const { channel, thread_ts, ts, blocks } = ephemeral;
  return { ...read(blocks, entered), channelId: channel, ephemeralId: id, threadTs: thread_ts, ts };
}

function read(blocks: Block[], entered: InputValues): { blocks: Block[]; values: InputValues } {
  return { blocks, values: valuesOf(blocks, entered) };
}

/** With the state of the element that is acted on. */
export function withState(surface: Surface, placed: Placed, state: ElementState): Surface {
  const entered = { [placed.blockId]: { [placed.actionId]: state } };
  return { ...surface, values: valuesOf(surface.blocks, merged(surface.values, entered)) };
}

/**
 * A block that the app gave no id gets another one with every update: a click that was on its way still counts.
 * @throws MisuseError when the surface has no such element.
 */
export function elementAt(surface: Surface, blockId: string, actionId: string): Placed {
  const alike = elementsIn(surface.blocks).filter((one) => one.actionId === actionId);
  const placed = findElement(surface.blocks, blockId, actionId) ?? (alike.length === 1 ? alike[0] : undefined);
  if (!placed) throw new MisuseError(`There is no element ${actionId} in block ${blockId}.`);
  return placed;
}

export function originOf(person: Person, surface: Surface): Origin {
  const { channelId, threadTs, ephemeralId, message } = surface;
  return { userId: person.id, channelId, threadTs, ephemeralId, messageTs: message?.ts ?? '' };
}

/** The `container` of a payload. */
export function containerOf(surface: Surface): JsonObject {
  if (surface.view) return { type: 'view', view_id: surface.view.id };
  const thread = surface.threadTs === '' ? {} : { thread_ts: surface.threadTs };
  const isEphemeral = surface.ephemeralId !== '';
  const place = { message_ts: surface.ts, channel_id: surface.channelId, is_ephemeral: isEphemeral };
  return { type: 'message', ...place, ...thread };
}
