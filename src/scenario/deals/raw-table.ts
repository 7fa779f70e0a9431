/** A table as read from a file: text only, nothing understood yet. */
export interface RawTable {
  readonly format: 'csv' | 'xlsx';
  readonly encoding: Encoding | null;
  readonly delimiter: string | null;
  readonly sheet: string | null;
  /** Every row of the file from the first, so that index + 1 is the row number people see. */
  readonly rows: readonly (readonly string[])[];
}

/** How the bytes of a text file were read. */
export type Encoding = 'utf-8' | 'utf-8-bom' | 'gb18030';
