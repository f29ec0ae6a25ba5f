// Numbers drawn in Slack: native charts (messages only, at most two in one) and what stands for them elsewhere, bars
// of text and tables. Everything is cut to Slack's limits; a chart of nothing is undefined.
import type { Block, RichTextBlock, TableBlock } from '@slack/types';
import { graphemes, isBlank, oneLine, truncate } from '../kernel/text.ts';
import { spoken } from './blocks.ts';

interface ChartPoint {
  readonly label: string;
  readonly value: number;
}

interface PieChart {
  readonly type: 'pie';
  readonly segments: readonly ChartPoint[];
}

interface PlottedChart {
  readonly type: 'bar' | 'line';
  readonly series: readonly { readonly name: string; readonly data: readonly ChartPoint[] }[];
  readonly axis_config: {
    readonly categories: readonly string[];
    readonly x_label?: string;
    readonly y_label?: string;
  };
}

/** Not in @slack/types. Messages take it, because they take any `Block`; Home and modals do not. */
export interface DataVisualizationBlock extends Block {
  readonly type: 'data_visualization';
  readonly title: string;
  readonly chart: PieChart | PlottedChart;
}

export interface PieSpec {
  readonly title: string;
  readonly segments: readonly ChartPoint[];
  /** Names the segment that sums up what is beyond the largest five. */
  readonly rest?: string;
}

export interface PlotSpec {
  readonly title: string;
  readonly categories: readonly string[];
  /** `values` stand in the order of `categories`. */
  readonly series: readonly { readonly name: string; readonly values: readonly number[] }[];
  readonly xLabel?: string;
  readonly yLabel?: string;
}

const MAX_SERIES = 6;
const MAX_POINTS = 20;
const MAX_LABEL = 20;

/** The first 20 categories. Categories without a number in every series are left out. */
export const barChart = (spec: PlotSpec): DataVisualizationBlock | undefined => plot('bar', spec, 'first');

/** The last 20 categories, which are points in time. */
export const lineChart = (spec: PlotSpec): DataVisualizationBlock | undefined => plot('line', spec, 'last');

/** Only positive values have a share; beyond six segments the smallest are summed up as `rest`. */
export function pieChart(spec: PieSpec): DataVisualizationBlock | undefined {
  const positive = spec.segments.filter(({ value }) => value > 0 && Number.isFinite(value));
  if (positive.length === 0) return undefined;
  const kept = positive.length > MAX_SERIES ? summedUp(positive, spec.rest ?? 'Other') : positive;
  const labels = distinct(kept.map(({ label }) => label));
  const segments = kept.map(({ value }, i) => ({ label: labels[i] ?? '', value: tidy(value) }));
  return chart(spec.title, { type: 'pie', segments });
}

function summedUp(points: readonly ChartPoint[], rest: string): ChartPoint[] {
  const sorted = points.toSorted((a, b) => b.value - a.value);
  const value = sorted.slice(MAX_SERIES - 1).reduce((sum, point) => sum + point.value, 0);
  return [...sorted.slice(0, MAX_SERIES - 1), { label: rest, value }];
}

function plot(type: 'bar' | 'line', spec: PlotSpec, keep: 'first' | 'last'): DataVisualizationBlock | undefined {
  const series = spec.series.slice(0, MAX_SERIES);
  const complete = spec.categories.flatMap((label, i) => {
    const values = series.map((each) => each.values[i] ?? Number.NaN);
    return values.every(Number.isFinite) ? [{ label, values }] : [];
  });
  const points = keep === 'first' ? complete.slice(0, MAX_POINTS) : complete.slice(-MAX_POINTS);
  if (points.length === 0 || series.length === 0) return undefined;
  const categories = distinct(points.map(({ label }) => label));
  const names = distinct(series.map(({ name }) => name));
  const data = (s: number): ChartPoint[] =>
    categories.map((label, i) => ({ label, value: tidy(points[i]?.values[s] ?? 0) }));
  return chart(spec.title, {
    type,
    series: names.map((name, s) => ({ name, data: data(s) })),
    axis_config: {
      categories,
      ...(spec.xLabel ? { x_label: spoken(oneLine(spec.xLabel), 50) } : {}),
      ...(spec.yLabel ? { y_label: spoken(oneLine(spec.yLabel), 50) } : {}),
    },
  });
}

const chart = (title: string, body: PieChart | PlottedChart): DataVisualizationBlock => ({
  type: 'data_visualization',
  title: spoken(oneLine(title), 50),
  chart: body,
});

/** 0.1 + 0.2 reads 0.3. */
const tidy = (value: number): number => Number(value.toPrecision(12));

/** Labels of at most 20 units that stay apart after the cut: "Faster search for…", "Faster search fo… 2". */
function distinct(labels: readonly string[]): string[] {
  const taken = new Set<string>();
  return labels.map((label) => {
    const whole = oneLine(label);
    let fit = spoken(whole, MAX_LABEL);
    for (let n = 2; taken.has(fit); n += 1) fit = `${spoken(whole, MAX_LABEL - String(n).length - 1)} ${n}`;
    taken.add(fit);
    return fit;
  });
}

export interface BarRow {
  readonly label: string;
  readonly value: number;
  /** What stands behind the bar instead of the number, e.g. "12 dots". */
  readonly shown?: string;
}

