/** A larger file is refused before it is read: 64 MiB is ten times a province's year of deals. */
export const MAX_FILE_BYTES = 64 * 1024 * 1024;

/** A workbook that unpacks to more is taken for a zip bomb. */
export const MAX_UNPACKED_BYTES = 512 * 1024 * 1024;

/** Most data rows of one file. */
export const MAX_ROWS = 200_000;

/** The heading must be among this many first rows; titles and notes may stand above it. */
export const HEADER_REACH_ROWS = 20;

/** What a spreadsheet can hold in one cell; a longer one is damage or an attack. */
export const MAX_CELL_CHARS = 32_767;
