import { columnLetter, type XlsxSheet } from '../../scenario/xlsx/workbook-bytes.ts';
import { type SheetCell, styleOf } from './cell.ts';

/** A sheet before it is written: its rows, the widths of its columns, how much stays in sight. */
export interface SheetPlan {
  readonly name: string;
  readonly widths: readonly number[];
  readonly rows: readonly (readonly SheetCell[])[];
  /** Rows at the top that stay in sight and are printed on every page. */
  readonly headRows: number;
  /** Columns at the left that stay in sight. */
  readonly headColumns?: number;
  /** Position of the row of headings from 0; rows from it on can be filtered. */
  readonly filterRow?: number;
  /** Columns to print, from the left; all when left out. */
  readonly printed?: number;
}

/** Points that a line of the font takes. */
const LINE_HEIGHT = 15;

/** A page of A4 across, its columns on it; the head on every page; page numbers below. */
export function xlsxSheet(plan: SheetPlan): XlsxSheet {
  const { name, widths, rows, headRows, headColumns = 0, filterRow } = plan;
  const last = columnLetter(widths.length - 1);
  const edge = columnLetter((plan.printed ?? widths.length) - 1);
  return {
    name,
    columns: widths.map((width) => ({ width })),
    rows: rows.map((row) =>
      row.map(({ value, formula }) => (formula === undefined ? value : null)),
    ),
    cells: cellsOf(rows),
    rowDefs: heightsOf(plan),
    freezePane: { rows: headRows, ...(headColumns === 0 ? {} : { columns: headColumns }) },
    ...(filterRow === undefined
      ? {}
      : { autoFilter: { range: `A${filterRow + 1}:${last}${rows.length}` } }),
    pageSetup: {
      ...{ paperSize: 'a4', orientation: 'landscape', fitToPage: true },
      ...{ fitToWidth: 1, fitToHeight: 0 },
      margins: { top: 0.5, right: 0.4, bottom: 0.6, left: 0.4, header: 0.3, footer: 0.3 },
      printArea: `$A$1:$${edge}$${rows.length}`,
      printTitlesRow: `$1:$${headRows}`,
    },
    headerFooter: { oddFooter: '&L&A&R&P / &N' },
  };
}

/** A cell of another sheet, as a formula calls it. */
export function cellOf(sheet: string, column: number, row: number): string {
  return `'${sheet}'!$${columnLetter(column)}$${row}`;
}

function cellsOf(rows: SheetPlan['rows']): NonNullable<XlsxSheet['cells']> {
  const cells: NonNullable<XlsxSheet['cells']> = new Map();
  rows.forEach((row, r) => {
    row.forEach((cell, c) => {
      const { formula, value, look } = cell;
      const isOverNumbers = look === 'head' && isNumber(rows, r, c);
      cells.set(`${r},${c}`, {
        style: styleOf(isOverNumbers ? { ...cell, look: 'numberHead' } : cell),
        ...(formula === undefined ? {} : { formula, formulaResult: value }),
      });
    });
  });
  return cells;
}

/** Whether the first cell with something in it below a heading is a number. */
function isNumber(rows: SheetPlan['rows'], from: number, column: number): boolean {
  const below = rows.slice(from + 1, from + 12).map((row) => row[column]);
  const first = below.find(
    (cell) => cell !== undefined && cell.value !== null && cell.value !== '',
  );
  return typeof first?.value === 'number';
}

/** Rows with text that does not fit on one line are as high as it needs. */
function heightsOf({ rows, widths }: SheetPlan): NonNullable<XlsxSheet['rowDefs']> {
  return new Map(
    rows.flatMap((row, r) => {
      const lines = row.map(({ value, look, indent = 0 }, c) => {
        const wraps = look === 'text' || look === 'head';
        const room = (widths[c] ?? 1) - 1.5 * indent - 1;
        return wraps && typeof value === 'string' ? Math.ceil(widthOf(value) / room) : 1;
      });
      const most = Math.max(1, ...lines);
      return most === 1 ? [] : [[r, { height: most * LINE_HEIGHT }] as const];
    }),
  );
}

// Chinese characters are drawn twice as wide as letters.
function widthOf(text: string): number {
  return Array.from(text).reduce((sum, char) => sum + (char > '\u2e80' ? 2 : 1.1), 0);
}
