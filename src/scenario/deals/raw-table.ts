/** A table as read from a file: text only, nothing understood yet. */
export interface RawTable {
  readonly format: 'csv' | 'xlsx';
  readonly encoding: Encoding | null;
  readonly delimiter: string | null;
  readonly sheet: string | null;
  /** Every row of the file from the first, so that index + 1 is the row number people see. */
  readonly rows: readonly (readonly string[])[];
  /** What a workbook does to its cells beyond filling them; null for a CSV. */
  readonly layout: TableLayout | null;
}

/** Cells merged into one, and rows and columns out of sight; all counted from 0. */
export interface TableLayout {
  readonly merges: readonly CellRange[];
  readonly hiddenRows: readonly number[];
  readonly hiddenColumns: readonly number[];
  /** Formulas that were saved without what they come to. */
  readonly uncalculated: readonly (readonly [row: number, column: number])[];
}

/** A block of cells, its last row and column included. */
export interface CellRange {
  readonly startRow: number;
  readonly startCol: number;
  readonly endRow: number;
  readonly endCol: number;
}

/** How the bytes of a text file were read. */
export type Encoding = 'utf-8' | 'utf-8-bom' | 'gb18030';
