// Slack's data_table, which the library does not know: a caption, a header row and pages of rows.
import { useState } from 'react';
import { plainText, words } from '../model/blocks.ts';
import { emojify } from '../model/emoji.ts';
import type { DataTableBlock, TableCell } from '../types.ts';

const PAGE_SIZE = 5;

function cellText(cell: TableCell): string {
  if (cell.type === 'rich_text') return plainText(cell);
  return emojify(cell.text ?? (cell.value === undefined ? '' : String(cell.value)));
}

function Cells({ row, header }: { row: TableCell[]; header: boolean }) {
  const Tag = header ? 'th' : 'td';
  return row.map((cell, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
    <Tag key={index} className={cell.type === 'raw_number' ? 'number' : ''}>
      {cellText(cell)}
    </Tag>
  ));
}

export function DataTable({ block }: { block: DataTableBlock }) {
  const [header, ...rows] = block.rows;
  const size = block.page_size ?? PAGE_SIZE;
  const pages = Math.max(1, Math.ceil(rows.length / size));
  const [page, setPage] = useState(0);
  const at = Math.min(page, pages - 1);
  return (
    <div className="data-table">
      <table>
        <caption>{emojify(words(block.caption))}</caption>
        {header && (
          <thead>
            <tr>
              <Cells row={header} header />
            </tr>
          </thead>
        )}
        <tbody>
          {rows.slice(at * size, (at + 1) * size).map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity
            <tr key={index}>
              <Cells row={row} header={false} />
            </tr>
          ))}
        </tbody>
      </table>
      {pages > 1 && (
        <div className="pager">
          <button type="button" className="link-button" disabled={at === 0} onClick={() => setPage(at - 1)}>
            Previous
          </button>
          <span>
            {at + 1} of {pages}
          </span>
          <button type="button" className="link-button" disabled={at === pages - 1} onClick={() => setPage(at + 1)}>
            Next
          </button>
        </div>
      )}
    </div>
  );
}
