import type { Label } from '../../rules/rule.ts';
import { InputError } from '../input-error.ts';

/** What a file of deals may be, for every message that refuses one. */
export const EXPECTED_FILE: Label = {
  zh: 'CSV（UTF-8 或 GB18030/GBK）或未加密的 XLSX 文件',
  en: 'a CSV (UTF-8 or GB18030/GBK) or an unencrypted XLSX file',
};

/** The error for a file that cannot be used at all. */
export function fileProblem(
  file: string,
  found: string,
  message: Label,
  expected: Label = EXPECTED_FILE,
  line: number | null = null,
): InputError {
  return new InputError([{ file, line, row: null, column: null, found, expected, message }]);
}
