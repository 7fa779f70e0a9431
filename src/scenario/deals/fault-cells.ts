import type { CellMark } from '../../world/reject.ts';
import { columnLetter } from '../xlsx/workbook-bytes.ts';
import { cleanText, showText } from './cell-text.ts';
import { type Fault, faultText } from './fault.ts';
import type { Header } from './header.ts';
import type { RawTable } from './raw-table.ts';

/** Finds the cell of a workbook that a fault is about. */
export class FaultCells {
  readonly #table: RawTable;
  readonly #header: Header;

  constructor(table: RawTable, header: Header) {
    this.#table = table;
    this.#header = header;
  }

  /**
   * Where each fault of a row is and what is wrong there; nothing for a CSV, which has no cells.
   * A fault in a column that the sheet does not have stands at the row's first cell.
   */
  marks(row: number, faults: readonly Fault[]): CellMark[] {
    const { sheet } = this.#table;
    if (sheet === null) return [];
    return faults.map((fault) => {
      const letter = columnLetter(this.#columnOf(row, fault));
      return { sheet, cell: `${letter}${row}`, message: faultText(fault) };
    });
  }

  /** The column of a fault: of two with the same heading the one with its value. */
  #columnOf(row: number, { column, value }: Fault): number {
    const unnamed = /^#(\d+)$/.exec(column);
    if (unnamed !== null) return Number(unnamed[1]) - 1;
    const cells = this.#table.rows[row - 1] ?? [];
    const named = this.#header.columns.filter(({ heading }) => heading === column);
    const shown = showText(value);
    const own = named.find(({ index }) => showText(cleanText(cells[index] ?? '')) === shown);
    return (own ?? named[0])?.index ?? 0;
  }
}
