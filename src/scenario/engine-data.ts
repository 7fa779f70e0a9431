import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Lever } from '../rules/lever.ts';
import type { Rule } from '../rules/rule.ts';
import type { LandUse } from '../world/deal.ts';
import type { Place } from '../world/place.ts';
import { type CalendarFile, parseCalendar } from './calendar-file.ts';
import { type CategoryCodes, parseCategoryCodes } from './category-codes-file.ts';
import { digestOfDigests } from './file-digest.ts';
import type { InputFile } from './input-file.ts';
import { loadLandUses } from './land-uses-file.ts';
import { parseLevers } from './lever-file.ts';
import { PACKAGE_ROOT } from './package-root.ts';
import { loadPlaces } from './places-file.ts';
import { loadRules, loadWorkingRules } from './rule-files.ts';

/** The data that comes with the engine: the law and the names it is written in. */
export interface EngineData {
  /** The rules the engine computes with. */
  readonly rules: readonly Rule[];
  /** Ids of the rules that are only on record. */
  readonly onRecord: readonly string[];
  readonly levers: readonly Lever[];
  readonly calendar: CalendarFile;
  readonly codes: CategoryCodes;
  readonly places: readonly Place[];
  readonly landUses: ReadonlyMap<string, LandUse>;
  readonly inputs: readonly InputFile[];
}

const SEEDS = join(PACKAGE_ROOT, 'seeds');

let loaded: Promise<EngineData> | null = null;

/**
 * The engine's own data, read once: its files do not change while it runs.
 *
 * @throws InputError when one of them is missing or damaged.
 */
export function loadEngineData(): Promise<EngineData> {
  loaded ??= readEngineData();
  return loaded;
}

async function readEngineData(): Promise<EngineData> {
  const { rules, onRecord } = await loadWorkingRules(join(SEEDS, 'rules'));
  const [levers, calendar, codes, places, landUses] = await Promise.all([
    readSeed('levers.yaml', (text, file) => parseLevers(text, file, rules)),
    readSeed('calendar.yaml', parseCalendar),
    readSeed('category-codes.yaml', parseCategoryCodes),
    loadSeedPlaces(),
    loadLandUses(join(SEEDS, 'land-uses.yaml')),
  ]);
  const inputs = await seedInputs();
  return { rules, onRecord, levers, calendar, codes, places, landUses, inputs };
}

/** The whole register: what the engine computes with, and what is only on record. */
export function loadRegister(): Promise<readonly Rule[]> {
  return loadRules(join(SEEDS, 'rules'));
}

/** The places of the three cities, as they come with the engine. */
export function loadSeedPlaces(): Promise<readonly Place[]> {
  return loadPlaces(join(SEEDS, 'places.yaml'));
}

async function readSeed<T>(name: string, parse: (text: string, file: string) => T): Promise<T> {
  return parse(await readFile(join(SEEDS, name), 'utf8'), `seeds/${name}`);
}

/** The engine's own data by digest; the many rule files go as one. */
async function seedInputs(): Promise<InputFile[]> {
  const names = (await readdir(join(SEEDS, 'rules'))).filter((name) => name.endsWith('.yaml'));
  const digests = await Promise.all(names.map((name) => digestOf(join('rules', name))));
  const rest = await Promise.all(
    ['calendar', 'category-codes', 'land-uses', 'levers', 'places'].map(async (role) => {
      const { sha256 } = await digestOf(`${role}.yaml`);
      return { role, name: `seeds/${role}.yaml`, sha256 };
    }),
  );
  return [{ role: 'rules', name: 'seeds/rules', sha256: digestOfDigests(digests) }, ...rest];
}

async function digestOf(name: string): Promise<{ name: string; bytes: number; sha256: string }> {
  const bytes = await readFile(join(SEEDS, name));
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { name, bytes: bytes.length, sha256 };
}
