import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** A text file of the project, its path from the top with forward slashes. */
export interface TextFile {
  readonly path: string;
  readonly text: string;
}

/** Folders of the top level that git does not keep, as .gitignore names them. */
function ignored(): Set<string> {
  const lines = readFileSync(`${ROOT}.gitignore`, 'utf8').split('\n');
  return new Set([
    '.git',
    ...lines.filter((line) => line.endsWith('/')).map((l) => l.slice(0, -1)),
  ]);
}

/** Names of the folders at the top, those git ignores left out. */
export function topFolders(): string[] {
  const skip = ignored();
  return readdirSync(ROOT, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !skip.has(entry.name))
    .map((entry) => entry.name);
}

/** Every file under one of the folders given whose name ends in one of the endings. */
export function filesUnder(folders: readonly string[], endings: readonly string[]): TextFile[] {
  return folders
    .flatMap((folder) => walk(folder, endings))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** The files of the top level itself, and one file by name. */
export function topFiles(endings: readonly string[]): TextFile[] {
  return readdirSync(ROOT, { withFileTypes: true })
    .filter((entry) => entry.isFile() && endings.some((ending) => entry.name.endsWith(ending)))
    .map((entry) => read(entry.name));
}

export function read(path: string): TextFile {
  return { path, text: readFileSync(`${ROOT}${path}`, 'utf8') };
}

function walk(folder: string, endings: readonly string[]): TextFile[] {
  return readdirSync(`${ROOT}${folder}`, { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return walk(path, endings);
    return endings.some((ending) => entry.name.endsWith(ending)) ? [read(path)] : [];
  });
}
