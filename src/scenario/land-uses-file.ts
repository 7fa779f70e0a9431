import { z } from 'zod';
import { LAND_USES, type LandUse } from '../world/deal.ts';
import { nameKey } from './deals/cell-text.ts';
import type { LandUseNames } from './deals/cell-use.ts';
import { InputError } from './input-error.ts';
import { readTextFile } from './text-file.ts';
import { readYaml } from './yaml-text.ts';

const LAND_USE_NAMES = z.partialRecord(z.enum(LAND_USES), z.array(z.string().min(1)));

/**
 * Loads the land-use names of the records with the class of each.
 *
 * @throws InputError when the file is not as it should be, or one name stands in two classes.
 */
export async function loadLandUses(path: string): Promise<LandUseNames> {
  const { text, name: file } = await readTextFile(path, path);
  const { value, problem } = readYaml(text, file, LAND_USE_NAMES);
  const uses = new Map<string, LandUse>();
  for (const use of LAND_USES) {
    for (const [index, name] of (value[use] ?? []).entries()) {
      if (uses.has(nameKey(name))) {
        throw new InputError([
          problem(
            [use, index],
            { zh: '每个名称只属一类', en: 'every name in one class only' },
            { zh: `名称“${name}”出现两次`, en: `the name "${name}" occurs twice` },
          ),
        ]);
      }
      uses.set(nameKey(name), use);
    }
  }
  return uses;
}
