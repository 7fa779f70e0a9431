import { lstat, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Label } from '../rules/rule.ts';
import { InputError } from '../scenario/input-error.ts';
import { ENGINE_NAME, INPUTS_FOLDER, MANIFEST_NAME } from './manifest.ts';

const EXPECTED: Label = {
  zh: '一个新目录、空目录，或 czt 以前写出的结果目录',
  en: 'a new directory, an empty one, or the directory of an earlier czt run',
};

/** An error about the directory the person named for the output. */
export function outputProblem(directory: string, found: string, message: Label): InputError {
  const at = { file: directory, line: null, row: null, column: null };
  return new InputError([{ ...at, found, expected: EXPECTED, message }]);
}

/**
 * Whether something stands at `directory` that a run may replace: true for an earlier run or an
 * empty directory, false when nothing is there.
 *
 * @throws InputError when it is anything else: a file, a link, or a directory with other content.
 */
export async function inspectRunDirectory(directory: string): Promise<boolean> {
  const stats = await lstat(directory).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    const message = { zh: '看不到这个目录', en: 'cannot look at this directory' };
    throw outputProblem(directory, error.code ?? String(error), message);
  });
  if (stats === null) return false;
  if (stats.isSymbolicLink()) {
    const message = { zh: '不经符号链接写文件', en: 'will not write through a symbolic link' };
    throw outputProblem(directory, 'symbolic link', message);
  }
  if (!stats.isDirectory()) {
    const message = { zh: '这里是一个文件', en: 'there is a file in its place' };
    throw outputProblem(directory, 'file', message);
  }
  const strangers = await namesNotOfARun(directory);
  if (strangers.length > 0) {
    const message = {
      zh: '目录里有别的文件，不覆盖',
      en: 'the directory holds other files and is left alone',
    };
    throw outputProblem(directory, strangers.slice(0, 5).join(', '), message);
  }
  return true;
}

/** What lies in a directory beyond the files its own manifest lists. */
async function namesNotOfARun(directory: string): Promise<string[]> {
  const names = await readdir(directory);
  const known = names.includes(MANIFEST_NAME)
    ? new Set([MANIFEST_NAME, ...(await filesOfManifest(join(directory, MANIFEST_NAME)))])
    : new Set<string>();
  const found = known.size === 0 ? names : await withCopies(directory, names);
  return found.filter((name) => !known.has(name)).sort();
}

/** The names, with the folder of copies replaced by every file in it. */
async function withCopies(directory: string, names: readonly string[]): Promise<string[]> {
  const all = await Promise.all(
    names.map((name) => (name === INPUTS_FOLDER ? leaves(directory, name) : [name])),
  );
  return all.flat();
}

/** Everything below a name that is not itself a folder with something in it. */
async function leaves(directory: string, name: string): Promise<string[]> {
  const path = join(directory, name);
  if (!(await lstat(path)).isDirectory()) return [name];
  const inside = await readdir(path);
  const below = await Promise.all(inside.map((each) => leaves(directory, `${name}/${each}`)));
  return inside.length === 0 ? [`${name}/`] : below.flat();
}

/** The files a manifest of ours lists; none when it is not ours or cannot be read. */
async function filesOfManifest(path: string): Promise<string[]> {
  try {
    const manifest: unknown = JSON.parse(await readFile(path, 'utf8'));
    if (!isOurs(manifest)) return [];
    const copies = manifest.request?.files ?? [];
    return [
      ...manifest.files.map(({ name }) => name),
      ...copies.map(({ name }) => `${INPUTS_FOLDER}/${name}`),
    ];
  } catch {
    return [];
  }
}

type Names = readonly { readonly name: string }[];

function isOurs(
  value: unknown,
): value is { readonly files: Names; readonly request?: { readonly files: Names } } {
  const manifest = value as { engine?: unknown; files?: unknown } | null;
  return manifest?.engine === ENGINE_NAME && Array.isArray(manifest.files);
}
