import { readFile } from 'node:fs/promises';
import type { Label } from '../rules/rule.ts';
import { InputError } from '../scenario/input-error.ts';
import { markedCopy } from '../scenario/xlsx/marked-copy.ts';
import type { Reject } from '../world/reject.ts';
import { pathFrom } from './io.ts';
import { writeNewFile } from './new-file.ts';
import type { Session } from './session.ts';

/** What `czt validate` was asked to mark, and where to write it. */
interface MarkedRequest {
  readonly deals?: string;
  readonly marked?: string;
}

/**
 * Writes a copy of the workbook of deals with its faulty cells marked, and gives its path.
 *
 * @throws InputError when the deals are no workbook, or one with macros, or the file exists.
 */
export async function writeMarked(
  rejects: readonly Reject[],
  { deals, marked = '' }: MarkedRequest,
  { io, language }: Session,
): Promise<string> {
  const bytes = deals === undefined ? null : await readFile(pathFrom(io, deals));
  if (bytes === null || bytes[0] !== ZIP_START[0] || bytes[1] !== ZIP_START[1]) {
    throw problem(deals ?? '—', {
      zh: '只有用 --deals 给出的 XLSX 工作簿才能加批注',
      en: 'only a workbook given by --deals can be marked',
    });
  }
  const marks = rejects.flatMap((reject) => reject.marks ?? []);
  const copy = await markedCopy(bytes, marks, language);
  if (copy !== null) return writeNewFile(io, marked, copy);
  throw problem(deals!, {
    zh: '工作簿带宏，不另写；宏从不执行，请另存为不带宏的 XLSX',
    en: 'the workbook has macros and is not written again; they are never run. Save it without',
  });
}

/** An XLSX is a zip archive. */
const ZIP_START = [0x50, 0x4b] as const;

function problem(found: string, message: Label): InputError {
  const expected = { zh: '不带宏的 XLSX 工作簿', en: 'an XLSX workbook without macros' };
  const place = { file: '--marked', line: null, row: null, column: null };
  return new InputError([{ ...place, found, expected, message }]);
}
