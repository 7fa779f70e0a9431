import type { XlsxStyle } from '../../scenario/xlsx/workbook-bytes.ts';
import { plainText } from '../terminal/plain-text.ts';

/** How a cell looks; what it holds decides. */
export type Look =
  | 'title'
  | 'head'
  | 'numberHead'
  | 'text'
  | 'label'
  | 'note'
  | 'block'
  | 'input'
  | 'money'
  | 'count'
  | 'exact'
  | 'number'
  | 'percent'
  | 'total'
  | 'check';

/** One cell: text or a number, or a formula with what it comes to. */
export interface SheetCell {
  readonly value: string | number | null;
  readonly formula?: string;
  readonly look: Look;
  /** Replaces the number format of the look. */
  readonly format?: string;
  readonly indent?: number;
}

/** On every Windows in either language; other systems put their own CJK font in its place. */
export const FONT = { name: 'Microsoft YaHei', size: 10 } as const;

/** Numbers keep a space to their right, so that they do not touch the next column. */
export const MONEY_FORMAT = '#,##0.00_ ';
const INPUT_FILL = { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'FFF2CC' } } as const;
const HEAD_FILL = { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'DDEBF7' } } as const;
const BLOCK_FILL = { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'F2F2F2' } } as const;

const TOP = { vertical: 'top' } as const;
const LOOKS: Readonly<Record<Look, XlsxStyle>> = {
  title: { font: { bold: true, size: 14 } },
  head: {
    font: { bold: true },
    fill: HEAD_FILL,
    alignment: { wrapText: true, vertical: 'center' },
  },
  numberHead: {
    font: { bold: true },
    fill: HEAD_FILL,
    alignment: { wrapText: true, vertical: 'center', horizontal: 'right' },
  },
  text: { alignment: { ...TOP, wrapText: true }, numFmt: '@' },
  label: { alignment: TOP, numFmt: '@' },
  note: { alignment: TOP, font: { italic: true, color: { rgb: '595959' } } },
  block: { font: { bold: true }, fill: BLOCK_FILL, alignment: TOP },
  input: { fill: INPUT_FILL, alignment: TOP },
  money: { numFmt: MONEY_FORMAT, alignment: TOP },
  count: { numFmt: '#,##0_ ', alignment: TOP },
  exact: { numFmt: '0_ ', font: { color: { rgb: '595959' } }, alignment: TOP },
  number: { numFmt: '#,##0.######_ ', alignment: TOP },
  percent: { numFmt: '0.00####%_ ', alignment: TOP },
  total: { font: { bold: true }, numFmt: MONEY_FORMAT, alignment: TOP },
  check: { alignment: { ...TOP, horizontal: 'center' }, font: { bold: true } },
};

/** The style of a cell. */
export function styleOf({ look, format, indent }: SheetCell): XlsxStyle {
  const style = LOOKS[look];
  const numFmt = format ?? style.numFmt;
  const shift = indent === undefined ? {} : { indent, horizontal: 'left' as const };
  return {
    ...style,
    font: { ...FONT, ...style.font },
    alignment: { ...style.alignment, ...shift },
    ...(numFmt === undefined ? {} : { numFmt }),
  };
}

/** Text, which stays text whatever it begins with; what steers or turns it is spelt out. */
export function textCell(text: string, look: Look = 'text'): SheetCell {
  return { value: plainText(text), look };
}

export function numberCell(value: number, look: Look = 'count'): SheetCell {
  return { value, look };
}

/** Fen shown in yuan. */
export function moneyCell(amountFen: number | bigint): SheetCell {
  return { value: Number(amountFen) / 100, look: 'money' };
}

export function formulaCell(formula: string, value: string | number, look: Look): SheetCell {
  return { value, formula, look };
}

export const EMPTY: SheetCell = { value: null, look: 'label' };
