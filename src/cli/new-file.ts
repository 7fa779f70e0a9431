import { access, mkdir, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { InputError } from '../scenario/input-error.ts';
import type { Io } from './io.ts';

/**
 * Sees before long work that a file is not there yet.
 *
 * @throws InputError when it exists already.
 */
export async function refuseExisting(io: Io, name: string): Promise<void> {
  const exists = await access(resolve(io.cwd, name)).then(
    () => true,
    () => false,
  );
  if (exists) throw notNew(name, 'EEXIST');
}

/**
 * Writes a file that must not be there yet, making its folder, and gives its absolute path.
 *
 * @throws InputError when it exists already or cannot be written.
 */
export async function writeNewFile(
  io: Io,
  name: string,
  content: string | Uint8Array,
): Promise<string> {
  const path = resolve(io.cwd, name);
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, content, { flag: 'wx' });
  } catch (error) {
    throw notNew(name, (error as NodeJS.ErrnoException).code ?? String(error));
  }
  return path;
}

function notNew(file: string, found: string): InputError {
  return new InputError([
    {
      ...{ file, line: null, row: null, column: null, found },
      expected: { zh: '一个可写的新文件名', en: 'the name of a new file in a writable folder' },
      message:
        found === 'EEXIST'
          ? { zh: '文件已存在，不覆盖', en: 'the file exists and is left alone' }
          : { zh: '写不了这个文件', en: 'cannot write this file' },
    },
  ]);
}
