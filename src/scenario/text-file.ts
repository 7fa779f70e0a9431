import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { InputError, type InputProblem } from './input-error.ts';
import type { SourceFile } from './source-tree.ts';

/** The largest scenario, rule or opening file that is read. */
export const LARGEST_TEXT_BYTES = 1024 * 1024;

/** A text file with its content. */
export interface TextFile extends SourceFile {
  readonly text: string;
}

/**
 * Reads a UTF-8 text file of at most {@link LARGEST_TEXT_BYTES}.
 *
 * @param path absolute path
 * @param name what messages call the file
 * @throws InputError when it is missing, not a plain file, too large or not UTF-8.
 */
export async function readTextFile(path: string, name: string): Promise<TextFile> {
  const bytes = await readBytes(path, name);
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return { name, path, text, sha256: createHash('sha256').update(bytes).digest('hex') };
  } catch {
    throw new InputError([fileProblem(name, 'notUtf8', `${bytes.length} bytes`)]);
  }
}

async function readBytes(path: string, name: string): Promise<Uint8Array> {
  let handle: Awaited<ReturnType<typeof open>>;
  try {
    handle = await open(path, 'r');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unreadable';
    throw new InputError([fileProblem(name, code === 'ENOENT' ? 'missing' : 'unreadable', code)]);
  }
  try {
    const stat = await handle.stat();
    if (!stat.isFile()) throw new InputError([fileProblem(name, 'unreadable', 'EISDIR')]);
    if (stat.size > LARGEST_TEXT_BYTES) {
      throw new InputError([fileProblem(name, 'tooLarge', `${stat.size} bytes`)]);
    }
    return await handle.readFile();
  } finally {
    await handle.close();
  }
}

const MESSAGES = {
  missing: { zh: '没有这个文件', en: 'there is no such file' },
  unreadable: { zh: '这个文件读不了', en: 'this cannot be read as a file' },
  tooLarge: { zh: '文件太大', en: 'the file is too large' },
  notUtf8: { zh: '文件不是 UTF-8 编码', en: 'the file is not UTF-8 text' },
} as const;

/** A problem with a file as a whole. */
export function fileProblem(
  name: string,
  kind: keyof typeof MESSAGES,
  found: string,
): InputProblem {
  return {
    file: name,
    line: null,
    row: null,
    column: null,
    found,
    expected: {
      zh: '一个不超过 1 MiB 的 UTF-8 文本文件',
      en: 'a UTF-8 text file of at most 1 MiB',
    },
    message: MESSAGES[kind],
  };
}
