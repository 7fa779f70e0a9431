import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { fileProblem } from './file-problem.ts';
import { MAX_FILE_BYTES } from './limits.ts';

/**
 * The bytes of a file a user named. The size is asked of the open file before anything is read.
 *
 * @throws InputError when it is missing, not a file, not readable, empty or too large.
 */
export async function readFileBytes(file: string): Promise<Uint8Array> {
  const handle = await open(file, 'r').catch((error: unknown) => {
    throw unreadable(file, error);
  });
  try {
    const facts = await handle.stat();
    if (!facts.isFile()) {
      throw fileProblem(file, facts.isDirectory() ? 'directory' : 'not a file', {
        zh: '这不是普通文件',
        en: 'this is not a regular file',
      });
    }
    if (facts.size > MAX_FILE_BYTES) {
      throw fileProblem(
        file,
        `${facts.size} bytes`,
        { zh: '文件太大', en: 'the file is too large' },
        { zh: '不超过 64 MiB 的文件', en: 'a file of at most 64 MiB' },
      );
    }
    if (facts.size === 0) {
      throw fileProblem(file, '0 bytes', { zh: '文件是空的', en: 'the file is empty' });
    }
    return await readAtMost(handle, facts.size);
  } catch (error) {
    throw errorCode(error) === null ? error : unreadable(file, error);
  } finally {
    await handle.close();
  }
}

// A file that grows while it is read must not grow past the limit that was checked.
async function readAtMost(
  handle: Awaited<ReturnType<typeof open>>,
  size: number,
): Promise<Uint8Array> {
  const bytes = new Uint8Array(size);
  let filled = 0;
  while (filled < size) {
    const { bytesRead } = await handle.read(bytes, filled, size - filled, filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return bytes.subarray(0, filled);
}

function unreadable(file: string, error: unknown): Error {
  const code = errorCode(error) ?? 'unknown';
  return code === 'ENOENT'
    ? fileProblem(file, basename(file), { zh: '找不到文件', en: 'there is no such file' })
    : fileProblem(file, code, { zh: '文件读不了', en: 'the file cannot be read' });
}

function errorCode(error: unknown): string | null {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  return typeof code === 'string' ? code : null;
}
