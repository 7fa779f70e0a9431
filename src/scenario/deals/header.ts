import { cleanText, showText } from './cell-text.ts';
import { findColumn, type HeadingFinder, type KnownHeading } from './columns.ts';
import { HEADER_REACH_ROWS } from './limits.ts';

/** One column of a file: its heading as typed, and what it is if it is known. */
export interface FileColumn {
  readonly index: number;
  readonly heading: string;
  readonly known: KnownHeading | null;
}

/** The heading of a table. */
export interface Header {
  /** Position of the heading row among the rows of the file. */
  readonly index: number;
  readonly columns: readonly FileColumn[];
  /** The columns that fill each part of a deal. */
  readonly byField: ReadonlyMap<string, readonly FileColumn[]>;
  /** How many columns are known. */
  readonly known: number;
}

/** The row among the first ones that names the most columns; null when none names two. */
export function findHeader(
  rows: readonly (readonly string[])[],
  find: HeadingFinder = findColumn,
): Header | null {
  let best: Header | null = null;
  for (const [index, cells] of rows.slice(0, HEADER_REACH_ROWS).entries()) {
    const header = headerOf(
      cells.map((cell, position) => fileColumn(cell, position, find)),
      index,
    );
    if (header.known < 2 || header.known <= (best?.known ?? 0)) continue;
    best = header;
  }
  return best;
}

/** The heading made of some columns. */
export function headerOf(columns: readonly FileColumn[], index: number): Header {
  const fields = new Set(columns.flatMap(({ known }) => (known ? [known.spec.key] : [])));
  return { index, columns, byField: groupByField(columns), known: fields.size };
}

function groupByField(columns: readonly FileColumn[]): ReadonlyMap<string, readonly FileColumn[]> {
  const groups = new Map<string, FileColumn[]>();
  for (const column of columns) {
    const field = column.known?.spec.field;
    if (field === undefined) continue;
    const group = groups.get(field);
    if (group) group.push(column);
    else groups.set(field, [column]);
  }
  return groups;
}

function fileColumn(cell: string, index: number, find: HeadingFinder): FileColumn {
  const heading = showText(cleanText(cell));
  return { index, heading, known: heading === '' ? null : find(cell) };
}
