import type { ColumnSpec } from './column-spec.ts';
import type { HeadingFinder } from './columns.ts';
import { fileProblem } from './file-problem.ts';
import { findHeader, type Header } from './header.ts';
import { checkLayout } from './layout-checks.ts';
import { MAX_ROWS } from './limits.ts';
import type { RawTable } from './raw-table.ts';

/** One row below the heading that is not blank. */
export interface DataRow {
  /** Number people see: the first row of the file is 1. */
  readonly row: number;
  readonly cells: readonly string[];
}

/**
 * The heading of a table.
 *
 * @param required the columns without which no row can be used
 * @throws InputError when the first rows hold no heading with all of them
 */
export function requireHeader(
  table: RawTable,
  file: string,
  find: HeadingFinder,
  required: readonly ColumnSpec<string>[],
): Header {
  const header = findHeader(table.rows, find);
  const columns = required.filter(({ field }) => !header?.byField.has(field));
  if (header !== null && columns.length === 0) return header;
  const found = header?.columns.map(({ heading }) => heading).filter((text) => text !== '') ?? [];
  throw fileProblem(
    file,
    found.length === 0 ? 'no heading' : found.slice(0, 30).join(', '),
    {
      zh: '前二十行里找不到完整的表头',
      en: 'the first twenty rows hold no complete heading',
    },
    {
      zh: `含有以下各列：${columns.map(({ header: { zh } }) => zh).join('、')}`,
      en: `these columns: ${columns.map(({ header: { zh, en } }) => `${zh} / ${en}`).join(', ')}`,
    },
  );
}

/** @throws InputError when there are too many rows, or some are merged or hidden */
export function dataRows(table: RawTable, header: Header, file: string): DataRow[] {
  checkLayout(table, header, file);
  const rows = table.rows
    .map((cells, index) => ({ row: index + 1, cells }))
    .slice(header.index + 1)
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  if (rows.length <= MAX_ROWS) return rows;
  throw fileProblem(
    file,
    `more than ${MAX_ROWS} rows`,
    { zh: '行数太多', en: 'there are too many rows' },
    { zh: `不超过 ${MAX_ROWS} 行`, en: `at most ${MAX_ROWS} rows` },
  );
}
