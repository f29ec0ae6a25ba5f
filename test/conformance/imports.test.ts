// The import rule: layers point one way, a package has its home, and nothing goes round in circles.
import { describe, expect, it } from 'vitest';
import { shipped, sources } from './source.ts';

/** Which layer a file of src belongs to: its folder, or its own name at the top. */
const layerOf = (path: string): string => (/^src\/features\/\w+\.ts$/.test(path) ? path : path.split('/')[1]) ?? '';

const BELOW_SLICES = ['kernel', 'blocks', 'tally', 'db', 'outbox', 'jobs', 'slack'];

/** What each layer may import besides itself. A layer that is not here imports nothing. */
const layers: Readonly<Record<string, readonly string[]>> = {
  kernel: [],
  blocks: ['kernel'],
  tally: ['kernel'],
  db: ['kernel'],
  outbox: ['kernel', 'blocks', 'db'],
  jobs: ['kernel', 'db'],
  http: ['kernel'],
  slack: ['kernel', 'blocks', 'db', 'outbox', 'http', 'config.ts'],
  'src/features/feature.ts': BELOW_SLICES,
  features: [...BELOW_SLICES, 'src/features/feature.ts'],
  'src/features/index.ts': ['features', 'src/features/feature.ts'],
  'config.ts': ['kernel', 'log.ts'],
  'log.ts': ['kernel'],
  'manifest.ts': ['src/features/feature.ts', 'slack'],
};
/** The composition root and the commands it serves may see everything. */
const ROOTS = ['app.ts', 'app', 'cli', 'main.ts'];

/** Where a package may be imported, by what the path starts or ends with; types count too. */
const homes: Readonly<Record<string, RegExp>> = {
  '@slack/bolt': /^src\/slack\//,
  '@slack/types': /^src\/(blocks|outbox|slack|features)\//,
  '@slack/web-api': /^src\/slack\//,
  '@resvg/resvg-js': /^src\/pictures\//,
  'better-sqlite3': /^src\/db\//,
  commander: /^src\/main\.ts$/,
  croner: /^src\/jobs\//,
  'drizzle-orm': /^src\/(db|outbox|jobs)\/|^src\/slack\/installation-store\.ts$|\/store(-[a-z-]+)?\.ts$|-store\.ts$/,
  'fastest-levenshtein': /^src\/slack\//,
  'node-cron': /^src\/jobs\//,
  pg: /^src\/db\//,
  pino: /^src\/log\.ts$/,
  'prom-client': /^src\/http\//,
  'pure-rand': /^src\/(kernel|tally)\//,
  undici: /^src\/slack\//,
  yaml: /^src\/manifest\.ts$/,
  zod: /^src\/(config\.ts$|db\/|jobs\/|http\/|slack\/|features\/)/,
};

const ours = (path: string): boolean => path.startsWith('src/');

describe('imports of src', () => {
  it('point from a layer to those below it', () => {
    const wrong = shipped.flatMap(({ path, imports }) => {
      const layer = layerOf(path);
      if (ROOTS.includes(layer)) return [];
      const allowed = [layer, ...(layers[layer] ?? [])];
      return imports.flatMap(({ of }) => (ours(of) && !allowed.includes(layerOf(of)) ? [`${path} -> ${of}`] : []));
    });
    expect(wrong).toEqual([]);
  });

  it('take a package only in its home', () => {
    const packages = shipped.flatMap(({ path, imports }) =>
      imports.filter(({ of }) => !/^(src|node:|package\.json)/.test(of)).map(({ of }) => ({ path, of })),
    );
    expect(packages.filter(({ path, of }) => !homes[of]?.test(path))).toEqual([]);
  });

  it('leave the kernel pure: it takes nothing but itself', () => {
    const wrong = shipped.filter(({ path, imports }) => {
      return path.startsWith('src/kernel/') && imports.some(({ of }) => !of.startsWith('src/kernel/'));
    });
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });

  it('never reach the playground or a test; tests of src may use test/support', () => {
    const wrong = sources.flatMap(({ path, imports }) => {
      const forbidden = path.endsWith('.test.ts') ? /^playground\/(?!slack\/)/ : /^(playground|test)\//;
      return ours(path) ? imports.flatMap(({ of }) => (forbidden.test(of) ? [`${path} -> ${of}`] : [])) : [];
    });
    expect(wrong).toEqual([]);
  });

  it('make no circle between files, not even of types', () => {
    expect(circles(new Map(sources.map(({ path, imports }) => [path, imports.map(({ of }) => of)])))).toEqual([]);
  });
});

/** Each circle once, as the way around it. */
function circles(graph: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const done = new Set<string>();
  const found: string[] = [];
  const walk = (path: string, way: readonly string[]): void => {
    if (way.includes(path)) found.push([...way.slice(way.indexOf(path)), path].join(' -> '));
    if (done.has(path) || way.includes(path)) return;
    for (const next of graph.get(path) ?? []) walk(next, [...way, path]);
    done.add(path);
  };
  for (const path of graph.keys()) walk(path, []);
  return found;
}
