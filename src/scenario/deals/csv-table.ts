import { CsvError, parse } from 'csv-parse/sync';
import { findColumn, type HeadingFinder } from './columns.ts';
import { fileProblem } from './file-problem.ts';
import { findHeader } from './header.ts';
import { HEADER_REACH_ROWS, MAX_ROWS } from './limits.ts';
import type { RawTable } from './raw-table.ts';
import { decodeText } from './text-encoding.ts';

const DELIMITERS = [',', '\t', ';'] as const;

/**
 * A CSV file as a table. The delimiter is the one that makes a heading of the first rows.
 *
 * @throws InputError when it is not text, its quotes do not balance, or it has too many rows.
 */
export function readCsvTable(
  bytes: Uint8Array,
  file: string,
  find: HeadingFinder = findColumn,
): RawTable {
  const { text, encoding } = decodeText(bytes, file);
  const delimiter = findDelimiter(text, find);
  const rows = parseCsv(text, delimiter, MAX_ROWS + HEADER_REACH_ROWS + 1, file);
  return { format: 'csv', encoding, delimiter, sheet: null, rows, layout: null };
}

function findDelimiter(text: string, find: HeadingFinder): string {
  let best: { delimiter: string; known: number } = { delimiter: ',', known: 0 };
  for (const delimiter of DELIMITERS) {
    const known = countKnown(text, delimiter, find);
    if (known > best.known) best = { delimiter, known };
  }
  return best.delimiter;
}

function countKnown(text: string, delimiter: string, find: HeadingFinder): number {
  try {
    const rows = parse(text, { ...CSV_OPTIONS, delimiter, to: HEADER_REACH_ROWS }) as string[][];
    return findHeader(rows, find)?.known ?? 0;
  } catch (error) {
    if (error instanceof CsvError) return 0;
    throw error;
  }
}

function parseCsv(text: string, delimiter: string, to: number, file: string): string[][] {
  try {
    return parse(text, { ...CSV_OPTIONS, delimiter, to }) as string[][];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error['lines'] === 'number' ? error['lines'] : null;
    throw fileProblem(
      file,
      error.code,
      { zh: 'CSV 的引号不成对或放错了位置', en: 'the quotes of the CSV do not pair up' },
      { zh: '合乎 RFC 4180 的 CSV', en: 'a CSV after RFC 4180' },
      line,
    );
  }
}

// Blank and ragged rows stay, so that row numbers are those people see.
const CSV_OPTIONS = { bom: true, relax_column_count: true, skip_empty_lines: false } as const;
