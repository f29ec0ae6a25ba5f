// What a file of a slice is, told by its name: `store.ts`, `history-store.ts` and `ballot-store.ts` are stores.
import { find, type Source, shipped } from './source.ts';

const KINDS: readonly string[] = [
  'index',
  'model',
  'messages',
  'form',
  'views',
  'routes',
  'store',
  'slack',
  'jobs',
  'renderers',
  'contribute',
];

export type Kind = string;

/** A file that is named after none of them is a verb or a helper of verbs, and lives by the rules of verbs. */
export function kindOf(path: string): Kind {
  const words = (path.split('/').at(-1) ?? '').replace(/\.ts$/, '').split('-');
  return [words.at(-1), words[0]].find((word) => KINDS.includes(word ?? '')) ?? 'verb';
}

export const sliceOf = (path: string): string | undefined => /^src\/features\/([^/]+)\//.exec(path)?.[1];

export interface Slice {
  readonly name: string;
  readonly files: readonly Source[];
  readonly index: Source;
  /** As its index.ts declares it. */
  readonly dependsOn: readonly string[];
}

const names = [...new Set(shipped.flatMap(({ path }) => sliceOf(path) ?? []))];

export const slices: readonly Slice[] = names.flatMap((name) => {
  const files = shipped.filter(({ path }) => sliceOf(path) === name);
  const index = files.find(({ path }) => path === `src/features/${name}/index.ts`);
  return index ? [{ name, files, index, dependsOn: declaredIn(index) }] : [];
});

/** Folders of slices that have no index.ts. */
export const headless: readonly string[] = names.filter((name) => !slices.some((slice) => slice.name === name));

function declaredIn(index: Source): readonly string[] {
  return find(index, 'Property').flatMap(({ node: { key, value } }) => {
    if (key.type !== 'Identifier' || key.name !== 'dependsOn' || value.type !== 'ArrayExpression') return [];
    return value.elements.flatMap((each) => (each?.type === 'Literal' ? [String(each.value)] : []));
  });
}
