// The project's own source as data: its files, parsed once, with what they import, hold and call. Knows no rule.
import { globSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type ESTree, type ParseResult, parseSync } from 'vite';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

export interface Import {
  /** A path from the root, or the name of a package or of a `node:` module. */
  readonly of: string;
  /** Nothing of it is left at run time. */
  readonly isType: boolean;
}

export interface Source {
  readonly path: string;
  readonly text: string;
  readonly program: ESTree.Program;
  readonly comments: ParseResult['comments'];
  readonly imports: readonly Import[];
}

/** Files below the root that match, sorted; never what was installed or built. */
export function filesOf(...patterns: readonly string[]): readonly string[] {
  return [...new Set(patterns.flatMap((pattern) => globSync(pattern, { cwd: ROOT })))]
    .filter((path) => !/(^|\/)(node_modules|dist)\//.test(path))
    .sort();
}

export const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

/** A mistake of ours if it throws: the type checker has read the same files. */
export function parse(path: string): Source {
  const text = read(path);
  const { program, comments, module, errors } = parseSync(path, text, { sourceType: 'module' });
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`);
  const found = [
    ...module.staticImports.map(({ moduleRequest, entries }) => said(moduleRequest.value, onlyTypes(entries))),
    ...module.staticExports
      .flatMap(({ entries }) => entries)
      .flatMap(({ moduleRequest, isType }) => (moduleRequest ? [said(moduleRequest.value, isType)] : [])),
    ...module.dynamicImports.map(({ moduleRequest: { start, end } }) => said(text.slice(start + 1, end - 1), false)),
  ];
  const imports = found.map(({ specifier, isType }) => ({ of: targetOf(path, specifier), isType }));
  return { path, text, program, comments, imports };
}

const said = (specifier: string, isType: boolean) => ({ specifier, isType });

/** `import './x.ts'` has no entries and runs. */
const onlyTypes = (entries: readonly { readonly isType: boolean }[]): boolean =>
  entries.length > 0 && entries.every(({ isType }) => isType);

function targetOf(path: string, specifier: string): string {
  if (specifier.startsWith('.')) return join(dirname(path), specifier);
  if (specifier.startsWith('node:')) return specifier;
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
}

export type Node = ESTree.Node;

/** One kind of node may go by several types, as functions do. */
export type NodeOf<Type extends Node['type'], Each = Node> = Each extends { readonly type: infer Own }
  ? Type extends Own
    ? Each
    : never
  : never;

/** A node with those it stands in, the nearest last. */
export interface Found<Type extends Node['type']> {
  readonly node: NodeOf<Type>;
  readonly within: readonly Node[];
}

/** Nodes of these types, in the order of the text. */
export function find<Type extends Node['type']>({ program }: Source, ...types: readonly Type[]): Found<Type>[] {
  const found: Found<Type>[] = [];
  const walk = (node: Node, within: readonly Node[]): void => {
    if (isOneOf(node, types)) found.push({ node, within });
    for (const child of childrenOf(node)) walk(child, [...within, node]);
  };
  walk(program, []);
  return found;
}

const childrenOf = (node: Node): readonly Node[] => Object.values(node).flat().filter(isNode);

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && 'start' in value;

function isOneOf<Type extends Node['type']>(node: Node, types: readonly Type[]): node is NodeOf<Type> & Node {
  return types.some((type) => type === node.type);
}

/** From 1, as editors count. */
export const lineOf = ({ text }: Source, offset: number): number => text.slice(0, offset).split('\n').length;

/** `src/x.ts:12` of each. */
export const placesOf = (source: Source, found: readonly { readonly node: Node }[]): readonly string[] =>
  found.map(({ node }) => `${source.path}:${lineOf(source, node.start)}`);

export const isTest = (path: string): boolean => /\.test\.tsx?$/.test(path) || path.startsWith('test/');

/** All TypeScript of the project. */
export const sources: readonly Source[] = filesOf('{src,playground,test,scripts}/**/*.{ts,tsx}', '*.ts').map(parse);

/** What ships. */
export const shipped: readonly Source[] = sources.filter(({ path }) => path.startsWith('src/') && !isTest(path));

export const exists = (path: string): boolean => globSync(path, { cwd: resolve(ROOT) }).length > 0;
