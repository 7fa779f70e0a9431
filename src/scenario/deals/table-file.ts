import type { HeadingFinder } from './columns.ts';
import { readCsvTable } from './csv-table.ts';
import { fileProblem } from './file-problem.ts';
import type { RawTable } from './raw-table.ts';
import { readXlsxTable } from './xlsx-table.ts';

/**
 * A file as a table, told by its first bytes and not by its name.
 *
 * @param find knows the headings; those of deals when left out
 * @throws InputError when it is neither a CSV nor a workbook that can be read.
 */
export async function readTable(
  bytes: Uint8Array,
  file: string,
  sheet: string | undefined,
  find?: HeadingFinder,
): Promise<RawTable> {
  if (startsWith(bytes, OLE)) {
    throw fileProblem(file, 'OLE container', {
      zh: '这是旧式 XLS 或加密的工作簿，请另存为未加密的 XLSX',
      en: 'this is an old XLS or an encrypted workbook; save it as an unencrypted XLSX',
    });
  }
  return startsWith(bytes, ZIP)
    ? readXlsxTable(bytes, file, sheet)
    : readCsvTable(bytes, file, find);
}

const ZIP = [0x50, 0x4b];
const OLE = [0xd0, 0xcf, 0x11, 0xe0];

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, index) => bytes[index] === byte);
}
