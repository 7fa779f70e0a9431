import { type CellStyle, type NamedRange, serialToDate, type WriteSheet, writeXlsx } from 'hucre';

/** A sheet to write, and how one of its cells looks. */
export type XlsxSheet = WriteSheet;
export type XlsxStyle = CellStyle;
/** A name for a cell or range, by which people find it and formulas may call it. */
export type XlsxName = NamedRange;

/** The library stamps the clock unless told a date: this one is the 1900 calendar's first day. */
const NO_TIME = serialToDate(1);

/** What a workbook is called, and the names it defines. */
export interface WorkbookFacts {
  readonly title: string;
  readonly names?: readonly XlsxName[];
  /** The font of every cell; the library's own when left out. */
  readonly font?: { readonly name: string; readonly size: number };
}

/** A workbook as the bytes of an XLSX; the same bytes every time. */
export async function workbookBytes(
  sheets: readonly XlsxSheet[],
  { title, names = [], font }: WorkbookFacts,
): Promise<Uint8Array> {
  const bytes = await writeXlsx({
    sheets: [...sheets],
    namedRanges: [...names],
    properties: { title, created: NO_TIME, modified: NO_TIME },
    ...(font === undefined ? {} : { defaultFont: font }),
  });
  return new Uint8Array(bytes);
}

/** `A`, `B` … `Z`, `AA` … for the column at a position from 0. */
export function columnLetter(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : columnLetter(Math.floor(index / 26) - 1) + last;
}
