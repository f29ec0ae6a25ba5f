// Structure of rich text: sections, lists, quotes and preformatted text, and what may stand inside them.
import {
  boolean,
  type Check,
  type Checks,
  list,
  number,
  oneOf,
  record,
  string,
  typed,
  variant,
} from './limits-check.ts';
import { url } from './limits-text.ts';

const id = string();
const style = record({}, { bold: boolean, italic: boolean, strike: boolean, code: boolean, underline: boolean });
const styled = (required: Checks, optional: Checks = {}): Check => typed(required, { style, ...optional });

const text = styled({ text: string() });
const link = styled({ url }, { text: string(), unsafe: boolean });
const inline: Check = variant({
  text,
  link,
  user: styled({ user_id: id }),
  usergroup: styled({ usergroup_id: id }),
  team: styled({ team_id: id }),
  channel: styled({ channel_id: id }),
  broadcast: styled({ range: oneOf('here', 'channel', 'everyone') }),
  emoji: styled({ name: string() }, { unicode: string(), url }),
  date: styled({ timestamp: number({ integer: true }), format: string() }, { url, fallback: string() }),
  color: styled({ value: string() }),
});

const inlines = list(inline, { min: 0 });
const border = oneOf(0, 1);
const rich_text_section = typed({ elements: inlines });

export const richText: Check = typed(
  {
    type: oneOf('rich_text'),
    elements: list(
      variant({
        rich_text_section,
        rich_text_quote: typed({ elements: inlines }, { border }),
        rich_text_preformatted: typed(
          { elements: list(variant({ text, link }), { min: 0 }) },
          { border, language: string() },
        ),
        rich_text_list: typed(
          { elements: list(variant({ rich_text_section })), style: oneOf('bullet', 'ordered') },
          { border, indent: number({ integer: true, min: 0, max: 8 }), offset: number({ integer: true, min: 0 }) },
        ),
      }),
    ),
  },
  { block_id: string({ max: 255 }) },
);
