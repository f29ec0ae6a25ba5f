// What the documents name is there: files, sections, scripts, commands, variables.
import { basename, dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { exists, filesOf, read } from './source.ts';

const documents = filesOf('*.md', 'docs/**/*.md', 'playground/**/*.md', 'src/**/*.md', 'test/**/*.md').map((path) => ({
  path,
  text: read(path),
  prose: read(path).replace(/^```[\s\S]*?^```/gm, ''),
}));

const packageJson: { scripts: Record<string, string> } = JSON.parse(read('package.json'));

/** As GitHub makes them of headings. */
const anchorsOf = (text: string): readonly string[] =>
  [...text.matchAll(/^#+ (.+)$/gm)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replace(/[^\w\s-]/g, '')
      .trim()
      .replaceAll(' ', '-'),
  );

const linksOf = (text: string): readonly string[] =>
  [...text.matchAll(/\]\(([^)\s]+)\)|<(?:a|img)\s[^>]*?(?:href|src)="([^"]+)"/g)].map(
    ([, md, html]) => md ?? html ?? '',
  );

/** `src/db/kit.ts`, `views.ts`, `docs/decisions`: spans that look like a file or folder of ours. */
const pathsOf = (prose: string): readonly string[] =>
  [...prose.matchAll(/`([^`\n]+)`/g)]
    .map(([, span = '']) => span)
    .filter((span) => /^[\w./*@{},-]+$/.test(span))
    .filter((span) => /^(\.ci|bin|docs|migrations|playground|scripts|src|test)\//.test(span) || ENDING.test(span));
const ENDING = /^[\w./*-]+\.(ts|tsx|js|json|md|yml|css|sql)$/;

/** Made on a person's machine, not kept in the repository. */
const MADE = ['data/', 'dist/', '.env'];

/** A bare name (`messages.ts`) stands for every file of that name. */
const NAMES = new Set(filesOf('{src,playground,test}/**/*').map((path) => basename(path)));

function isThere(from: string, path: string): boolean {
  if (MADE.some((made) => path.startsWith(made)) || NAMES.has(path)) return true;
  return exists(join(dirname(from), path)) || exists(path);
}

describe.each(documents)('$path', ({ path, text, prose }) => {
  it('links to what is there', () => {
    const wrong = linksOf(prose).filter((link) => {
      if (/^(https?|mailto):/.test(link)) return false;
      const [file = '', anchor] = link.split('#');
      const target = file === '' ? path : join(dirname(path), file);
      return !exists(target) || (anchor !== undefined && !anchorsOf(read(target)).includes(anchor));
    });
    expect(wrong).toEqual([]);
  });

  it('names files that exist', () => {
    expect(pathsOf(prose).filter((named) => !isThere(path, named))).toEqual([]);
  });

  it('names scripts and commands that exist', () => {
    const scripts = [...text.matchAll(/npm run ([\w:]+)/g)].map(([, name = '']) => name);
    expect(scripts.filter((name) => !packageJson.scripts[name])).toEqual([]);
    const commands = [...text.matchAll(/npm run plumbline -- (\w+)/g)].map(([, name = '']) => name);
    const main = read('src/main.ts');
    expect(commands.filter((name) => !main.includes(`.command('${name}'`))).toEqual([]);
  });
});

describe('README.md', () => {
  it('explains every variable that the program reads, and no other', () => {
    const explained = [...read('README.md').matchAll(/^\| `([A-Z_]+)` \|/gm)].map(([, name]) => name);
    const known = [...read('src/config.ts').matchAll(/^ {2}([A-Z][A-Z_]+): \{/gm)].map(([, name]) => name);
    expect(known.length).toBeGreaterThan(0);
    expect(explained.sort()).toEqual(known.sort());
  });
});

describe('docs/decisions', () => {
  it('are numbered without a gap and listed with their titles', () => {
    const decisions = filesOf('docs/decisions/[0-9]*.md');
    const list = read('docs/decisions/README.md');
    const rows = decisions.map((path, i) => {
      const [, title = ''] = /^# \d+ (.+)$/m.exec(read(path)) ?? [];
      return { name: path.slice('docs/decisions/'.length), number: String(i + 1).padStart(3, '0'), title };
    });
    const wrong = rows.filter(
      ({ name, number, title }) => !name.startsWith(`${number}-`) || title === '' || !list.includes(`](${name}) |`),
    );
    expect(wrong).toEqual([]);
  });
});
