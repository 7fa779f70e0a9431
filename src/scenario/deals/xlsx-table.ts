import { readXlsx } from 'hucre/xlsx';
import { Decimal } from '../../units/decimal.ts';
import { nearest } from '../nearest.ts';
import { fileProblem } from './file-problem.ts';
import { HEADER_REACH_ROWS, MAX_ROWS, MAX_UNPACKED_BYTES } from './limits.ts';
import type { RawTable, TableLayout } from './raw-table.ts';
import { unpackedBytes } from './zip-size.ts';

/** Numbers from here on have lost digits in a spreadsheet, which keeps fifteen. */
const FIFTEEN_DIGITS = 1e15;

/**
 * One sheet of a workbook as a table of text: the named one, else the first that is not hidden.
 *
 * @throws InputError when it is damaged, too large unpacked, or has no such sheet.
 */
export async function readXlsxTable(
  bytes: Uint8Array,
  file: string,
  sheet: string | undefined,
): Promise<RawTable> {
  const unpacked = unpackedBytes(bytes);
  if (unpacked === null) throw damaged(file, 'zip directory');
  if (unpacked > MAX_UNPACKED_BYTES) {
    throw fileProblem(
      file,
      `${unpacked} bytes unpacked`,
      { zh: '工作簿解压后太大', en: 'the workbook is too large when unpacked' },
      { zh: '解压后不超过 512 MiB 的工作簿', en: 'a workbook of at most 512 MiB unpacked' },
    );
  }
  const names: string[] = [];
  let chosen: string | null = null;
  const workbook = await readXlsx(bytes, {
    maxRows: MAX_ROWS + HEADER_REACH_ROWS + 1,
    sheets: ({ name, hidden, veryHidden }) => {
      names.push(name);
      const wanted = sheet === undefined ? !hidden && !veryHidden : name === sheet;
      if (!wanted || chosen !== null) return false;
      chosen = name;
      return true;
    },
  }).catch((error: unknown) => {
    throw damaged(file, error instanceof Error ? error.message : 'unknown');
  });
  const table = workbook.sheets[0];
  if (chosen === null || !table) throw noSheet(file, sheet, names);
  const rows = table.rows.map((row) => row.map(cellText));
  const layout = layoutOf(table);
  return { format: 'xlsx', encoding: null, delimiter: null, sheet: chosen, rows, layout };
}

type Sheet = Awaited<ReturnType<typeof readXlsx>>['sheets'][number];

function layoutOf({ merges = [], rowDefs, columns = [], cells }: Sheet): TableLayout {
  const hiddenRows = [...(rowDefs ?? [])].filter(([, { hidden }]) => hidden === true);
  const open = [...(cells ?? [])].filter(
    ([, { formula, value }]) => formula !== undefined && value === null,
  );
  return {
    merges,
    uncalculated: open.map(([key]) => {
      const [row, column] = key.split(',').map(Number);
      return [row!, column!] as const;
    }),
    hiddenRows: hiddenRows.map(([row]) => row),
    hiddenColumns: columns.flatMap(({ hidden }, column) => (hidden === true ? [column] : [])),
  };
}

function damaged(file: string, found: string) {
  return fileProblem(file, found, {
    zh: '工作簿已损坏，或者不是 XLSX',
    en: 'the workbook is damaged or is not an XLSX',
  });
}

function noSheet(file: string, sheet: string | undefined, names: readonly string[]) {
  const near = sheet === undefined ? null : nearest(sheet, names);
  const list = names.join('、');
  return fileProblem(
    file,
    sheet ?? 'no visible sheet',
    {
      zh: near === null ? '没有这张工作表' : `没有这张工作表，最接近的是“${near}”`,
      en: near === null ? 'there is no such sheet' : `there is no such sheet; nearest is "${near}"`,
    },
    { zh: `以下工作表之一：${list}`, en: `one of these sheets: ${names.join(', ')}` },
  );
}

/** A cell as the text a person would have typed. */
function cellText(cell: string | number | boolean | Date | null): string {
  if (cell === null) return '';
  if (cell instanceof Date) return dateText(cell);
  return typeof cell === 'number' ? numberText(cell) : String(cell);
}

// A spreadsheet stores 122.67 as 122.67000000000002; fifteen digits are what it means.
function numberText(value: number): string {
  const plain = Number.isFinite(value) && Math.abs(value) < FIFTEEN_DIGITS;
  return plain ? new Decimal(value.toPrecision(15)).toString() : value.toExponential();
}

// Dates of a spreadsheet have no zone; the library gives them as UTC.
function dateText(date: Date): string {
  const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
  return Number.isNaN(year) ? 'NaN' : `${year}-${month}-${day}`;
}
