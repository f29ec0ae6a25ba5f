// Turns `:shortcode:` into an emoji with the table that slack-blocks-to-jsx brings along but does not export.

type Parse = (emoji: { name: string }) => string;

/** Emoji the local workspace added itself; Slack would show a picture. */
const CUSTOM: Record<string, string> = { roadmap: '🗺️', plumbline: '📐' };

let borrowed: Parse | undefined;

/** Called by the emoji hook of the library, which hands its parser to every hook. */
export function lendParser(parse: Parse): void {
  borrowed ??= parse;
}

/** The emoji for a name without colons, or `:name:` for one that nobody knows. */
export function emoji(name: string): string {
  const custom = CUSTOM[name];
  if (custom) return custom;
  const found = borrowed?.({ name });
  return found && found !== name ? found : `:${name}:`;
}

export function emojify(text: string): string {
  return text.replace(/:([a-z0-9_+'-]+):/g, (_, name: string) => emoji(name));
}

export const QUICK_REACTIONS = ['roadmap', '+1', 'eyes'];
export const REACTIONS = [
  ...QUICK_REACTIONS,
  'white_check_mark',
  'heart',
  'tada',
  'raised_hands',
  'joy',
  'thinking_face',
  'rocket',
  'fire',
  '-1',
  'bulb',
  'memo',
  'ballot_box_with_ballot',
  'scales',
];
