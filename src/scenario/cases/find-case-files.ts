import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { InputError } from '../input-error.ts';
import { fileProblem } from '../text-file.ts';

/** The files of cases under the names a person gives: files as they are, folders searched. */
export async function findCaseFiles(names: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const name of names) {
    const isFolder = await stat(name).then(
      (entry) => entry.isDirectory(),
      () => false,
    );
    if (!isFolder) found.push(name);
    else {
      const inside = await filesIn(name);
      if (inside.length === 0) throw new InputError([emptyFolder(name)]);
      found.push(...inside);
    }
  }
  return [...new Set(found)];
}

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  const found: string[] = [];
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) found.push(...(await filesIn(path)));
    else if (/\.ya?ml$/.test(entry.name) && !entry.name.startsWith('.')) found.push(path);
  }
  return found;
}

function emptyFolder(name: string) {
  return {
    ...fileProblem(name, 'missing', '—'),
    expected: { zh: '含有 .yaml 算例的目录', en: 'a folder that holds cases as .yaml files' },
    message: { zh: '目录里没有算例', en: 'there are no cases in this folder' },
  };
}
