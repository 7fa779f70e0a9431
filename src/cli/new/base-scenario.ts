import { mkdir, readFile, realpath, writeFile } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { InputError } from '../../scenario/input-error.ts';
import { PACKAGE_ROOT } from '../../scenario/package-root.ts';
import { prepareRun } from '../../scenario/prepare-run.ts';
import { readSource } from '../../scenario/run-sources.ts';

/** Folder for copies of the shipped scenario where a new one cannot reach it. */
const COPIES = 'czt-base';

/** How a new scenario names the one it extends, and the copies made for it. */
export interface BaseScenario {
  readonly extends: string;
  /** From the scenario's folder. */
  readonly copies: readonly string[];
}

/**
 * Finds the shipped scenario a new one is to extend. A scenario reaches the folder above its own
 * and no further; where the shipped ones lie elsewhere, they are copied beside it with the files
 * they need.
 *
 * @param path where the new scenario is to lie, its folder being there already
 * @param base id of a shipped scenario
 * @throws InputError when another file stands where a copy should go.
 */
export async function baseScenario(path: string, base: string): Promise<BaseScenario> {
  const folder = await realpath(dirname(path));
  const shipped = await realpath(resolve(PACKAGE_ROOT));
  const above = dirname(folder);
  const reach = dirname(above) === above ? folder : above;
  if (`${shipped}${sep}`.startsWith(`${reach}${sep}`)) {
    return { extends: fromFolder(folder, join(shipped, 'scenarios', `${base}.yaml`)), copies: [] };
  }
  const scenario = join(shipped, 'scenarios', `${base}.yaml`);
  const { origin } = await prepareRun({ scenario, deals: null, sheet: null });
  const copies: string[] = [];
  for (const source of origin.sources) {
    const name = `${COPIES}/${source.name}`;
    await copy(join(folder, name), name, await readSource(source));
    copies.push(name);
  }
  return { extends: `./${COPIES}/scenarios/${base}.yaml`, copies };
}

/** A path as a scenario in `folder` writes it. */
export function fromFolder(folder: string, path: string): string {
  const way = relative(folder, path).split(sep).join('/');
  return way.startsWith('../') ? way : `./${way}`;
}

async function copy(path: string, name: string, bytes: Uint8Array): Promise<void> {
  const there = await readFile(path).catch(() => null);
  if (there !== null && Buffer.compare(there, bytes) === 0) return;
  if (there !== null) {
    const expected = {
      zh: `没有 ${basename(path)}，或与随附的相同；把它移走，或换一个目录`,
      en: `no ${basename(path)}, or one like the shipped; move it away or choose another folder`,
    };
    const message = { zh: '这里有另一个文件，不覆盖', en: 'another file stands here and is kept' };
    const at = { file: name, line: null, row: null, column: null };
    throw new InputError([{ ...at, found: `${there.length} bytes`, expected, message }]);
  }
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, bytes, { flag: 'wx' });
}
