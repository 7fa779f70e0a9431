/**
 * Why a row of an input file is not a deal. `outsideRegion` and `outsidePeriod` are set aside,
 * the others are faults of the row.
 */
export const REJECT_CODES = [
  'outsideRegion',
  'outsidePeriod',
  'missingValue',
  'notANumber',
  'negativeValue',
  'absurdValue',
  'areaTooSmall',
  'notWholeFen',
  'badDate',
  'unknownPlace',
  'unknownUse',
  'unknownMethod',
  'unknownChoice',
  'ambiguousValue',
  'valuesDisagree',
  'instalmentsExceedPrice',
  'partExceedsWhole',
  'duplicateDeal',
] as const;
export type RejectCode = (typeof REJECT_CODES)[number];

/** Rows that are not at fault; `--strict` lets them pass. */
export const SET_ASIDE: readonly RejectCode[] = ['outsideRegion', 'outsidePeriod'];

/** A faulty cell of a workbook, `F12` say, and what is wrong there. */
export interface CellMark {
  readonly sheet: string;
  readonly cell: string;
  readonly message: { readonly zh: string; readonly en: string };
}

/** One rejected row: where, what was found, why (zh and en). */
export interface Reject {
  readonly file: string;
  readonly row: number;
  readonly column: string;
  readonly value: string;
  readonly code: RejectCode;
  readonly message: { readonly zh: string; readonly en: string };
  /** Every faulty cell of the row, where it stands in a workbook; left out for other files. */
  readonly marks?: readonly CellMark[];
}
