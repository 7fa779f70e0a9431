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
}

/** A page of A4 across, all columns on it; the head on every page; page numbers below. */
export function xlsxSheet(plan: SheetPlan): XlsxSheet {
  const { name, widths, rows, headRows, headColumns = 0, filterRow } = plan;
  const cells: NonNullable<XlsxSheet['cells']> = new Map();
  rows.forEach((row, r) => {
    row.forEach((cell, c) => {
      const { formula, value, comment } = cell;
      cells.set(`${r},${c}`, {
        style: styleOf(cell),
        ...(formula === undefined ? {} : { formula, formulaResult: value }),
        ...(comment === undefined ? {} : { comment: { text: comment } }),
      });
    });
  });
  const last = columnLetter(widths.length - 1);
  return {
    name,
    columns: widths.map((width) => ({ width })),
    rows: rows.map((row) =>
      row.map(({ value, formula }) => (formula === undefined ? value : null)),
    ),
    cells,
    freezePane: { rows: headRows, ...(headColumns === 0 ? {} : { columns: headColumns }) },
    ...(filterRow === undefined
      ? {}
      : { autoFilter: { range: `A${filterRow + 1}:${last}${rows.length}` } }),
    pageSetup: {
      ...{ paperSize: 'a4', orientation: 'landscape', fitToPage: true },
      ...{ fitToWidth: 1, fitToHeight: 0 },
      printArea: `$A$1:$${last}$${rows.length}`,
      printTitlesRow: `$1:$${headRows}`,
    },
    headerFooter: { oddFooter: '&L&A&R&P / &N' },
  };
}

/** A cell of another sheet, as a formula calls it. */
export function cellOf(sheet: string, column: number, row: number): string {
  return `'${sheet}'!$${columnLetter(column)}$${row}`;
}
