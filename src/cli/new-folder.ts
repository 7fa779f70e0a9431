import { lstat, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import type { RunFile } from '../report/run-directory.ts';
import type { Label } from '../rules/rule.ts';
import { InputError } from '../scenario/input-error.ts';
import type { Io } from './io.ts';

/**
 * Writes files into a folder that must not be there yet, whole or not at all, and gives its
 * absolute path.
 *
 * @throws InputError when it exists already or cannot be written.
 */
export async function writeNewFolder(
  io: Io,
  name: string,
  files: readonly RunFile[],
): Promise<string> {
  const target = resolve(io.cwd, name);
  await checkNewFolder(io, name);
  let draft: string | null = null;
  try {
    await mkdir(dirname(target), { recursive: true });
    draft = await mkdtemp(join(dirname(target), `.${basename(target)}.part-`));
    for (const file of files) {
      await writeFile(join(draft, file.name), [...file.chunks()].join(''), { flag: 'wx' });
    }
    await rename(draft, target);
    return target;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw problem(name, code, { zh: '写不到这个目录', en: 'cannot write to this directory' });
  } finally {
    if (draft !== null) await rm(draft, { recursive: true, force: true });
  }
}

/** @throws InputError when something stands there already; asked before any work is done. */
export async function checkNewFolder({ cwd }: Io, name: string): Promise<void> {
  const there = await lstat(resolve(cwd, name)).catch(() => null);
  if (there === null) return;
  throw problem(name, 'EEXIST', {
    zh: '目录已存在，不覆盖',
    en: 'the directory exists and is left alone',
  });
}

function problem(file: string, found: string, message: Label): InputError {
  const expected = { zh: '一个可写的新目录名', en: 'the name of a new folder that can be made' };
  return new InputError([{ file, line: null, row: null, column: null, found, expected, message }]);
}
