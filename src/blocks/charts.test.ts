import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyText } from '../../test/support/texts.ts';
import { type BarRow, barChart, barLines, lineChart, pieChart, tableBlock, textBars } from './charts.ts';
import { checkMessage, checkView } from './limits.ts';

const anyNumber = fc.oneof(fc.integer(), fc.double(), fc.constantFrom(0, 1, 1e-300, Number.NaN, Infinity));
const anyPoints = fc.array(fc.record({ label: anyText, value: anyNumber }), { maxLength: 40 });
const points = (count: number) => Array.from({ length: count }, (_, i) => ({ label: `Item ${i}`, value: count - i }));
const labelsOf = (block: ReturnType<typeof barChart>) =>
  block?.chart.type === 'bar' ? block.chart.axis_config.categories : [];

describe('whatever is drawn, Slack takes', () => {
  test('a pie', () => {
    fc.assert(
      fc.property(anyPoints, anyText, (segments, title) => {
        const chart = pieChart({ title, segments, rest: title });
        expect(chart ? checkMessage([chart]) : []).toEqual([]);
      }),
    );
  });

  test('bars and lines', () => {
    const series = fc.array(fc.record({ name: anyText, values: fc.array(anyNumber, { maxLength: 30 }) }), {
      maxLength: 9,
    });
    fc.assert(
      fc.property(fc.array(anyText, { maxLength: 30 }), series, anyText, (categories, all, title) => {
        const spec = { title, categories, series: all, xLabel: title, yLabel: title };
        for (const chart of [barChart(spec), lineChart(spec)]) expect(chart ? checkMessage([chart]) : []).toEqual([]);
      }),
    );
  });

  test('bars of text, in a message, a modal and on Home', () => {
    const rows = fc.array(fc.record({ label: anyText, value: anyNumber, shown: anyText }), { maxLength: 60 });
    fc.assert(
      fc.property(rows, (all) => {
        expect(checkMessage([textBars(all)])).toEqual([]);
        expect(checkView({ type: 'home', blocks: [textBars(all)] })).toEqual([]);
      }),
    );
  });

  test('a table', () => {
    fc.assert(
      fc.property(fc.array(fc.array(anyText, { maxLength: 25 }), { maxLength: 130 }), (rows) => {
        expect(checkMessage([tableBlock(rows)])).toEqual([]);
      }),
    );
  });
});

describe('a chart', () => {
  test('of nothing is not drawn', () => {
    expect(pieChart({ title: 'T', segments: [{ label: 'a', value: 0 }] })).toBeUndefined();
    expect(barChart({ title: 'T', categories: [], series: [{ name: 's', values: [] }] })).toBeUndefined();
    expect(barChart({ title: 'T', categories: ['a'], series: [] })).toBeUndefined();
    expect(lineChart({ title: 'T', categories: ['a'], series: [{ name: 's', values: [] }] })).toBeUndefined();
  });

  test('keeps labels apart that are the same after the cut', () => {
    const categories = [
      'Faster search for all',
      'Faster search for all of us',
      'Faster search for all',
      'a',
      'a',
      'a 2',
    ];
    const block = barChart({ title: 'T', categories, series: [{ name: 's', values: [1, 2, 3, 4, 5, 6] }] });
    expect(labelsOf(block)).toEqual([
      'Faster search for a…',
      'Faster search for… 2',
      'Faster search for… 3',
      'a',
      'a 2',
      'a 2 2',
    ]);
  });

  test('of bars shows the first twenty, of lines the last twenty', () => {
    const categories = points(25).map(({ label }) => label);
    const series = [{ name: 's', values: points(25).map(({ value }) => value) }];
    expect(labelsOf(barChart({ title: 'T', categories, series }))).toEqual(categories.slice(0, 20));
    expect(lineChart({ title: 'T', categories, series })?.chart).toMatchObject({
      axis_config: { categories: categories.slice(5) },
    });
  });

  test('leaves out a category that some series has no number for', () => {
    const series = [
      { name: 's', values: [1, Number.NaN, 3] },
      { name: 't', values: [1, 2] },
    ];
    expect(labelsOf(barChart({ title: 'T', categories: ['a', 'b', 'c'], series }))).toEqual(['a']);
  });

  test('of shares sums up what is beyond the largest five', () => {
    expect(pieChart({ title: 'T', segments: points(8), rest: 'Others' })?.chart).toEqual({
      type: 'pie',
      segments: [
        { label: 'Item 0', value: 8 },
        { label: 'Item 1', value: 7 },
        { label: 'Item 2', value: 6 },
        { label: 'Item 3', value: 5 },
        { label: 'Item 4', value: 4 },
        { label: 'Others', value: 6 },
      ],
    });
    expect(pieChart({ title: 'T', segments: points(6) })?.chart).toMatchObject({ segments: points(6) });
  });

  test('writes 0.1 + 0.2 as 0.3', () => {
    const block = barChart({ title: 'T', categories: ['a'], series: [{ name: 's', values: [0.1 + 0.2] }] });
    expect(block?.chart).toMatchObject({ series: [{ data: [{ label: 'a', value: 0.3 }] }] });
  });
});

describe('bars of text', () => {
  test('line up whatever the script, and say the number', () => {
    const rows: BarRow[] = [
      { label: 'Faster search for everyone', value: 12 },
      { label: 'SSO 🎉', value: 6, shown: '6 dots · 3 people' },
      { label: '検索', value: 0.01 },
      { label: 'Nothing', value: 0 },
      { label: 'Less', value: -4 },
    ];
    expect(barLines(rows, { width: 4 })).toBe(
      [
        'Faster search for e…  ████  12',
        'SSO 🎉                ██    6 dots · 3 people',
        '検索                  ▏     0.01',
        'Nothing                     0',
        'Less                        -4',
      ].join('\n'),
    );
  });

  test("write numbers as the reader's locale does", () => {
    expect(barLines([{ label: 'a', value: 1234.5 }], { width: 1, locale: 'de' })).toBe('a  █  1.234,5');
  });

  test('keep right-to-left words from turning the line round', () => {
    expect(barLines([{ label: 'بحث', value: 1 }], { width: 1 })).toBe('\u2068بحث\u2069  █  1');
  });

  test('say how many rows are not shown', () => {
    expect(barLines(points(45)).split('\n').at(-1)).toBe('… +5');
  });
});

describe('a table', () => {
  test('fills up short rows and marks empty cells', () => {
    expect(tableBlock([['Item', 'Dots'], ['SSO']], ['left', 'right'])).toEqual({
      type: 'table',
      rows: [
        [
          { type: 'raw_text', text: 'Item' },
          { type: 'raw_text', text: 'Dots' },
        ],
        [
          { type: 'raw_text', text: 'SSO' },
          { type: 'raw_text', text: '—' },
        ],
      ],
      column_settings: [
        { align: 'left', is_wrapped: true },
        { align: 'right', is_wrapped: true },
      ],
    });
  });

  test('says how many rows are missing', () => {
    const last = (rows: string[][]) => tableBlock(rows).rows.at(-1)?.[0];
    expect(tableBlock(Array.from({ length: 100 }, () => ['x'])).rows).toHaveLength(100);
    expect(last(Array.from({ length: 103 }, () => ['x']))).toEqual({ type: 'raw_text', text: '… +4' });
    expect(last(Array.from({ length: 50 }, () => ['x'.repeat(300)]))).toEqual({ type: 'raw_text', text: '… +17' });
  });
});
