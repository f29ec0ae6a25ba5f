// Ids that travel through Slack and come back: each has one handler, and each handler something that leads to it.
import { describe, expect, it } from 'vitest';
import { template } from '../../src/features/_template/index.ts';
import { features } from '../../src/features/index.ts';
import { kindOf, sliceOf } from './slices.ts';
import { find, lineOf, type Source, shipped } from './source.ts';

const ID = /^[a-z_-]+\.[a-z0-9-]+\.v\d+$/;

const routes = [...features(), template].flatMap(
  ({ name, actions = [], submits = [], shortcuts = [], options = [] }) => [
    ...actions.map(({ id }) => ({ kind: 'action', id, slice: name })),
    ...submits.map(({ callback }) => ({ kind: 'submit', id: callback, slice: name })),
    ...shortcuts.map(({ callback }) => ({ kind: 'shortcut', id: callback, slice: name })),
    ...options.map(({ id }) => ({ kind: 'options', id, slice: name })),
  ],
);

/** An id as a slice writes it down: once, in a constant (`ITEM_SEARCH`) or under a key of one (`routes.open`). */
interface Written {
  readonly id: string;
  readonly slice: string;
  readonly place: string;
  /** How the slice's other lines say it. */
  readonly name: string;
}

const inSlices = shipped.filter(({ path }) => sliceOf(path) !== undefined);

function writtenIn(source: Source): readonly Written[] {
  return find(source, 'Literal').flatMap(({ node: { value, start }, within }) => {
    if (typeof value !== 'string' || !ID.test(value)) return [];
    const owner = within.findLast((node) => node.type === 'VariableDeclarator')?.id;
    const key = within.findLast((node) => node.type === 'Property')?.key;
    const name = [owner, key].flatMap((part) => (part?.type === 'Identifier' ? [part.name] : [])).join('.');
    return [{ id: value, slice: sliceOf(source.path) ?? '', place: `${source.path}:${lineOf(source, start)}`, name }];
  });
}

const written = inSlices.flatMap(writtenIn);

/** What a file says besides importing and declaring: `ITEM_SEARCH`, and of `views.routes.open` its end `routes.open`. */
function saidIn(source: Source): readonly string[] {
  const words = find(source, 'Identifier').filter(({ within }) => {
    const parent = within.at(-1)?.type;
    return parent !== 'ImportSpecifier' && parent !== 'VariableDeclarator';
  });
  const members = find(source, 'MemberExpression').flatMap(({ node: { object, property } }) => {
    const owner = object.type === 'MemberExpression' ? object.property : object;
    return owner.type === 'Identifier' && property.type === 'Identifier' ? [`${owner.name}.${property.name}`] : [];
  });
  return [...words.map(({ node }) => node.name), ...members];
}

/** What the slices draw: said in any file but those that handle. */
const drawn = new Set(
  inSlices
    .filter(({ path }) => kindOf(path) !== 'slack')
    .flatMap((source) => saidIn(source).map((name) => `${sliceOf(source.path)} ${name}`)),
);

/** Names of modals that have nothing to submit: their callback comes back to nobody. */
function silentIn(source: Source): readonly string[] {
  return find(source, 'CallExpression').flatMap(({ node: { callee, arguments: given, start, end } }) => {
    if (callee.type !== 'Identifier' || callee.name !== 'modal' || given.length !== 1) return [];
    const spec = source.text.slice(start, end);
    return /\bsubmit\b/.test(spec) ? [] : [/callback: ([\w.]+)/.exec(spec)?.[1] ?? ''];
  });
}

const silent = new Set(inSlices.flatMap((source) => silentIn(source).map((name) => `${sliceOf(source.path)} ${name}`)));

describe('ids of what people click and submit', () => {
  it('are named slice.verb.vN, after their own slice', () => {
    const wrong = [...routes, ...written].filter(({ id, slice }) => !ID.test(id) || !id.startsWith(`${slice}.`));
    expect(wrong).toEqual([]);
  });

  it('have one handler of a kind, and are written down once', () => {
    const twice = (list: readonly string[]) => list.filter((each, i) => list.indexOf(each) !== i);
    expect(twice(routes.map(({ kind, id }) => `${kind} ${id}`))).toEqual([]);
    expect(twice(written.map(({ id }) => id))).toEqual([]);
  });

  it('all come back to a handler, but for screens that only close', () => {
    const handled = new Set(routes.map(({ id }) => id));
    const lost = written.filter(({ id, slice, name }) => !handled.has(id) && !silent.has(`${slice} ${name}`));
    expect(lost.map(({ id, place }) => `${id} (${place})`)).toEqual([]);
  });

  it('are each drawn somewhere: no handler waits for what nobody can click', () => {
    const fromManifest = new Set(routes.filter(({ kind }) => kind === 'shortcut').map(({ id }) => id));
    const unused = written.filter(({ id, slice, name }) => !fromManifest.has(id) && !drawn.has(`${slice} ${name}`));
    expect(unused.map(({ id, place }) => `${id} (${place})`)).toEqual([]);
  });
});
