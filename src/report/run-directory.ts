import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, open, rename, rm, rmdir } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { digestOfDigests, type FileDigest } from '../scenario/file-digest.ts';
import { INPUTS_FOLDER, MANIFEST_NAME } from './manifest.ts';
import { inspectRunDirectory, outputProblem } from './run-directory-check.ts';

/** One file to write: its name and how to make its content, in chunks. */
export interface RunFile {
  readonly name: string;
  readonly chunks: () => Iterable<string | Uint8Array>;
}

/** The files of a run and the manifest that is made from their digests. */
export interface RunFiles {
  readonly files: readonly RunFile[];
  /** Copies of what the run was made from, in folders below {@link INPUTS_FOLDER}. */
  readonly inputs: readonly RunFile[];
  readonly manifest: (
    digests: readonly FileDigest[],
    resultSha256: string,
    inputs: readonly FileDigest[],
  ) => string;
}

/** What a finished write says of itself. */
export interface WrittenRun {
  /** Absolute path. */
  readonly directory: string;
  /** Digest over the digests of all files but the manifest. */
  readonly sha256: string;
}

/** How a write can be followed and stopped. */
export interface WriteOptions {
  /** Told of every file before it is written. */
  readonly onFile?: (name: string) => void;
  readonly signal?: AbortSignal;
}

/**
 * Writes a run's directory whole or not at all: into a new folder beside it, which then takes its
 * name. An earlier run in its place is replaced; anything else is left alone.
 *
 * @throws InputError when the place is taken by something that is not a run, or cannot be written;
 * the signal's reason when it was aborted. Either way nothing is left behind.
 */
export async function writeRunDirectory(
  directory: string,
  run: RunFiles,
  options: WriteOptions = {},
): Promise<WrittenRun> {
  const target = resolve(directory);
  const earlier = await inspectRunDirectory(target);
  const parent = dirname(target);
  const made = await guardIo(directory, () => mkdir(parent, { recursive: true }));
  let written = false;
  try {
    const sha256 = await guardIo(directory, () => writeBeside(target, earlier, run, options));
    written = true;
    return { directory: target, sha256 };
  } finally {
    if (!written && made !== undefined) await removeEmptyFolders(parent, made);
  }
}

async function writeBeside(
  target: string,
  replace: boolean,
  run: RunFiles,
  options: WriteOptions,
): Promise<string> {
  const draft = await mkdtemp(join(dirname(target), `.${basename(target)}.part-`));
  try {
    const folder = join(draft, 'new');
    await mkdir(folder);
    const sha256 = await writeFiles(folder, run, options);
    if (replace) await swap(folder, target, join(draft, 'old'));
    else await rename(folder, target);
    return sha256;
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

/** Puts `folder` in the place of `target`, which goes to `old`, or comes back when that fails. */
async function swap(folder: string, target: string, old: string): Promise<void> {
  await rename(target, old);
  try {
    await rename(folder, target);
  } catch (error) {
    await rename(old, target);
    throw error;
  }
}

async function writeFiles(folder: string, run: RunFiles, options: WriteOptions): Promise<string> {
  const digests = await writeAll(folder, run.files, options);
  const copies = await writeAll(join(folder, INPUTS_FOLDER), run.inputs, options);
  const sha256 = digestOfDigests(digests);
  const text = run.manifest(digests, sha256, copies);
  await writeChunks(folder, { name: MANIFEST_NAME, chunks: () => [text] }, options.signal);
  return sha256;
}

async function writeAll(
  folder: string,
  files: readonly RunFile[],
  options: WriteOptions,
): Promise<FileDigest[]> {
  const digests: FileDigest[] = [];
  for (const file of files) {
    options.onFile?.(file.name);
    await mkdir(dirname(join(folder, file.name)), { recursive: true });
    digests.push(await writeChunks(folder, file, options.signal));
  }
  return digests;
}

async function writeChunks(
  folder: string,
  file: RunFile,
  signal: AbortSignal | undefined,
): Promise<FileDigest> {
  const handle = await open(join(folder, file.name), 'wx');
  try {
    const hash = createHash('sha256');
    let bytes = 0;
    for (const chunk of file.chunks()) {
      signal?.throwIfAborted();
      const data = typeof chunk === 'string' ? Buffer.from(chunk, 'utf8') : chunk;
      hash.update(data);
      bytes += data.length;
      await handle.appendFile(data);
    }
    return { name: file.name, bytes, sha256: hash.digest('hex') };
  } finally {
    await handle.close();
  }
}

/** Takes back the folders made on the way to the target, from the inside out. */
async function removeEmptyFolders(from: string, outermost: string): Promise<void> {
  for (let folder = from; ; folder = dirname(folder)) {
    try {
      await rmdir(folder);
    } catch {
      return;
    }
    if (folder === outermost) return;
  }
}

/** Turns what the file system says into a message about the directory the person named. */
async function guardIo<T>(directory: string, action: () => Promise<T>): Promise<T> {
  try {
    return await action();
  } catch (error) {
    const { code, syscall } = error as NodeJS.ErrnoException;
    if (code === undefined || syscall === undefined) throw error;
    throw outputProblem(directory, code, {
      zh: '写不到这个目录',
      en: 'cannot write to this directory',
    });
  }
}
