import type { Day } from '../../units/day.ts';
import type { Deal, LandUse } from '../../world/deal.ts';
import type { Place } from '../../world/place.ts';
import type { Reject } from '../../world/reject.ts';
import type { Encoding } from './raw-table.ts';

/** What the reader must know besides the file. */
export interface ReadDealsOptions {
  readonly places: readonly Place[];
  /** Land-use names of the records; see `loadLandUses`. */
  readonly landUses: ReadonlyMap<string, LandUse>;
  /** Sheet of a workbook; left out: the first one that is not hidden. */
  readonly sheet?: string;
  /** Deals signed outside the run, both days included, are set aside. */
  readonly start: Day;
  readonly end: Day;
  /** Moves older deals by whole years so that the earliest is signed on or after this day. */
  readonly asOf: Day | null;
}

/** A file of deals, read: every data row is either a deal or a reject. */
export interface DealFile {
  /** In canonical order. */
  readonly deals: readonly Deal[];
  /** In the order of the file. */
  readonly rejects: readonly Reject[];
  /** Data rows that are not blank; always deals + rejects. */
  readonly rows: number;
  /** SHA-256 of the file's bytes, hexadecimal. */
  readonly sha256: string;
  readonly format: 'csv' | 'xlsx';
  /** How a CSV's bytes were read; null for a workbook. */
  readonly encoding: Encoding | null;
  readonly delimiter: string | null;
  /** Name of the sheet read; null for a CSV. */
  readonly sheet: string | null;
  /** Whole years every date was moved by; 0: none. */
  readonly redatedYears: number;
}
