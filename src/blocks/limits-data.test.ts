import { describe } from 'vitest';
import {
  cell,
  downTo,
  empty,
  holds,
  items,
  less,
  many,
  noLessThan,
  noMoreThan,
  plain,
  rich,
  richSection,
  said,
  upTo,
  x,
} from '../../test/support/blocks.ts';
import { checkMessage } from './limits.ts';

describe('a table', () => {
  const table = (rows: unknown[], more: Record<string, unknown> = {}): Record<string, unknown> => ({
    type: 'table',
    rows,
    ...more,
  });
  const data = (rows: unknown[], more: Record<string, unknown> = {}): Record<string, unknown> => ({
    type: 'data_table',
    caption: 'Items',
    rows,
    ...more,
  });
  const row = (length: number): Record<string, unknown>[] => many(length, () => cell());
  holds('/blocks/0', (block) => checkMessage([block]), [
    upTo('has at most 100 rows', 100, (n) => table(many(n, () => row(1))), '/rows', items),
    upTo('has at most 20 columns', 20, (n) => table([row(n)]), '/rows/0', items),
    ['has no empty cell', table([[cell()]]), table([[cell('')]]), `/rows/0/0/text ${empty}`],
    [
      'has at most 10000 characters',
      table([[cell(x(5000)), cell(x(5000))]]),
      table([[cell(x(5000)), cell(x(5001))]]),
      `/rows ${less(10_000)}`,
    ],
    [
      'aligns left, center or right',
      table([row(1)], { column_settings: [{ align: 'right' }] }),
      table([row(1)], { column_settings: [{ align: 'end' }] }),
      '/column_settings/0/align must be a valid enum value: left, center, right',
    ],
    [
      'data table has a caption',
      data([row(1), row(1)]),
      { type: 'data_table', rows: [row(1), row(1)] },
      ' missing required field: caption',
    ],
    [
      'data table has rows below its head',
      data([row(1), row(1)]),
      data([row(1)]),
      '/rows must provide at least 2 items',
    ],
    upTo('data table has at most 201 rows', 201, (n) => data(many(n, () => row(1))), '/rows', items),
    [
      'data table rows are equally long',
      data([row(2), row(2)]),
      data([row(2), row(1)]),
      '/rows/1 must have as many cells as the first row',
    ],
    [
      'data table head is raw',
      data([[cell()], [rich(richSection(said()))]]),
      data([[rich(richSection(said()))], [cell()]]),
      '/rows/0/0 a header cell must be raw_text or raw_number',
    ],
    [
      'data table has at most 20000 characters',
      data([row(2), [cell(x(10_000)), cell(x(9_998))]]),
      data([row(2), [cell(x(10_000)), cell(x(9_999))]]),
      `/rows ${less(20_000)}`,
    ],
    upTo(
      'describes at most 20 columns',
      20,
      (n) => table([row(1)], { column_settings: many(n, () => ({})) }),
      '/column_settings',
      items,
    ),
    [
      'may describe no column',
      table([row(1)], { column_settings: [] }),
      table([row(1)], { column_settings: {} }),
      '/column_settings must provide an array',
    ],
    upTo('data table has at most 20 columns', 20, (n) => data([row(n), row(n)]), '/rows/0', items),
    downTo('page has at least one row', 1, (n) => data([row(1), row(1)], { page_size: n }), '/page_size', noLessThan),
    downTo(
      'row header is in the first column at least',
      0,
      (n) => data([row(1), row(1)], { row_header_column_index: n }),
      '/row_header_column_index',
      noLessThan,
    ),
    upTo(
      'row header is in the twentieth column at most',
      19,
      (n) => data([row(20), row(20)], { row_header_column_index: n }),
      '/row_header_column_index',
      noMoreThan,
    ),
    upTo('page size is 1 to 100', 100, (n) => data([row(1), row(1)], { page_size: n }), '/page_size', noMoreThan),
  ]);
});

