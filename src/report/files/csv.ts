/** What a cell can hold: text, or an exact integer. */
export type Cell = string | number | bigint;

/** Size in UTF-16 units at which rows are handed on: few writes, little memory. */
const CHUNK_LENGTH = 1 << 16;

/**
 * A CSV file as chunks of text: RFC 4180, LF, a header row, the rows of each item. Nothing is
 * held but the chunk in hand, so that a file of millions of rows costs no more than a short one.
 */
export function* csvChunks<Item>(
  columns: readonly string[],
  items: Iterable<Item>,
  rowsOf: (item: Item) => Iterable<readonly Cell[]>,
): Generator<string> {
  let chunk = csvLine(columns);
  for (const item of items) {
    for (const row of rowsOf(item)) chunk += csvLine(row);
    if (chunk.length >= CHUNK_LENGTH) {
      yield chunk;
      chunk = '';
    }
  }
  if (chunk !== '') yield chunk;
}

function csvLine(cells: readonly Cell[]): string {
  return `${cells.map(csvCell).join(',')}\n`;
}

function csvCell(cell: Cell): string {
  const text = String(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Starts a formula in a spreadsheet, in half or full width; an apostrophe is our own mark. */
const FORMULA_START = /^[=+\-@\t\r'＝＋－＠]/;
const PLAIN_NUMBER = /^[+-]?\d+(?:\.\d+)?$/;

/**
 * Text that came from a person's file, made safe for a spreadsheet: what would start a formula
 * gets an apostrophe in front, plain numbers stay as they are. The mark can be taken off again:
 * a leading apostrophe is always ours.
 */
export function guardText(text: string): string {
  return FORMULA_START.test(text) && !PLAIN_NUMBER.test(text) ? `'${text}` : text;
}

/** The text as it was before {@link guardText}. */
export function unguardText(text: string): string {
  return text.startsWith("'") ? text.slice(1) : text;
}
