// From what a person typed behind the command to the route that answers: forgiving about case, dashes and spaces, and
// with a guess where nothing fits. Pure.
import { distance } from 'fastest-levenshtein';
import { formatRef, parseRef, type Ref } from '../kernel/refs.ts';
import { comparable, foldTyped } from '../kernel/text.ts';
import type { CommandRoute } from './routes.ts';

export type Routed =
  | { readonly kind: 'route'; readonly route: CommandRoute; readonly rest: string }
  | { readonly kind: 'ref'; readonly ref: Ref; readonly name: string }
  | { readonly kind: 'boom' }
  /** `guess` is what they may have meant, ready to be run; '' where nothing is near. */
  | { readonly kind: 'unknown'; readonly word: string; readonly guess: string };

type Words = ReadonlyMap<string, CommandRoute>;

export function routeCommand(words: Words, text: string): Routed {
  const typed = foldTyped(text).replace(/^[-/]+\s*/, '');
  const known = longestMatch(words, typed);
  if (known) return known;
  const ref = parseRef(typed);
  if (ref) return { kind: 'ref', ref, name: formatRef(ref.kind, ref.number) };
  if (comparable(typed) === 'boom') return { kind: 'boom' };
  return { kind: 'unknown', word: typed.split(' ', 1)[0] ?? '', guess: nearest(words, typed) };
}

function longestMatch(words: Words, typed: string): Routed | undefined {
  const parts = typed.split(' ');
  for (const count of [2, 1]) {
    const route = parts.length >= count ? words.get(comparable(parts.slice(0, count).join(' '))) : undefined;
    if (route) return { kind: 'route', route, rest: parts.slice(count).join(' ') };
  }
  return undefined;
}

/** The known word that is nearest, if it is near enough to be a slip of the fingers, with what followed it. */
function nearest(words: Words, typed: string): string {
  const parts = typed.split(' ');
  const guesses = [2, 1].flatMap((count) => {
    const meant = comparable(parts.slice(0, count).join(' '));
    const rest = parts.slice(count).join(' ');
    return [...words]
      .filter(([word]) => word !== '' && word.split(' ').length === count)
      .map(([word, route]) => ({
        run: `${route.words[0]} ${rest}`.trim(),
        far: distance(meant, word),
        length: meant.length,
      }));
  });
  const near = guesses.filter(({ far, length }) => far <= Math.min(3, Math.max(1, Math.floor(length / 2))));
  return near.toSorted((a, b) => a.far - b.far)[0]?.run ?? '';
}
