import { openXlsx, saveXlsx } from 'hucre/xlsx';
import type { CellMark } from '../../world/reject.ts';

const FAULT_STYLE = {
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'FFC7CE' } },
} as const;

/**
 * A copy of a workbook with the faulty cells coloured, each with a comment that says what is
 * wrong; everything else as it was. Macros are not taken along.
 *
 * @param language of the comments
 * @returns null for a workbook with macros, which is not written again
 */
export async function markedCopy(
  bytes: Uint8Array,
  marks: readonly CellMark[],
  language: 'zh' | 'en',
): Promise<Uint8Array | null> {
  const workbook = await openXlsx(bytes, { readStyles: true });
  if (workbook.hasMacros === true) return null;
  for (const { sheet: name, cell, message } of marks) {
    const sheet = workbook.sheets.find((one) => one.name === name);
    if (sheet === undefined) continue;
    sheet.cells ??= new Map();
    const [row, column] = positionOf(cell);
    const key = `${row},${column}`;
    const known = sheet.cells.get(key);
    const value = known?.value ?? sheet.rows[row]?.[column] ?? null;
    const before = known?.comment?.text;
    const text = message[language];
    sheet.cells.set(key, {
      ...{ type: value === null ? 'empty' : 'string', ...known, value },
      style: { ...known?.style, ...FAULT_STYLE },
      comment: { author: 'czt', text: before === undefined ? text : `${before}\n${text}` },
    });
  }
  return saveXlsx(workbook);
}

/** `F12` as row 11 and column 5, counted from 0. */
function positionOf(cell: string): readonly [number, number] {
  const [, letters = 'A', digits = '1'] = /^([A-Z]+)(\d+)$/.exec(cell) ?? [];
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
  return [Number(digits) - 1, column - 1];
}
