import { z } from 'zod';
import { QUOTA_LEDGERS } from '../quota/lot.ts';
import { muToM2 } from '../units/area.ts';
import { parseDecimal } from '../units/decimal.ts';
import { compareRatio, parseRatio, type Ratio, ratio, ZERO } from '../units/ratio.ts';
import { CITIES, type City, QUOTA_HOLDERS } from '../world/party.ts';
import {
  choice,
  dayLeaf,
  flagLeaf,
  labelLeaf,
  list,
  strictMap,
  textLeaf,
  wanYuanLeaf,
  whole,
  written,
} from './leaf-schema.ts';
import { areaLeaf, gradeLeaf, LARGEST_AMOUNT, MOST_PARCELS, statusLeaf } from './opening-leaves.ts';
import { projectSchema } from './project-schema.ts';
import { protectionSchema } from './protection-schema.ts';

const MOST_LOTS = 5000;
const MOST_YEARS = 60;
const MU_PER_WAN_MU = 10_000;
const MOST_WAN_MU = 100_000;
/** Each dimension times the scale stays far below 2⁵³. */
const LARGEST_SCALE = ratio(100);
const FINEST_SCALE = 1_000_000;

const year = z.int({ error: 'year' }).min(1950, { error: 'year' }).max(2150, { error: 'year' });

/** What every value of the opening books says about itself. */
const provenance = { status: statusLeaf, document: textLeaf, note: labelLeaf.optional() };

/** 万亩 as text, in m² half-up. */
const wanMu = written('wanMu', (text) => {
  const amount = parseDecimal(text);
  if (amount === null || amount.lt(0) || amount.gt(MOST_WAN_MU)) return null;
  return muToM2(amount.mul(MU_PER_WAN_MU));
});

const scale = written('scale', (text): Ratio | null => {
  const value = parseRatio(text);
  if (value === null || value.denominator > FINEST_SCALE) return null;
  return compareRatio(value, ZERO) > 0 && compareRatio(value, LARGEST_SCALE) <= 0 ? value : null;
});

const amount = strictMap({ wanMu, ...provenance });
const farmland = strictMap({ stock: amount, basicFarmland: amount });

/** A lot as written; `scaled` lots are multiplied by the scale of the file. */
export const lotSchema = strictMap({
  id: textLeaf,
  ledger: choice(QUOTA_LEDGERS),
  holder: choice(QUOTA_HOLDERS),
  origin: textLeaf,
  project: textLeaf,
  accepted: dayLeaf,
  vintage: year.optional(),
  grade: gradeLeaf.nullable().optional(),
  expires: dayLeaf.nullable().optional(),
  areaM2: areaLeaf,
  paddyM2: areaLeaf.optional(),
  capacityKg: whole('capacityKg', LARGEST_AMOUNT).optional(),
  scaled: flagLeaf.optional(),
  parcels: list(textLeaf, MOST_PARCELS).optional(),
  costWanYuan: wanYuanLeaf.optional(),
  whole: flagLeaf.optional(),
  ...provenance,
});

/** The same area every year: one lot a year, from 1 January, lapsing on 31 December. */
export const annualSchema = strictMap({
  ledger: choice(['L2', 'L7']),
  holder: choice(QUOTA_HOLDERS),
  areaM2: areaLeaf,
  years: list(year, MOST_YEARS, 1),
  ...provenance,
});

/** The opening books: `seeds/opening.yaml`. */
export const openingSchema = strictMap({
  title: labelLeaf,
  note: labelLeaf.optional(),
  scale: scale.optional(),
  farmland: strictMap(
    Object.fromEntries(CITIES.map((city) => [city, farmland])) as Record<City, typeof farmland>,
  ),
  lots: list(lotSchema, MOST_LOTS),
  annual: list(annualSchema, MOST_LOTS),
  projects: list(projectSchema, MOST_LOTS).optional(),
  protection: list(protectionSchema, MOST_LOTS).optional(),
});

/** The opening books after the schema. */
export type OpeningContent = z.output<typeof openingSchema>;
/** One lot after the schema. */
export type LotContent = z.output<typeof lotSchema>;
/** One annual grant after the schema. */
export type AnnualContent = z.output<typeof annualSchema>;
