import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyText, hostileTexts } from '../../test/support/texts.ts';
import { asChannelId, asUserId } from '../kernel/ids.ts';
import { oneLine } from '../kernel/text.ts';
import { mrkdwn } from './blocks.ts';
import { asSent, channel, cutMrkdwn, escapeMrkdwn, joinMd, link, md, moment, raw, user } from './mrkdwn.ts';

/** What Slack would act on: everything between angle brackets. */
const live = (text: string): string[] => [...text.matchAll(/<([^<>]*)>/g)].map(([, inner]) => inner ?? '');
/** What a person reads. */
const read = (text: string): string =>
  text.replaceAll('\u200B', '').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
const ada = asUserId('U0ADA');

describe("a person's words", () => {
  test('are two hundred and more in this corpus', () => {
    expect(new Set(hostileTexts).size).toBeGreaterThanOrEqual(195);
    expect(hostileTexts).toHaveLength(200);
  });

  test.each(hostileTexts.map((text) => [text]))('%j stays words', (text) => {
    const written = md`*${text}* by ${user(ada)}`.toString();
    expect(live(written)).toEqual(['@U0ADA']);
    expect(written.match(/&(?!amp;|lt;|gt;)/)).toBeNull();
    expect(read(written.replace(' by <@U0ADA>', ''))).toBe(`*${oneLine(text).replaceAll('\u200B', '')}*`);
  });

  test.each(hostileTexts.map((text) => [text]))(
    '%j is sent as words, lines kept, where it is the text of a message',
    (text) => {
      const sent = asSent(`first\n${text}`, 3_900);
      expect(live(sent)).toEqual([]);
      expect(sent.startsWith('first\n')).toBe(true);
      expect(asSent(`${text}${'&'.repeat(9_000)}`, 3_900).length).toBeLessThanOrEqual(3_900);
      expect(live(asSent(md`${user(ada)} says ${text}`, 3_900))).toEqual(['@U0ADA']);
    },
  );

  test.each(hostileTexts.map((text) => [text]))(
    '%j cannot leave the label of a link or the fallback of a date',
    (text) => {
      const [inner = ''] = live(link('https://plumbline.example/R-1?a=1&b=2', text).toString());
      expect(inner.split('|')[0]).toBe('https://plumbline.example/R-1?a=1&amp;b=2');
      expect(inner.split('|').length).toBeLessThanOrEqual(2);
      const date = moment(1_800_000_000_000, text).toString();
      expect(live(date)).toHaveLength(1);
      expect(date.split('|')).toHaveLength(2);
    },
  );

  test('never break the line, start a quote or open a code block', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const written = md`${text}`.toString();
        expect(written).not.toMatch(/[\n\r]|^&gt;|```/);
      }),
    );
  });

  test('are escaped once', () => {
    expect(escapeMrkdwn('a & b < c > d &amp;')).toBe('a &amp; b &lt; c &gt; d &amp;amp;');
    expect(md`${md`${'A&B'}`}`.toString()).toBe('A&amp;B');
  });

  test('go out verbatim, so that Slack links nothing by itself', () => {
    expect(mrkdwn(md`@channel #general https://evil.example`)).toMatchObject({ verbatim: true });
  });
});

describe('trusted text', () => {
  test('keeps literals and leaves out what is not there', () => {
    expect(md`*R-1*${false}${null}${undefined} has ${3} voters`.toString()).toBe('*R-1* has 3 voters');
    expect(joinMd([md`one`, false, undefined, md`two`]).toString()).toBe('one\ntwo');
    expect(joinMd([md`one`, md`two`], ' · ').toString()).toBe('one · two');
  });

  test('mentions ids and nothing else', () => {
    expect(user(asUserId('U1> <!channel')).toString()).toBe('<@U1channel>');
    expect(channel(asChannelId('C1|general')).toString()).toBe('<#C1general>');
  });

  test.each([
    'javascript:alert(1)',
    'slack://open',
    'https://e.com/a b',
    'https://e.com/|x',
    'https://e.com/>x',
    'https://e.com/\u0000',
    '//e.com',
    '',
  ])('does not link to %j', (url) => {
    expect(link(url, 'Label').toString()).toBe('Label');
  });

  test('shows the address of a link without a label', () => {
    expect(link('https://e.com/?a&b', ' ').toString()).toBe('<https://e.com/?a&amp;b>');
    expect(link('HTTPS://e.com', 'a|b').toString()).toBe('<HTTPS://e.com|a❘b>');
  });

  test('gives moments in whole seconds', () => {
    expect(moment(1_800_000_000_999, 'Jan 15').toString()).toBe(
      '<!date^1800000000^{date_short_pretty} at {time}|Jan 15>',
    );
  });
});

describe('a cut', () => {
  test('falls beside entities, mentions and links, never inside', () => {
    expect(cutMrkdwn(md`${'&&&'}`, 14)).toBe('&amp;&amp;…');
    expect(cutMrkdwn(md`${'&&&'}`, 15)).toBe('&amp;&amp;&amp;');
    expect(cutMrkdwn(md`hi ${user(ada)} there`, 11)).toBe('hi…');
    expect(cutMrkdwn(md`hi ${user(ada)} there`, 12)).toBe('hi <@U0ADA>…');
    expect(cutMrkdwn(md`${link('https://e.com', 'label')}`, 5)).toBe('…');
  });

  test('leaves whole marks within the length, whatever the words', () => {
    const parts = fc.array(fc.oneof(anyText, fc.constantFrom(user(ada), link('https://e.com/?a&b', 'a <b>'))), {
      maxLength: 6,
    });
    fc.assert(
      fc.property(parts, fc.integer({ min: 1, max: 400 }), (mixed, max) => {
        const whole = joinMd(
          mixed.map((part) => md`${part}`),
          ' ',
        );
        const cut = cutMrkdwn(whole, max);
        expect(cut.length).toBeLessThanOrEqual(max);
        expect(cut).not.toMatch(/&(?!amp;|lt;|gt;)|<[^>]*$/);
        expect(live(cut).every((inner) => ['@U0ADA', 'https://e.com/?a&amp;b|a &lt;b&gt;'].includes(inner))).toBe(true);
        expect(whole.toString().startsWith(cut.replace(/…$/u, ''))).toBe(true);
      }),
    );
  });
});

test('only what went through here counts as trusted', () => {
  expect(md`${'<b>'}`.toString()).toBe('&lt;b&gt;');
  expect(md`${raw('<https://e.com>')}`.toString()).toBe('<https://e.com>');
});
