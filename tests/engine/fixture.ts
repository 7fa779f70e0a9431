import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { RunInput } from '../../src/engine/run-input.ts';
import type { QuotaLedger } from '../../src/quota/lot.ts';
import { vector } from '../../src/quota/vector.ts';
import type { RuleOverride } from '../../src/rules/rule.ts';
import { parseCalendar } from '../../src/scenario/calendar-file.ts';
import { parseCategoryCodes } from '../../src/scenario/category-codes-file.ts';
import { loadPlaces } from '../../src/scenario/places-file.ts';
import { squareMetre } from '../../src/units/area.ts';
import { isoDay } from '../../src/units/day.ts';
import { ONE, parseRatio, type Ratio, ratio } from '../../src/units/ratio.ts';
import type { Deal } from '../../src/world/deal.ts';
import type { Opening } from '../../src/world/opening.ts';
import { CITIES, type City, type QuotaHolder } from '../../src/world/party.ts';
import type { Policy } from '../../src/world/policy.ts';
import { seedBook, wan } from '../rules/seed-book.ts';

const SEEDS = new URL('../../seeds/', import.meta.url);
const text = (name: string) => readFileSync(new URL(name, SEEDS), 'utf8');

export const { calendar: CALENDAR } = parseCalendar(text('calendar.yaml'), 'calendar.yaml');
export const CODES = parseCategoryCodes(text('category-codes.yaml'), 'codes.yaml').budgets;
export const ALL_PLACES = await loadPlaces(fileURLToPath(new URL('places.yaml', SEEDS)));
export const PLACES = new Map(ALL_PLACES.map((place) => [place.id, place]));

/** The shipped rules as one book; every run takes a fresh one over it. */
export const RULES = seedBook();

export const START = isoDay('2026-01-01');
export const END = isoDay('2030-12-31');

/** A lot with what matters to a test; the rest is filled in. */
export function lotOf(
  id: string,
  ledger: QuotaLedger,
  origin: string,
  minted: [number, number?, number?],
  more: { accepted?: string; expires?: string } = {},
): Opening['lots'][number]['lot'] {
  return {
    id,
    ledger,
    origin,
    project: '',
    document: 'test',
    accepted: isoDay(more.accepted ?? '2026-01-01'),
    vintage: 2026,
    grade: null,
    expires: more.expires === undefined ? null : isoDay(more.expires),
    minted: vector(...minted),
  };
}

/** What each city holds at the start, in m² (and kg). */
export const OPENING_L4 = { areaM2: 500_000, paddyM2: 300_000, capacityKg: 700_000 };
export const OPENING_L5_M2 = 3_000_000;
export const OPENING_FARMLAND_M2 = 4_000_000;

function cityLots(city: City): Opening['lots'] {
  const held = (ledger: QuotaLedger, ...minted: [number, number?, number?]) => ({
    holder: city,
    lot: lotOf(`${ledger}-${city}`, ledger, city, minted),
  });
  const { areaM2, paddyM2, capacityKg } = OPENING_L4;
  return [
    held('L1', 2_000_000),
    held('L2', 1_000_000),
    held('L4', areaM2, paddyM2, capacityKg),
    held('L5', OPENING_L5_M2),
    held('L6', 2_000_000),
    held('L7', 600_000),
  ];
}

/** Every city with the same lots, and one lot of a county of Zhuzhou in the shared pool. */
export const OPENING: Opening = {
  farmland: CITIES.map((city) => ({
    city,
    stockM2: OPENING_FARMLAND_M2,
    basicFarmlandM2: 2_000_000,
  })),
  lots: [
    ...CITIES.flatMap(cityLots),
    { holder: 'pool', lot: lotOf('L4-pool', 'L4', 'youxian', [40_000, 40_000, 60_000]) },
  ],
};

/** The opening with other lots of one ledger for one holder; an empty list takes them away. */
export function withLots(
  holder: QuotaHolder,
  ledger: QuotaLedger,
  lots: Opening['lots'][number]['lot'][],
  opening: Opening = OPENING,
): Opening {
  return {
    ...opening,
    lots: [
      ...opening.lots.filter((held) => held.holder !== holder || held.lot.ledger !== ledger),
      ...lots.map((lot) => ({ holder, lot })),
    ],
  };
}