describe('a chart', () => {
  const chart = (body: Record<string, unknown>, title = 'Chart'): Record<string, unknown> => ({
    type: 'data_visualization',
    title,
    chart: body,
  });
  const pie = (count: number, more: Record<string, unknown> = {}): Record<string, unknown> =>
    chart({ type: 'pie', segments: many(count, (i) => ({ label: `l${i}`, value: 1, ...more })) });
  const series = (name: string, labels: string[]): Record<string, unknown> => ({
    name,
    data: labels.map((label) => ({ label, value: 1 })),
  });
  const bar = (
    all: Record<string, unknown>[],
    categories: string[],
    more: Record<string, unknown> = {},
  ): Record<string, unknown> => chart({ type: 'bar', series: all, axis_config: { categories, ...more } });
  const labels = many(20, (i) => `c${i}`);
  holds('/blocks/0', (block) => checkMessage([block]), [
    upTo(
      'has a title of at most 50',
      50,
      (n) => chart({ type: 'pie', segments: [{ label: 'a', value: 1 }] }, x(n)),
      '/title',
      less,
    ),
    ['title is a bare string', pie(1), { ...pie(1), title: plain() }, '/title must provide a string'],
    ['is a pie, bars, lines or an area', pie(1), chart({ type: 'scatter' }), '/chart/type unsupported type: scatter'],
    upTo('pie has at most 6 segments', 6, (n) => pie(n), '/chart/segments', items),
    ['pie has no empty segment', pie(1), pie(1, { value: 0 }), '/chart/segments/0/value must be no less than 5e-324'],
    upTo('label is at most 20', 20, (n) => pie(1, { label: x(n) }), '/chart/segments/0/label', less),
    upTo(
      'has at most 6 series',
      6,
      (n) =>
        bar(
          many(n, (i) => series(`s${i}`, ['a'])),
          ['a'],
        ),
      '/chart/series',
      items,
    ),
    [
      'series names are unique',
      bar([series('s', ['a']), series('t', ['a'])], ['a']),
      bar([series('s', ['a']), series('s', ['a'])], ['a']),
      '/chart/series/1/name series names must be unique',
    ],
    [
      'has at most 20 points',
      bar([series('s', labels)], labels),
      bar([series('s', [...labels, 'z'])], [...labels, 'z']),
      `/chart/series/0/data ${items(20)}`,
    ],
    upTo(
      'has at most 20 categories',
      20,
      (n) =>
        bar(
          [
            series(
              's',
              many(n, (i) => `c${i}`),
            ),
          ],
          many(n, (i) => `c${i}`),
        ),
      '/chart/axis_config/categories',
      items,
    ),
    upTo(
      'category is at most 20',
      20,
      (n) => bar([series('s', [x(n)])], [x(n)]),
      '/chart/axis_config/categories/0',
      less,
    ),
    upTo('series name is at most 20', 20, (n) => bar([series(x(n), ['a'])], ['a']), '/chart/series/0/name', less),
    [
      'every category has a point',
      bar([series('s', ['a', 'b'])], ['b', 'a']),
      bar([series('s', ['a'])], ['a', 'b']),
      '/chart/series/0/data must have exactly one point for every category',
    ],
    [
      'no category has two points',
      bar([series('s', ['a', 'b'])], ['a', 'b']),
      bar([series('s', ['a', 'a'])], ['a', 'b']),
      '/chart/series/0/data must have exactly one point for every category',
    ],
    [
      'categories are unique',
      bar([series('s', ['a', 'b'])], ['a', 'b']),
      bar([series('s', ['a', 'a'])], ['a', 'a']),
      '/chart/axis_config/categories categories must be unique',
    ],
    [
      'values are numbers',
      bar([{ name: 's', data: [{ label: 'a', value: -1 }] }], ['a']),
      bar([{ name: 's', data: [{ label: 'a', value: null }] }], ['a']),
      '/chart/series/0/data/0/value must provide a number',
    ],
    upTo(
      'axis titles are at most 50',
      50,
      (n) => bar([series('s', ['a'])], ['a'], { x_label: x(n) }),
      '/chart/axis_config/x_label',
      less,
    ),
  ]);
});
