import { basename } from 'node:path';
import { byCodeUnit } from '../../units/order.ts';
import type { Reject } from '../../world/reject.ts';
import { type Cell, csvChunks, guardText } from './csv.ts';

export const REJECTS_COLUMNS = ['file', 'row', 'column', 'value', 'code', 'message'] as const;

/**
 * `rejects.csv`: every row that is not a deal, by file and row. The file goes by its name without
 * folders and the message is in both languages, so that neither the place of the file nor the
 * language of the terminal changes a byte.
 */
export function rejectsFile(rejects: readonly Reject[]): Iterable<string> {
  const sorted = rejects.toSorted(
    (a, b) => byCodeUnit(basename(a.file), basename(b.file)) || a.row - b.row,
  );
  return csvChunks(REJECTS_COLUMNS, sorted, (reject) => [rejectCells(reject)]);
}

function rejectCells(r: Reject): readonly Cell[] {
  const { zh, en } = r.message;
  return [
    guardText(basename(r.file)),
    r.row,
    guardText(r.column),
    guardText(r.value),
    r.code,
    guardText(zh === en ? zh : `${zh} / ${en}`),
  ];
}
