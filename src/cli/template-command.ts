import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { writeTemplate } from '../scenario/deals/template.ts';
import { loadSeedPlaces } from '../scenario/engine-data.ts';
import { InputError } from '../scenario/input-error.ts';
import type { TemplateOptions } from './commands.ts';
import { answer, type Session, tell } from './session.ts';

const DEFAULT_NAME = 'czt-deals-template.xlsx';

/**
 * Writes an empty workbook for deals.
 *
 * @throws InputError when the file exists already or cannot be written.
 */
export async function templateCommand(options: TemplateOptions, session: Session): Promise<void> {
  const name = options.out ?? DEFAULT_NAME;
  const path = resolve(session.io.cwd, name);
  const bytes = await writeTemplate(session.language, await loadSeedPlaces());
  await writeFile(path, bytes, { flag: 'wx' }).catch((error: NodeJS.ErrnoException) => {
    throw new InputError([
      {
        ...{ file: name, line: null, row: null, column: null, found: error.code ?? String(error) },
        expected: { zh: '一个可写的新文件名', en: 'the name of a new file in a writable folder' },
        message:
          error.code === 'EEXIST'
            ? { zh: '文件已存在，不覆盖', en: 'the file exists and is left alone' }
            : { zh: '写不了这个文件', en: 'cannot write this file' },
      },
    ]);
  });
  tell(session, `${name}\n`);
  if (session.json) answer(session, { file: path, bytes: bytes.length });
}
