import { describe } from 'vitest';
import { empty, holds, rich, richSection, said } from '../../test/support/blocks.ts';
import { checkMessage } from './limits.ts';

describe('rich text', () => {
  holds('/blocks/0/elements', (block) => checkMessage([block]), [
    ['has elements', rich(richSection(said())), rich(), ' must provide at least 1 items'],
    [
      'has known elements',
      rich(richSection()),
      rich({ type: 'rich_text_table', elements: [] }),
      '/0/type unsupported type: rich_text_table',
    ],
    ['text is not empty', rich(richSection(said())), rich(richSection(said(''))), `/0/elements/0/text ${empty}`],
    [
      'style is known',
      rich(richSection({ ...said(), style: { bold: true } })),
      rich(richSection({ ...said(), style: { big: true } })),
      '/0/elements/0/style invalid additional property: big',
    ],
    [
      'preformatted holds text and links only',
      rich({ type: 'rich_text_preformatted', elements: [said()] }),
      rich({ type: 'rich_text_preformatted', elements: [{ type: 'user', user_id: 'U1' }] }),
      '/0/elements/0/type unsupported type: user',
    ],
    [
      'quote holds inline elements',
      rich({ type: 'rich_text_quote', elements: [said()] }),
      rich({ type: 'rich_text_quote', elements: [richSection()] }),
      '/0/elements/0/type unsupported type: rich_text_section',
    ],
    [
      'list has a style',
      rich({ type: 'rich_text_list', style: 'bullet', elements: [richSection()] }),
      rich({ type: 'rich_text_list', elements: [richSection()] }),
      '/0 missing required field: style',
    ],
    [
      'list holds sections',
      rich({ type: 'rich_text_list', style: 'ordered', elements: [richSection()] }),
      rich({ type: 'rich_text_list', style: 'ordered', elements: [said()] }),
      '/0/elements/0/type unsupported type: text',
    ],
    [
      'link has an address',
      rich(richSection({ type: 'link', url: 'https://e.com' })),
      rich(richSection({ type: 'link', text: 'e' })),
      '/0/elements/0 missing required field: url',
    ],
    [
      'date has a format',
      rich(richSection({ type: 'date', timestamp: 1_800_000_000, format: '{date}' })),
      rich(richSection({ type: 'date', timestamp: 1.5, format: '{date}' })),
      '/0/elements/0/timestamp must provide an integer',
    ],
  ]);
});
