import { z } from 'zod';
import { CITIES, isCounty, PARTIES } from '../world/party.ts';
import type { Place } from '../world/place.ts';
import { InputError } from './input-error.ts';
import { statusSchema } from './rule-schema.ts';
import { readTextFile } from './text-file.ts';
import { readYaml } from './yaml-text.ts';

const PLACES = z.array(
  z.strictObject({
    id: z.string().regex(/^[a-z][a-z-]*$/),
    name: z.strictObject({ zh: z.string().min(1), en: z.string().min(1) }),
    city: z.enum(CITIES),
    party: z.enum(PARTIES),
    kind: z.enum(['district', 'county']),
    ownTreasury: statusSchema.optional(),
    code: z
      .string()
      .regex(/^\d{6}$/)
      .optional(),
    aliases: z.array(z.string().min(1)).default([]),
  }),
);

/**
 * Loads the places of the three cities, in the order of the file; a place's code is one of the
 * names it is known by.
 *
 * @throws InputError when the file is not as it should be, or one name means two places.
 */
export async function loadPlaces(path: string): Promise<readonly Place[]> {
  const { text, name: file } = await readTextFile(path, path);
  const { value, problem } = readYaml(text, file, PLACES);
  const seen = new Set<string>();
  return value.map(({ code, aliases, ownTreasury = null, ...place }, index) => {
    if (ownTreasury !== null && !isCounty(place.id)) {
      throw new InputError([problem([index, 'ownTreasury'], A_COUNTY, NO_COUNTY)]);
    }
    const names = [place.id, place.name.zh, place.name.en, ...aliases, ...(code ? [code] : [])];
    for (const name of new Set(names)) {
      if (seen.has(name)) throw new InputError([problem([index], UNIQUE, twice(name))]);
      seen.add(name);
    }
    return { ...place, ownTreasury, aliases: code === undefined ? aliases : [...aliases, code] };
  });
}

const A_COUNTY = { zh: '县和县级市', en: 'a county or county-level city' };
const NO_COUNTY = {
  zh: '只有县和县级市可以另列国库',
  en: 'only counties may have a treasury of their own',
};
const UNIQUE = { zh: '每个名称只指一处', en: 'every name for one place only' };

function twice(name: string) {
  return { zh: `名称“${name}”出现两次`, en: `the name "${name}" occurs twice` };
}
