// Tells what Slack would refuse in a message's blocks or in a view, before it is sent: Block Kit's limits per block
// and surface, and the rules between blocks. Pure; used by tests over worst-case data and by the local Slack.
import { blockOn, modalFrame, type Surface } from './limits-blocks.ts';
import {
  type Check,
  isObject,
  type Json,
  type LimitProblem,
  list,
  objectsIn,
  oneOf,
  type Report,
  record,
  string,
  textLength,
  walk,
} from './limits-check.ts';
import { DATA_TABLE_CHARACTERS } from './limits-data.ts';

export type { LimitProblem } from './limits-check.ts';

/** Everything a message says together; Slack answers `msg_blocks_too_long` somewhere above this. */
export const MESSAGE_CHARACTERS = 12_000;
const VIEW_BYTES = 250 * 1024;

/** Problems of a message's blocks; pointers start at `/blocks`. */
export function checkMessage(blocks: readonly unknown[]): LimitProblem[] {
  return collect((report) => {
    list(blockOn.message, { max: 50, min: 0 })(blocks, '/blocks', report);
    checkIds(blocks, report);
    checkTogether(objectsIn(blocks), report);
    checkResponseUrls(blocks, report, false);
  });
}

/** Problems of a modal or Home view; pointers start at the view, e.g. `/title` or `/blocks/3/element`. */
export function checkView(view: unknown): LimitProblem[] {
  return collect((report) => {
    if (!isObject(view)) return report('', 'must provide an object');
    const surface: Surface = view.type === 'home' ? 'home' : 'modal';
    frame(surface)(view, '', report);
    const blocks: readonly unknown[] = Array.isArray(view.blocks) ? view.blocks : [];
    checkIds(blocks, report);
    checkResponseUrls(blocks, report, surface === 'modal');
    checkFocus(blocks, report);
    if (surface === 'modal' && !view.submit && objectsIn(blocks).some((block) => block.type === 'input')) {
      report('/submit', '`submit` is required when an input block is within blocks');
    }
    if (new TextEncoder().encode(JSON.stringify(view)).length > VIEW_BYTES) report('', 'view_too_large');
  });
}

function collect(check: (report: Report) => void): LimitProblem[] {
  const problems: LimitProblem[] = [];
  check((pointer, message) => problems.push({ pointer, message }));
  return problems;
}

function frame(surface: Surface): Check {
  const own = surface === 'modal' ? modalFrame : { required: {}, optional: {} };
  return record(
    { type: oneOf('modal', 'home'), blocks: list(blockOn[surface], { max: 100, min: 0 }), ...own.required },
    {
      ...own.optional,
      private_metadata: string({ min: 0, max: 3000 }),
      callback_id: string({ min: 0, max: 255 }),
      external_id: string({ min: 0, max: 255 }),
    },
  );
}

/** The elements of one block that act, with their pointers. */
function actingIn(block: Json, at: string): { element: Json; at: string }[] {
  const lists = ['elements', 'actions'].flatMap((name) =>
    objectsIn(block[name]).map((element, i) => ({ element, at: `${at}/${name}/${i}` })),
  );
  const single = ['accessory', 'element'].flatMap((name) =>
    objectsIn([block[name]]).map((element) => ({ element, at: `${at}/${name}` })),
  );
  return [...lists, ...single];
}

function checkIds(blocks: readonly unknown[], report: Report): void {
  const seen = new Set<unknown>();
  const visit = (block: Json, at: string): void => {
    const { block_id: blockId } = block;
    if (typeof blockId === 'string' && seen.has(blockId)) {
      report(`${at}/block_id`, `\`block_id\` "${blockId}" already exists for another block`);
    }
    if (blockId !== undefined) seen.add(blockId);
    checkActionIds(block, at, report);
    const inner = block.type === 'carousel' ? 'elements' : 'child_blocks';
    objectsIn(block[inner]).forEach((child, i) => {
      visit(child, `${at}/${inner}/${i}`);
    });
  };
  blocks.forEach((block, i) => {
    if (isObject(block)) visit(block, `/blocks/${i}`);
  });
}

function checkActionIds(block: Json, at: string, report: Report): void {
  const seen = new Set<string>();
  for (const { element, at: place } of actingIn(block, at)) {
    const { action_id: actionId } = element;
    if (typeof actionId !== 'string') continue;
    if (seen.has(actionId)) report(`${place}/action_id`, `\`action_id\` "${actionId}" already exists in this block`);
    seen.add(actionId);
  }
}

/** What a message may hold only so much of, whichever of its blocks it stands in. */
function checkTogether(blocks: readonly Json[], report: Report): void {
  const all = blocks.flatMap((block) => [block, ...objectsIn(block.child_blocks)]);
  const ofType = (type: string): Json[] => all.filter((block) => block.type === type);
  const limit = (sum: number, max: number, what: string): void => {
    if (sum > max) report('/blocks', `no more than ${max} ${what} allowed in a message`);
  };
  limit(ofType('data_visualization').length, 2, 'data_visualization blocks');
  limit(ofType('table').length, 1, 'table blocks');
  limit(textLength(ofType('data_table')), DATA_TABLE_CHARACTERS, 'characters in data_table blocks');
  limit(textLength(ofType('markdown')), 12_000, 'characters in markdown blocks');
  const spoken = all.filter((block) => block.type !== 'data_table' && block.type !== 'container');
  limit(textLength(spoken), MESSAGE_CHARACTERS, 'characters');
}

/** `response_url_enabled` works only on a select inside a modal's input block. */
function checkResponseUrls(blocks: readonly unknown[], report: Report, isModal: boolean): void {
  const inInput = new Set(isModal ? objectsIn(blocks).map((block) => block.type === 'input' && block.element) : []);
  walk(
    blocks,
    (object, at) => {
      if (object.response_url_enabled === true && !inInput.has(object)) {
        report(`${at}/response_url_enabled`, '`response_url_enabled` is allowed only in an input block of a modal');
      }
    },
    '/blocks',
  );
}

function checkFocus(blocks: readonly unknown[], report: Report): void {
  let isFocused = false;
  walk(
    blocks,
    (object, at) => {
      if (object.focus_on_load !== true) return;
      if (isFocused) report(`${at}/focus_on_load`, '`focus_on_load` may be set on only one element of a view');
      isFocused = true;
    },
    '/blocks',
  );
}
