import { basename } from 'node:path';
import type { Label } from '../../rules/rule.ts';
import { type Day, formatDay } from '../../units/day.ts';
import type { Reject } from '../../world/reject.ts';
import { readDate } from '../deals/cell-date.ts';
import { readMoney } from '../deals/cell-number.ts';
import { halfWidth, showText } from '../deals/cell-text.ts';
import { ANY_TREASURY_CHOICES, DIRECTION_CHOICES, labels, readChoice } from '../deals/choices.ts';
import { toReject } from '../deals/fault.ts';
import { FaultCells } from '../deals/fault-cells.ts';
import { readFileBytes } from '../deals/file-bytes.ts';
import { bad, good, type Reading } from '../deals/reading.ts';
import { RowCells } from '../deals/row-cells.ts';
import { readTable } from '../deals/table-file.ts';
import { dataRows, requireHeader } from '../deals/table-rows.ts';
import type { MoneyUnit } from '../deals/units.ts';
import { InputError, type InputProblem } from '../input-error.ts';
import { nearest } from '../nearest.ts';
import {
  findStatementColumn,
  REQUIRED_COLUMNS,
  type StatementField,
  statementColumn,
} from './statement-columns.ts';
import type { StatementFile, StatementLine } from './statement-line.ts';

/** What the reader must know besides the file. */
export interface ReadStatementOptions {
  /** Sheet of a workbook; left out: the first one that is not hidden. */
  readonly sheet?: string;
  /** Lines outside the run, both days included, are set aside. */
  readonly start: Day;
  readonly end: Day;
  /** Category codes and their names. */
  readonly codes: ReadonlyMap<string, Label>;
}

/**
 * Reads a treasury's statement: CSV or XLSX, columns by their names. A line that cannot be read
 * becomes a reject and the rest goes on.
 *
 * @throws InputError when the file as a whole cannot be used, or names a treasury nobody knows:
 * then none of it is taken.
 */
export async function readStatement(
  path: string,
  options: ReadStatementOptions,
): Promise<StatementFile> {
  const bytes = await readFileBytes(path);
  const table = await readTable(bytes, path, options.sheet, findStatementColumn);
  const header = requireHeader(table, path, findStatementColumn, REQUIRED_COLUMNS);
  const rows = dataRows(table, header, path);
  const places = new FaultCells(table, header);
  const lines: StatementLine[] = [];
  const rejects: Reject[] = [];
  const unknown: InputProblem[] = [];
  for (const { row, cells } of rows) {
    const read = new RowCells<StatementField>(cells, header, statementColumn);
    const line = readLine(row, read, options);
    if (line !== null) lines.push(line);
    const stranger = strangerProblem(path, row, read);
    if (stranger !== null) unknown.push(stranger);
    else if (line === null) {
      rejects.push(toReject(basename(path), row, read.faults, places.marks(row, read.faults)));
    }
  }
  if (unknown.length > 0) throw new InputError(unknown);
  return { lines, rejects, rows: rows.length };
}

function readLine(
  row: number,
  cells: RowCells<StatementField>,
  { start, end, codes }: ReadStatementOptions,
): StatementLine | null {
  const day = cells.require('date', readDate);
  const treasury = cells.require('treasury', readTreasury);
  const code = cells.require('code', (text) => readCode(text, codes));
  const direction = cells.require('direction', (text) => readChoice(text, DIRECTION_CHOICES));
  const amountFen = cells.require('amount', (text, unit) => readMoney(text, unit as MoneyUnit));
  const number = cells.read('number', readNumberText) ?? '';
  const memo = cells.text('memo');
  if (day !== null && (day < start || day > end)) {
    const [from, to] = [formatDay(start), formatDay(end)];
    const period = { zh: `${from} 至 ${to} 之间的日期`, en: `a day from ${from} to ${to}` };
    cells.fail('date', 'outsidePeriod', period);
  }
  if (day === null && cells.faults.length === 0) cells.fail('date', 'missingValue');
  if (cells.faults.length > 0) return null;
  return {
    ...{ row, number, memo, day: day!, treasury: treasury!, code: code! },
    ...{ direction: direction!, amountFen: amountFen! },
  };
}

function readTreasury(text: string) {
  return readChoice(halfWidth(text).replace(/(?:中心支库|国库|金库)$/u, ''), ANY_TREASURY_CHOICES);
}

/** A code by itself, or by its name where the engine knows one. */
function readCode(text: string, codes: ReadonlyMap<string, Label>): Reading<string> {
  const plain = halfWidth(text).replace(/\s+/g, '');
  if (codes.has(plain) || /^\d{3,12}$/.test(plain)) return good(plain);
  const named = [...codes].find(([, { zh, en }]) => zh === text || en === text);
  return named === undefined ? bad('unknownChoice', nearest(plain, codes.keys())) : good(named[0]);
}

function readNumberText(text: string): Reading<string> {
  const plain = halfWidth(text).replace(/\s+/g, '');
  return plain.length <= 64 ? good(plain) : bad('absurdValue');
}

/** A treasury that is named but unknown makes the whole statement doubtful. */
function strangerProblem(
  file: string,
  row: number,
  cells: RowCells<StatementField>,
): InputProblem | null {
  const typed = cells.text('treasury');
  if (typed === '' || readTreasury(typed).ok) return null;
  const near = nearest(typed, labels(ANY_TREASURY_CHOICES));
  const { zh, en } = statementColumn('treasury').expected;
  return {
    ...{ file, line: null, row, column: cells.heading('treasury'), found: showText(typed) },
    expected: {
      zh: near === null ? zh : `${zh}；最接近的是“${near}”`,
      en: near === null ? en : `${en}; the nearest is "${near}"`,
    },
    message: {
      zh: '国库不明（voucherTreasuryUnknown，规则 voucher-format），整份对账单不予受理',
      en: 'unknown treasury (voucherTreasuryUnknown, rule voucher-format): all refused',
    },
  };
}
