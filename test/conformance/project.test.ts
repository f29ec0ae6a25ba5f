// The project's own settings: what must stay true of packages, scripts and of what is switched off in the code.
import { describe, expect, it } from 'vitest';
import { find, lineOf, read, type Source, sources } from './source.ts';

interface PackageJson {
  readonly allowScripts: Readonly<Record<string, boolean>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly scripts: Readonly<Record<string, string>>;
}

const project: PackageJson = JSON.parse(read('package.json'));

describe('packages', () => {
  it('are locked without the address they were fetched from', () => {
    expect(read('package-lock.json')).not.toContain('"resolved"');
  });

  it('run no script at installation but that of node', () => {
    expect(project.allowScripts).toEqual({ node: true });
  });

  it('are pinned to one version each', () => {
    const all = Object.entries({ ...project.dependencies, ...project.devDependencies });
    expect(all.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  });

  it('that ship have their reason in docs/decisions/004', () => {
    const reasons = read('docs/decisions/004-dependencies.md');
    const short = (name: string): string => name.replace(/^@slack\//, '');
    expect(Object.keys(project.dependencies).filter((name) => !reasons.includes(short(name)))).toEqual([]);
  });
});

/** What `.ci/run` calls is there too. */
it('.ci/run calls scripts that exist', () => {
  const called = [...read('.ci/run').matchAll(/npm run ([\w:]+)/g)].map(([, name = '']) => name);
  expect(called.filter((name) => !project.scripts[name])).toEqual([]);
});

describe('nothing is switched off in silence', () => {
  it('no test is focused, skipped or left for later', () => {
    const wrong = sources.flatMap((source) =>
      find(source, 'MemberExpression')
        .filter(({ node: { start, end } }) => OFF.test(source.text.slice(start, end)))
        .map(({ node }) => placeOf(source, node.start)),
    );
    expect(wrong).toEqual([]);
  });

  it('a rule is silenced only with its reason beside it', () => {
    const wrong = sources.flatMap((source) =>
      source.comments
        .filter(({ value }) => SILENCED.test(value) && !REASONED.test(value))
        .map(({ start }) => placeOf(source, start)),
    );
    expect(wrong).toEqual([]);
  });
});

const OFF = /^(it|test|describe|suite)(\.\w+)*\.(only|skip|todo|fails)$/;
const SILENCED = /biome-ignore|@ts-(ignore|nocheck|expect-error)|v8 ignore/;
/** A colon and at least a few words; errors of types are expected, never ignored. */
const REASONED = /(biome-ignore [\w/]+|@ts-expect-error):? .{15,}/;
const placeOf = (source: Source, start: number): string => `${source.path}:${lineOf(source, start)}`;
