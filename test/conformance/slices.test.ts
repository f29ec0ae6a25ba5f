// The import rule inside a slice and between slices: each kind of file sees what it needs, and others through their index.
import { describe, expect, it } from 'vitest';
import { headless, type Kind, kindOf, sliceOf, slices } from './slices.ts';
import { find, parse, placesOf, type Source, shipped } from './source.ts';

interface Sight {
  /** Kinds of the same slice, folders of src, `slices` (the index.ts of others) and `feature` (features/feature.ts). */
  readonly uses: readonly string[];
  /** What it may name the types of, besides. */
  readonly names: readonly string[];
}

const PURE = ['kernel', 'tally', 'model', 'messages'];
const SCREEN = ['blocks', 'form', 'routes'];

/** Reads and writes go through verbs; only planners of jobs and contributions may read the slice's own store. */
const sights: Readonly<Record<Kind, Sight>> = {
  model: { uses: PURE, names: ['db', 'blocks', 'slack', 'feature'] },
  messages: { uses: ['kernel', 'messages'], names: ['model', 'blocks'] },
  routes: { uses: [...PURE, 'blocks'], names: [] },
  form: { uses: [...PURE, ...SCREEN], names: ['feature'] },
  views: { uses: [...PURE, ...SCREEN, 'views', 'slices'], names: ['verb', 'outbox', 'feature', 'db', 'slack'] },
  store: { uses: ['kernel', 'db', 'model', 'store'], names: [] },
  verb: { uses: [...PURE, 'store', 'verb', 'db', 'outbox', 'jobs', 'slices'], names: ['feature', 'slack', 'blocks'] },
  slack: { uses: [...PURE, ...SCREEN, 'views', 'verb', 'slack', 'jobs', 'slices'], names: ['feature', 'db', 'outbox'] },
  jobs: { uses: [...PURE, 'verb', 'views', 'jobs', 'store', 'slices'], names: ['feature', 'db', 'outbox'] },
  renderers: {
    uses: [...PURE, 'blocks', 'routes', 'verb', 'views', 'slack', 'slices'],
    names: ['feature', 'db', 'outbox'],
  },
  contribute: {
    uses: [...PURE, ...SCREEN, 'verb', 'views', 'store', 'slack', 'contribute', 'jobs', 'slices'],
    names: ['feature', 'db', 'outbox'],
  },
  index: {
    uses: [...PURE, ...SCREEN, 'verb', 'views', 'slack', 'jobs', 'renderers', 'contribute', 'slices'],
    names: ['feature', 'db', 'outbox', 'store'],
  },
};

/** How a slice's own file calls what it imports. */
function nearness(from: string, to: string): string {
  const slice = sliceOf(to);
  if (slice === undefined) return to === 'src/features/feature.ts' ? 'feature' : (to.split('/')[1] ?? '');
  if (slice !== sliceOf(from)) return 'slices';
  return kindOf(to);
}

const files = shipped.filter(({ path }) => sliceOf(path) !== undefined);

function unseen({ path, imports }: Source): readonly string[] {
  const { uses, names } = sights[kindOf(path)] ?? { uses: [], names: [] };
  return imports
    .filter(({ of }) => of.startsWith('src/'))
    .filter(({ of, isType }) => ![...uses, ...(isType ? names : [])].includes(nearness(path, of)))
    .map(({ of, isType }) => `${kindOf(path)} ${path} -> ${of}${isType ? ' (type)' : ''}`);
}

describe('a slice', () => {
  it('has an index.ts', () => expect(headless).toEqual([]));

  it('lets each kind of file see only what that kind needs', () => {
    expect(files.flatMap(unseen)).toEqual([]);
  });

  it('is pure where it decides, words and draws: nothing there waits for anything', () => {
    const pure = files.filter(({ path }) => ['model', 'messages', 'routes', 'form', 'views'].includes(kindOf(path)));
    expect(pure.flatMap((source) => placesOf(source, find(source, 'AwaitExpression')))).toEqual([]);
  });

  it('catches no error in its Slack files and calls no ack: the edge does both', () => {
    const wrong = files.flatMap((source) => {
      if (kindOf(source.path) !== 'slack') return [];
      const acks = find(source, 'CallExpression').filter(
        ({ node: { callee } }) => callee.type === 'Identifier' && callee.name === 'ack',
      );
      return placesOf(source, [...find(source, 'TryStatement'), ...acks]);
    });
    expect(wrong).toEqual([]);
  });
});

describe('slices', () => {
  const reaches = slices.map(({ name, files: own, dependsOn }) => {
    const foreign = own.flatMap(({ path, imports }) =>
      imports.filter(({ of }) => ![undefined, name].includes(sliceOf(of))).map(({ of }) => ({ path, of })),
    );
    return { name, dependsOn, foreign };
  });

  it('reach each other through index.ts alone', () => {
    const wrong = reaches.flatMap(({ foreign }) => foreign.filter(({ of }) => kindOf(of) !== 'index'));
    expect(wrong.map(({ path, of }) => `${path} -> ${of}`)).toEqual([]);
  });

  it('name in dependsOn exactly those they import', () => {
    const declared = reaches.map(({ name, dependsOn }) => `${name}: ${[...dependsOn].sort().join(', ')}`);
    const real = reaches.map(({ name, foreign }) => {
      const imported = new Set(foreign.flatMap(({ of }) => sliceOf(of) ?? []));
      return `${name}: ${[...imported].sort().join(', ')}`;
    });
    expect(declared).toEqual(real);
  });

  it('depend on each other in no circle', () => {
    const open = new Map(slices.map(({ name, dependsOn }) => [name, dependsOn]));
    for (let free = ['']; free.length > 0; ) {
      free = [...open].filter(([, needs]) => needs.every((need) => !open.has(need))).map(([name]) => name);
      for (const name of free) open.delete(name);
    }
    expect([...open.keys()]).toEqual([]);
  });

  it('are listed in features/index.ts, all but the template', () => {
    const { imports } = parse('src/features/index.ts');
    const listed = imports.flatMap(({ of }) => sliceOf(of) ?? []);
    const there = slices.map(({ name }) => name).filter((name) => name !== '_template');
    expect(listed.sort()).toEqual(there.sort());
  });
});
