import CliTable from 'cli-table3';
import stringWidth from 'string-width';
import { wrapText } from './style.ts';

/** A table for the terminal: the first columns of text left, the others right aligned. */
export interface TextTable {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** How many columns hold text rather than numbers; 1 when not given. */
  readonly textColumns?: number;
  /** Widest a column may be, by its number from 0; what is longer goes on in the next line. */
  readonly widest?: Readonly<Record<number, number>>;
}

/** Widest line the report prints, in columns of a terminal. */
export const WIDEST_LINE = 120;

const NO_LINES = {
  ...{ top: '', 'top-mid': '', 'top-left': '', 'top-right': '' },
  ...{ bottom: '', 'bottom-mid': '', 'bottom-left': '', 'bottom-right': '' },
  ...{ left: '', 'left-mid': '', right: '', 'right-mid': '', middle: ' ' },
  ...{ mid: '─', 'mid-mid': '─' },
};

/**
 * Lines of a table, every one as wide as the others with hanzi counted as two columns. Space
 * around the cells gives way when the table would be wider than a line.
 */
export function tableLines(table: TextTable): string[] {
  const roomy = drawn(table, 1);
  return stringWidth(roomy[0] ?? '') <= WIDEST_LINE ? roomy : drawn(table, 0);
}

function drawn(table: TextTable, padding: number): string[] {
  const textColumns = table.textColumns ?? 1;
  const drawing = new CliTable({
    head: [...table.head],
    chars: NO_LINES,
    colAligns: table.head.map((_, column) => (column < textColumns ? 'left' : 'right')),
    style: {
      head: [],
      border: [],
      compact: true,
      'padding-left': padding,
      'padding-right': padding,
    },
  });
  const widest = table.widest ?? {};
  drawing.push(
    ...table.rows.map((row) =>
      row.map((cell, column) => {
        const width = widest[column];
        if (width === undefined) return cell;
        return cell
          .split('\n')
          .flatMap((line) => wrapText(line, width))
          .join('\n');
      }),
    ),
  );
  return drawing.toString().split('\n');
}