/** `12 wanYuan/mu` as fen per m². */
export function wanPerMu(amount: number): Ratio {
  return ratio(amount * 1_500);
}

export const KEEP_ALL: Policy['sharing'] = {
  base: 'netProceeds',
  rule: { kind: 'fixed', shares: [{ role: 'land', share: ONE }], residualTo: null },
};

/** Fixed shares on a base, e.g. `shared({ land: '60%', xiangtan: '40%' })`. */
export function shared(
  shares: Readonly<Record<string, string>>,
  base: Policy['sharing']['base'] = 'netProceeds',
): Policy['sharing'] {
  const parts = Object.entries(shares).map(([role, share]) => ({
    role: role as 'land',
    share: parseRatio(share)!,
  }));
  return { base, rule: { kind: 'fixed', shares: parts, residualTo: null } };
}

export const POLICY: Policy = {
  sharing: KEEP_ALL,
  taxSharing: {},
  greenHeart: { enabled: false, base: 'grossReceipts' },
  transfer: { regimes: [{ from: START, regime: 'T-A' }], authorised: {} },
  quota: {
    trade: true,
    prices: {
      L1: wanPerMu(10),
      L2: wanPerMu(10),
      'L4.area': wanPerMu(12),
      'L4.paddy': wanPerMu(12),
      'L4.capacity': ratio(3_000),
      L7: wanPerMu(10),
    },
    reserve: ratio(0),
  },
  reclamationFee: 'never',
  benchmarkFloor: 'verified',
  negativeBase: 'lapse',
  ruralUse: 'byProceeds',
};

/** A regime from the first day on, authorised or not. */
export function underRegime(regime: 'T-A' | 'T-B' | 'T-C', isAuthorised = true): Policy {
  const authorised = isAuthorised ? { [regime]: START } : {};
  return { ...POLICY, transfer: { regimes: [{ from: START, regime }], authorised } };
}

/** A deal that passes every rule of the fixture: homes in Changsha, 10,000 m² at 10,000 万元. */
export function deal(given: Partial<Deal> = {}): Deal {
  const place = PLACES.get(given.county ?? 'yuhua')!;
  const use = given.use ?? given.uses?.[0]?.use ?? 'residential';
  return {
    id: 'D-1',
    sourceRow: 2,
    city: place.city,
    county: place.id,
    landParty: place.party,
    use,
    uses: [{ use, termYears: null }],
    method: 'listing',
    areaM2: squareMetre(10_000),
    stockAreaM2: squareMetre(4_000),
    priceFen: wan('10000'),
    instalmentsFen: [],
    depositFen: null,
    awarded: isoDay('2026-03-02'),
    signed: isoDay('2026-03-09'),
    listingCity: null,
    collectingTreasury: null,
    quotaSource: null,
    farmland: farmland(3_000, 2_000),
    basicFarmlandM2: squareMetre(0),
    costFen: wan('2000'),
    landGrade: null,
    greenHeart: 'none',
    enclavePartner: null,
    floorRelief: false,
    notes: {},
    ...given,
  };
}

/** Farmland taken: paddy of grade 5, the rest dry land of grade 7. */
export function farmland(areaM2: number, paddyM2 = 0): NonNullable<Deal['farmland']> {
  return {
    areaM2: squareMetre(areaM2),
    paddyM2: squareMetre(paddyM2),
    paddyGrade: 5,
    dryGrade: 7,
  };
}

export function overrideOf(
  rule: string,
  value: string,
  key = '',
  from = '2020-01-01',
): RuleOverride {
  return { rule, key, from: isoDay(from), to: null, value: parseRatio(value)!, reason: 'test' };
}

/** A complete small run: one default deal, the shipped rules, T-A, no sharing. */
export function fixture(given: Partial<RunInput> = {}): RunInput {
  return {
    start: START,
    end: END,
    policy: POLICY,
    rules: RULES,
    calendar: CALENDAR,
    places: PLACES,
    codes: CODES,
    opening: OPENING,
    deals: [deal()],
    ...given,
  };
}
