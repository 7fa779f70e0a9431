import { lstat, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ENGINE_NAME, MANIFEST_NAME } from '../report/manifest.ts';
import { LARGEST_TEXT_BYTES } from '../scenario/text-file.ts';
import { byCodeUnit } from '../units/order.ts';

/** What a folder holds for this program; names from the folder on, with forward slashes. */
export interface FolderContent {
  readonly scenarios: readonly string[];
  /** Directories that `czt run` wrote. */
  readonly runs: readonly string[];
  /** Directories that `czt sweep` or `czt merge` wrote. */
  readonly sweeps: readonly string[];
  /** Whether there was more to look at than the limits allow. */
  readonly isCut: boolean;
}

/** How far a search goes. */
export interface SearchLimits {
  /** Folders below the first. */
  readonly depth: number;
  /** Files and folders looked at. */
  readonly entries: number;
}

const USUAL_LIMITS: SearchLimits = { depth: 4, entries: 20_000 };

/**
 * Finds scenarios and results in a folder and below. Hidden names, `node_modules` and whatever
 * lies behind a symbolic link are passed over; so is what cannot be read.
 */
export async function folderContent(
  root: string,
  { depth, entries }: SearchLimits = USUAL_LIMITS,
): Promise<FolderContent> {
  const found = { scenarios: [] as string[], runs: [] as string[], sweeps: [] as string[] };
  let seen = 0;
  let level = [''];
  for (let below = 0; below <= depth && level.length > 0 && seen <= entries; below += 1) {
    const next: string[] = [];
    for (const folder of level) {
      const inside = await readdir(join(root, folder), { withFileTypes: true }).catch(() => []);
      seen += inside.length;
      if (seen > entries) break;
      const names = new Set(inside.map(({ name }) => name));
      const kind = await resultKind(join(root, folder), names);
      if (kind !== null) {
        found[kind].push(folder);
        continue;
      }
      for (const entry of inside) {
        const name = folder === '' ? entry.name : `${folder}/${entry.name}`;
        if (entry.name.startsWith('.') || entry.name === 'node_modules') continue;
        if (entry.isDirectory()) next.push(name);
        else if (entry.isFile() && (await isScenario(join(root, name)))) found.scenarios.push(name);
      }
    }
    level = next;
  }
  for (const names of Object.values(found)) names.sort(byCodeUnit);
  return { ...found, isCut: seen > entries };
}

async function resultKind(
  directory: string,
  names: ReadonlySet<string>,
): Promise<'runs' | 'sweeps' | null> {
  if (!names.has(MANIFEST_NAME)) return null;
  if (names.has('plan.json')) return 'sweeps';
  const text = await readFile(join(directory, MANIFEST_NAME), 'utf8').catch(() => '');
  return text.includes(`"engine": "${ENGINE_NAME}"`) ? 'runs' : null;
}

/**
 * Whether a file means to be a scenario: only scenarios have both a title and a list of changes,
 * and a study or a case names the scenario it is about. A faulty one still counts.
 */
async function isScenario(path: string): Promise<boolean> {
  if (!/\.ya?ml$/i.test(path)) return false;
  const size = await lstat(path).then(
    (entry) => entry.size,
    () => Number.POSITIVE_INFINITY,
  );
  if (size > LARGEST_TEXT_BYTES) return false;
  const text = await readFile(path, 'utf8').catch(() => '');
  return /^title:/m.test(text) && /^changes:/m.test(text) && !/^scenario:/m.test(text);
}
