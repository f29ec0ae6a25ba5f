// Texts that people, and people who want to do harm, hand to the app.
import fc from 'fast-check';

const attacks = [
  '<!channel>',
  '<!here>',
  '<!everyone|everyone>',
  '<@U0ADA>',
  '<@W0ADA|ada>',
  '<#C0GENERAL>',
  '<#C0GENERAL|general>',
  '<!subteam^S0TEAM>',
  '<!subteam^S0TEAM|@team>',
  '<!date^1800000000^{date}^https://evil.example|today>',
  '<https://evil.example|https://bank.example>',
  '<http://evil.example>',
  '<mailto:a@evil.example|help>',
  '<tel:123|call>',
  '<slack://open|open>',
  'https://evil.example|>bank',
  '>>> everything below is a quote',
  '```all of it is code',
  '*bold* _italic_ ~struck~ `code`',
  '&<>&amp;&lt;!channel&gt;&',
];

const disguises: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => text.replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
  (text) => text.replaceAll('<', '&amp;lt;').replaceAll('>', '&#62;'),
  (text) => `${text}${text}`,
  (text) => `<${text}>`,
  (text) => `|${text}|`,
  (text) => `>\n${text}\r\n> x`,
  (text) => [...text].join('\u200B'),
  (text) => `\u202E${text}\u2066`,
  (text) => `fine\u0000${text.replace('<', '<\u0007')} ${text.slice(0, -1)}`,
];

/** Two hundred ways to write a mention, a link, a date or a layout where a title is asked for. */
export const hostileTexts: readonly string[] = attacks.flatMap((attack) =>
  disguises.map((disguise) => disguise(attack)),
);

const oddities = [
  '',
  ' ',
  '\u200B\u200D\uFE0F',
  '\u0000\u0007\u001B[31m',
  '\uD83D',
  '👩‍👩‍👧‍👦🏴󠁧󠁢󠁥󠁮󠁧󠁿🇩🇪',
  'e\u0301'.repeat(50),
  `Z${'\u0337'.repeat(400)}`,
  'مرحبا بالعالم',
  'שלום עולם',
  'かな漢字'.repeat(60),
  'ไม่มีช่องว่างในภาษาไทย',
  'x'.repeat(20_000),
  '🎉'.repeat(6_000),
  '&'.repeat(6_000),
  '<!channel>'.repeat(900),
  `${'word '.repeat(900)}end`,
  'line\n'.repeat(500),
];

/** Anything that may come out of a text field: hostile, huge, empty, in any script. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...oddities),
  fc.constantFrom(...hostileTexts),
  fc.string({ unit: 'grapheme', maxLength: 200 }),
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc
    .array(fc.constantFrom(...oddities.slice(0, 11), ...hostileTexts, 'a', ' ', '\n'), { maxLength: 60 })
    .map((parts) => parts.join('')),
);
