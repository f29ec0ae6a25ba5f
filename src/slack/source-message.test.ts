import fc from 'fast-check';
import { expect, test } from 'vitest';
import { asChannelId } from '../kernel/ids.ts';
import { readableText, sourceMessage } from './source-message.ts';

const names = {
  person: async (id: string) => (id === 'U0ADA' ? 'Ada' : undefined),
  channel: async (id: string) => (id === 'C0ATLAS' ? 'atlas' : undefined),
};
const channel = asChannelId('C0ATLAS');
const read = (message: unknown) => sourceMessage(message, { channel }, names);

test('mentions, channels, links and dates read as their labels', async () => {
  const markup = [
    'Hi <@U0ADA>, <@U1|ben>, <@U2>: see <#C0ATLAS>, <#C1|sales>, <#C2|>',
    '<!here> <!channel> <!subteam^S1|@design> <!subteam^S2> <!date^1^{date}|Monday>',
    '<https://a.example/x|the spec> <https://b.example> <mailto:a@b.example|mail> <mailto:c@d.example>',
    'a &lt; b &amp;&amp; c &gt; d &amp;lt;',
  ].join('\n');
  expect(await readableText(markup, names)).toBe(
    [
      'Hi @Ada, @ben, @someone: see #atlas, #sales, #channel',
      '@here @channel @design @group Monday',
      'the spec https://b.example mail c@d.example',
      'a < b && c > d &lt;',
    ].join('\n'),
  );
});

test('the result is short and holds no live mention that the author did not spell out', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 4_000 }), async (text) => {
      const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
      const told = await readableText(`<!channel> ${escaped}`, names);
      expect(told.length).toBeLessThanOrEqual(3_000);
      expect(told.startsWith('@channel')).toBe(true);
    }),
  );
});

test('a message without text is read from its blocks, attachments or files', async () => {
  const rich = {
    type: 'rich_text',
    elements: [
      {
        type: 'rich_text_section',
        elements: [
          { type: 'text', text: 'Search <is> ' },
          { type: 'text', text: 'slow', style: { bold: true } },
          { type: 'user', user_id: 'U0ADA' },
          { type: 'broadcast', range: 'channel' },
        ],
      },
      { type: 'rich_text_list', elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: 'one' }] }] },
    ],
  };
  const section = { type: 'section', text: { type: 'mrkdwn', text: '*Deal* <https://x.example|lost>' } };
  expect((await read({ ts: '1.2', text: '', blocks: [rich, section] }))?.text).toBe(
    'Search <is> slow@Ada@channel\none\n*Deal* lost',
  );
  expect((await read({ ts: '1.2', attachments: [{ fallback: 'a fallback' }] }))?.text).toBe('a fallback');
  expect((await read({ ts: '1.2', files: [{ title: 'Survey.pdf' }] }))?.text).toBe('Survey.pdf');
});

test('author and thread come along; a bot is no author; what is no message is undefined', async () => {
  const message = { ts: '2.1', thread_ts: '1.1', user: 'U0ADA', text: 'hello' };
  expect(await read(message)).toEqual({ channel, ts: '2.1', threadTs: '1.1', author: 'U0ADA', text: 'hello' });
  expect(await read({ ...message, bot_id: 'B1' })).not.toHaveProperty('author');
  expect(await read(null)).toBeUndefined();
  expect(await read({ text: 'no ts' })).toBeUndefined();
});