export interface BarLook {
  /** Of the longest bar, in characters; 12 by default, which fits a phone. */
  readonly width?: number;
  /** For numbers without `shown`. */
  readonly locale?: string;
}

const MAX_ROWS = 40;
const LABEL_COLUMNS = 20;

/** The text equivalent of a chart, for Home, modals and messages without charts: one line with a bar per row. */
export function textBars(rows: readonly BarRow[], look: BarLook = {}): RichTextBlock {
  const text = truncate(barLines(rows, look), 3000) || '\u2014';
  return { type: 'rich_text', elements: [{ type: 'rich_text_preformatted', elements: [{ type: 'text', text }] }] };
}

/** The lines of `textBars` as plain text; at most 40 rows. Bars start at zero: a negative value has none. */
export function barLines(rows: readonly BarRow[], { width = 12, locale = 'en' }: BarLook = {}): string {
  const shown = rows.slice(0, MAX_ROWS).map((row) => ({ ...row, label: fitted(row.label) }));
  const longest = Math.max(0, ...shown.map(({ value }) => value).filter(Number.isFinite));
  const columns = Math.max(0, ...shown.map(({ label }) => columnsOf(label)));
  const format = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
  const lines = shown.map(({ label, value, shown: said }) => {
    const share = longest > 0 ? Math.max(0, value) / longest : 0;
    const gap = ' '.repeat(columns - columnsOf(label));
    const end = said === undefined ? format.format(value) : spoken(oneLine(said), 40);
    return `${isolated(label)}${gap}  ${bar(share, width)}  ${isolated(end)}`;
  });
  if (rows.length > MAX_ROWS) lines.push(`\u2026 +${rows.length - MAX_ROWS}`);
  return lines.join('\n');
}

const EIGHTHS = ['', '\u258F', '\u258E', '\u258D', '\u258C', '\u258B', '\u258A', '\u2589'];

/** Whole blocks and one of eighths; whatever is above zero can be seen. */
function bar(share: number, width: number): string {
  const eighths = Number.isFinite(share) ? Math.min(width * 8, Math.ceil(share * width * 8)) : 0;
  const drawn = '\u2588'.repeat(Math.floor(eighths / 8)) + (EIGHTHS[eighths % 8] ?? '');
  return drawn.padEnd(width, ' ');
}

const WIDE =
  /\p{Emoji_Presentation}|\uFE0F|[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60]/u;

/** Columns in a fixed-width font: emoji and East Asian characters take two. */
function columnsOf(text: string): number {
  let columns = 0;
  for (const each of graphemes(text)) columns += isBlank(each) && each !== ' ' ? 0 : WIDE.test(each) ? 2 : 1;
  return columns;
}

/** Cut to the label column, by what is seen rather than by units. */
function fitted(label: string): string {
  const whole = spoken(oneLine(label), 300);
  if (columnsOf(whole) <= LABEL_COLUMNS) return whole;
  let kept = '';
  for (const each of graphemes(whole)) {
    if (columnsOf(kept) + columnsOf(each) >= LABEL_COLUMNS) break;
    kept += each;
  }
  return `${kept.trimEnd()}\u2026`;
}

/** Right-to-left words keep to their place in the line instead of turning it round. */
const isolated = (text: string): string =>
  /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]/.test(text) ? `\u2068${text}\u2069` : text;

export type Align = 'left' | 'center' | 'right';

const MAX_CELLS = 20;
const MAX_TABLE_ROWS = 100;
const MAX_TABLE_TEXT = 10_000;
const MAX_CELL = 300;

/**
 * A table for messages and Home, one per message; the first row is the head. Short rows are filled up, rows beyond
 * Slack's limits (100, or 10,000 characters) give way to a last one that says how many are missing.
 */
export function tableBlock(rows: readonly (readonly string[])[], align: readonly Align[] = []): TableBlock {
  const width = Math.min(MAX_CELLS, Math.max(1, ...rows.map((row) => row.length)));
  const all = (rows.length > 0 ? rows : [['']]).map((row) => cellsOf(row, width));
  const kept = rowsThatFit(all);
  if (kept < all.length) all.splice(kept, all.length, cellsOf([`\u2026 +${all.length - kept}`], width));
  return {
    type: 'table',
    rows: all.map((row) => row.map((text) => ({ type: 'raw_text', text }))),
    column_settings: Array.from({ length: width }, (_, i) => ({ align: align[i] ?? 'left', is_wrapped: true })),
  };
}

const cellsOf = (row: readonly string[], width: number): string[] =>
  Array.from({ length: width }, (_, i) => spoken(oneLine(row[i] ?? ''), MAX_CELL));

/** How many rows can stay, leaving room for the row that counts the others. */
function rowsThatFit(rows: readonly (readonly string[])[]): number {
  const roomForLast = MAX_CELLS + 10;
  let sum = 0;
  const over = rows.findIndex((row, i) => {
    sum += row.join('').length;
    return sum > MAX_TABLE_TEXT - roomForLast || (i >= MAX_TABLE_ROWS - 1 && rows.length > MAX_TABLE_ROWS);
  });
  return over < 0 ? rows.length : over;
}
