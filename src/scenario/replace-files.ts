import { createHash } from 'node:crypto';
import { readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Label } from '../rules/rule.ts';
import { InputError } from './input-error.ts';
import type { TextFile } from './text-file.ts';

/** A file that was read and what is to take its place. */
export interface Replacement {
  readonly file: TextFile;
  readonly text: string;
}

/**
 * Puts new texts in the place of files, each whole or not at all: everything is written beside
 * them first, then takes their names.
 *
 * @throws InputError when a file changed since it was read, or cannot be written.
 */
export async function replaceFiles(replacements: readonly Replacement[]): Promise<void> {
  const drafts: { readonly draft: string; readonly path: string }[] = [];
  try {
    for (const { file, text } of replacements) {
      await checkUnchanged(file);
      const draft = join(dirname(file.path), `.${basename(file.path)}.part`);
      const { mode } = await stat(file.path);
      await guard(file, () => writeFile(draft, text, { flag: 'wx', mode }));
      drafts.push({ draft, path: file.path });
    }
    for (const { draft, path } of drafts) await rename(draft, path);
  } finally {
    for (const { draft } of drafts) await rm(draft, { force: true });
  }
}

async function checkUnchanged(file: TextFile): Promise<void> {
  const bytes = await guard(file, () => readFile(file.path));
  if (createHash('sha256').update(bytes).digest('hex') === file.sha256) return;
  throw writeProblem(file, '—', {
    zh: '文件读过之后又被改动，未写入',
    en: 'the file changed after it was read; nothing was written',
  });
}

async function guard<T>(file: TextFile, action: () => Promise<T>): Promise<T> {
  try {
    return await action();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw writeProblem(file, code, { zh: '写不了这个文件', en: 'cannot write this file' });
  }
}

function writeProblem({ name }: TextFile, found: string, message: Label): InputError {
  const expected = { zh: '可写、未被改动的文件', en: 'a file that can be written' };
  return new InputError([
    { file: name, line: null, row: null, column: null, found, expected, message },
  ]);
}
