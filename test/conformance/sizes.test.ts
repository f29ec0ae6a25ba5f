// Size limits: what grew past them is usually two things. Measured on the syntax tree, so formatting decides nothing.

import type { ESTree } from 'vite';
import { describe, expect, it } from 'vitest';
import { find, isTest, lineOf, type Node, type Source, sources } from './source.ts';

const MAX_FILE = 300;
const MAX_FUNCTION = 60;
const MAX_PARAMETERS = 3;

interface Measured {
  readonly place: string;
  readonly lines: number;
  readonly parameters: number;
  readonly mayTakeMore: boolean;
}

/** A suite is a list of cases, not a function that anybody has to hold in mind. */
const SUITE = 'describe';

/** A list of tables is data; the function around it only hands in the column kit. */
const isDeclaration = (path: string): boolean => path.startsWith('src/db/tables/');

/** In every verb, and read as a sentence: may the one in this context do that with this product? */
const SAID_AS_A_SENTENCE = ['src/features/products/access.ts permit'];

/** `...[a, b]: [A, B]` are two, by whatever name. */
const countOf = (param: ESTree.ParamPattern): number =>
  param.type === 'RestElement' && param.argument.type === 'ArrayPattern' ? param.argument.elements.length : 1;

function functionsOf(source: Source): readonly Measured[] {
  return find(source, 'FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression')
    .filter(({ within }) => !isSuite(source, within.at(-1)))
    .map(({ node: { start, end, params, id } }) => {
      const line = lineOf(source, start);
      return {
        place: `${source.path}:${line}`,
        lines: lineOf(source, end) - line + 1,
        parameters: params.map(countOf).reduce((sum, n) => sum + n, 0),
        mayTakeMore: isTest(source.path) || SAID_AS_A_SENTENCE.includes(`${source.path} ${id?.name}`),
      };
    });
}

const isSuite = (source: Source, caller: Node | undefined): boolean =>
  caller?.type === 'CallExpression' && source.text.startsWith(SUITE, caller.start);

const measured = sources.filter(({ path }) => /^(src|playground)\//.test(path));
const functions = measured.flatMap(functionsOf);

describe('sizes', () => {
  it(`a file has at most ${MAX_FILE} lines`, () => {
    const sizes = measured.map(({ path, text }) => ({ path, lines: text.trimEnd().split('\n').length }));
    const long = sizes.filter(({ lines }) => lines > MAX_FILE);
    expect(long.map(({ path, lines }) => `${path} has ${lines}`)).toEqual([]);
  });

  it(`a function has at most ${MAX_FUNCTION} lines`, () => {
    const long = functions.filter(({ lines, place }) => lines > MAX_FUNCTION && !isDeclaration(place));
    expect(long.map(({ place, lines }) => `${place} has ${lines}`)).toEqual([]);
  });

  it(`a function takes at most ${MAX_PARAMETERS} parameters by position`, () => {
    // The rows of a table-driven test arrive as parameters.
    const wide = functions.filter(({ parameters, mayTakeMore }) => parameters > MAX_PARAMETERS && !mayTakeMore);
    expect(wide.map(({ place, parameters }) => `${place} takes ${parameters}`)).toEqual([]);
  });

  it('each file of the program opens with what it owns', () => {
    const bare = measured.filter(({ path, comments }) => !isTest(path) && comments[0]?.start !== 0);
    expect(bare.map(({ path }) => path)).toEqual([]);
  });
});
