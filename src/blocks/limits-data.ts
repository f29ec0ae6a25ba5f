// Limits of tables and charts.
import {
  all,
  boolean,
  type Check,
  type Json,
  list,
  number,
  objectsIn,
  oneOf,
  type Report,
  record,
  rule,
  string,
  textLength,
  typed,
  variant,
} from './limits-check.ts';
import { richText } from './limits-rich.ts';

const block_id = string({ max: 255 });
const raw_text = typed({ text: string() });
const raw_number = typed({ value: number(), text: string() });
const cell = variant({ raw_text, raw_number, rich_text: richText });

const TABLE_CHARACTERS = 10_000;
export const DATA_TABLE_CHARACTERS = 20_000;

const readable = (max: number): Check =>
  rule((block, at, report) => {
    if (textLength(block.rows) > max) report(`${at}/rows`, `must be less than ${max + 1} characters`);
  });

const column = record({}, { align: oneOf('left', 'center', 'right'), is_wrapped: boolean });
export const table: Check = all(
  typed(
    { rows: list(list(cell, { max: 20 }), { max: 100 }) },
    { block_id, column_settings: list(column, { min: 0, max: 20 }) },
  ),
  readable(TABLE_CHARACTERS),
);

const rowsOf = (block: Json): unknown[][] => (Array.isArray(block.rows) ? block.rows.filter(Array.isArray) : []);

export const data_table: Check = all(
  typed(
    { caption: string(), rows: list(list(cell, { max: 20 }), { min: 2, max: 201 }) },
    {
      block_id,
      page_size: number({ integer: true, min: 1, max: 100 }),
      row_header_column_index: number({ integer: true, min: 0, max: 19 }),
    },
  ),
  readable(DATA_TABLE_CHARACTERS),
  rule((block, at, report) => {
    const rows = rowsOf(block);
    const [header = []] = rows;
    rows.forEach((row, i) => {
      if (row.length !== header.length) report(`${at}/rows/${i}`, 'must have as many cells as the first row');
    });
    objectsIn(header).forEach((each, i) => {
      if (each.type === 'rich_text') report(`${at}/rows/0/${i}`, 'a header cell must be raw_text or raw_number');
    });
  }),
);

const label = string({ max: 20 });
const axisTitle = string({ max: 50 });
const segment = record({ label, value: number({ min: Number.MIN_VALUE }) });
const pie = typed({ segments: list(segment, { max: 6 }) });
const plotted = all(
  typed({
    series: list(record({ name: label, data: list(record({ label, value: number() }), { max: 20 }) }), { max: 6 }),
    axis_config: record({ categories: list(label, { max: 20 }) }, { x_label: axisTitle, y_label: axisTitle }),
  }),
  rule(eachSeriesOnce),
  rule(everyCategoryOnce),
);

function eachSeriesOnce({ series }: Json, at: string, report: Report): void {
  const seen = new Set<unknown>();
  objectsIn(series).forEach(({ name }, i) => {
    if (seen.has(name)) report(`${at}/series/${i}/name`, 'series names must be unique');
    seen.add(name);
  });
}

/** Every series has exactly one point for every category, and categories do not repeat. */
function everyCategoryOnce({ series, axis_config }: Json, at: string, report: Report): void {
  const [{ categories } = {}] = objectsIn([axis_config]);
  if (!Array.isArray(categories)) return;
  const wanted = new Set<unknown>(categories);
  if (wanted.size < categories.length) report(`${at}/axis_config/categories`, 'categories must be unique');
  objectsIn(series).forEach(({ data }, i) => {
    const given = objectsIn(data).map((point) => point.label);
    const isComplete = given.length === wanted.size && new Set(given).size === wanted.size;
    if (!isComplete || given.some((each) => !wanted.has(each))) {
      report(`${at}/series/${i}/data`, 'must have exactly one point for every category');
    }
  });
}

export const data_visualization: Check = typed(
  { title: string({ max: 50 }), chart: variant({ pie, bar: plotted, line: plotted, area: plotted }) },
  { block_id },
);
