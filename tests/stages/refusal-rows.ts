import type { RunInput } from '../../src/engine/run-input.ts';
import { squareMetre } from '../../src/units/area.ts';
import { isoDay } from '../../src/units/day.ts';
import { fen } from '../../src/units/fen.ts';
import { ratio } from '../../src/units/ratio.ts';
import type { Deal } from '../../src/world/deal.ts';
import { GATE_BY_LAW } from '../../src/world/policy.ts';
import type { Refusal, RefusalCode } from '../../src/world/refusal.ts';
import { farmland, lotOf, overrideOf, POLICY, withLots } from '../engine/fixture.ts';
import { seedBook } from '../rules/seed-book.ts';
import { REPLACEMENT_ROWS } from './replacement-rows.ts';

/** A rule of the listing stage: a deal just inside it and one just outside. */
export interface RefusalRow {
  readonly code: RefusalCode;
  readonly case: string;
  /** Exactly at the limit: passes. */
  readonly atLimit: [Partial<Deal>, Partial<RunInput>?];
  /** One unit beyond it: refused. */
  readonly beyond: [Partial<Deal>, Partial<RunInput>?];
  readonly found: number;
  readonly expected: number;
  readonly unit: Refusal['unit'];
  readonly rule: string;
}

export const ALONE = { ...POLICY, quota: { ...POLICY.quota, trade: false } };
export const homes = (termYears: number | null) => ({
  uses: [{ use: 'residential', termYears }] as const,
});
export const industry = (priceFen: number, more: Partial<Deal> = {}): Partial<Deal> => ({
  use: 'industrial',
  priceFen: fen(priceFen),
  ...more,
});
const short = (
  ledger: 'L1' | 'L2' | 'L3' | 'L4' | 'L7',
  ...minted: [number, number?, number?]
): Partial<RunInput> => ({
  policy: ALONE,
  opening: withLots('changsha', ledger, [lotOf('few', ledger, 'changsha', minted)]),
});
const target = (areaM2: number): Partial<RunInput> => ({
  opening: withLots('changsha', 'L5', [lotOf('target', 'L5', 'changsha', [areaM2])]),
});
const boughtAt = (fenPerM2: number): Partial<RunInput> => ({
  policy: {
    ...POLICY,
    quota: { ...POLICY.quota, prices: { ...POLICY.quota.prices, L2: ratio(fenPerM2) } },
  },
  opening: withLots('changsha', 'L2', []),
});
const promising = (areaM2: number): Partial<RunInput> => ({
  ...short('L4', areaM2, 2_000, 4_650),
  policy: { ...ALONE, quota: { ...ALONE.quota, gate: { ...GATE_BY_LAW, commitments: true } } },
});
const linkage = { linkage: true };
const late = { rules: seedBook([overrideOf('contract-deadline', '0')]) };

/** At least one row for every refusal of the listing stage. */
export const REFUSAL_ROWS: RefusalRow[] = [
  {
    code: 'termExceedsMaximum',
    case: 'homes for 71 years',
    atLimit: [homes(70)],
    beyond: [homes(71)],
    found: 71,
    expected: 70,
    unit: 'year',
    rule: 'max-term',
  },
  {
    code: 'termExceedsMaximum',
    case: 'industry for half a year too long, though its price floor knows no such term',
    atLimit: [industry(480_000_000, { uses: [{ use: 'industrial', termYears: 50 }] })],
    beyond: [industry(480_000_000, { uses: [{ use: 'industrial', termYears: 50.5 }] })],
    found: 50.5,
    expected: 50,
    unit: 'year',
    rule: 'max-term',
  },
  {
    code: 'competitiveSaleRequired',
    case: 'one new square metre by agreement',
    atLimit: [{ method: 'agreement', stockAreaM2: squareMetre(10_000), farmland: farmland(0) }],
    beyond: [{ method: 'agreement', stockAreaM2: squareMetre(9_999), farmland: farmland(0) }],
    found: 1,
    expected: 0,
    unit: 'm2',
    rule: 'competitive-sale',
  },
  {
    code: 'priceMissing',
    case: 'auctioned for nothing',
    atLimit: [{ method: 'auction', priceFen: fen(1) }],
    beyond: [{ method: 'auction', priceFen: null }],
    found: 0,
    expected: 1,
    unit: 'fen',
    rule: 'treasury-booking',
  },
  {
    code: 'priceBelowGradeFloor',
    case: 'grade 4 at 480 yuan/m2',
    atLimit: [industry(480_000_000)],
    beyond: [industry(479_999_999)],
    found: 479_999_999,
    expected: 480_000_000,
    unit: 'fen',
    rule: 'industrial-floor',
  },
  {
    code: 'priceBelowGradeFloor',
    case: 'relieved to 70 %',
    atLimit: [industry(336_000_000, { floorRelief: true })],
    beyond: [industry(335_999_999, { floorRelief: true })],
    found: 335_999_999,
    expected: 336_000_000,
    unit: 'fen',
    rule: 'industrial-floor',
  },
  {
    code: 'priceBelowBenchmark',
    case: 'homes in Yuetang, 70 % of 1345 yuan/m2',
    atLimit: [{ county: 'yuetang', landGrade: 4, priceFen: fen(941_500_000) }],
    beyond: [{ county: 'yuetang', landGrade: 4, priceFen: fen(941_499_999) }],
    found: 941_499_999,
    expected: 941_500_000,
    unit: 'fen',
    rule: 'benchmark-floor-share',
  },
  {
    code: 'contractLate',
    case: 'the eleventh working day',
    atLimit: [{ signed: isoDay('2026-03-16') }],
    beyond: [{ signed: isoDay('2026-03-17') }],
    found: 11,
    expected: 10,
    unit: 'workingDay',
    rule: 'contract-deadline',
  },
  {
    code: 'contractLate',
    case: 'a limit of no days',
    atLimit: [{ signed: isoDay('2026-03-02') }, late],
    beyond: [{ signed: isoDay('2026-03-03') }, late],
    found: 1,
    expected: 0,
    unit: 'workingDay',
    rule: 'contract-deadline',
  },
  {
    code: 'firstInstalmentLow',
    case: 'a fen below half',
    atLimit: [{ priceFen: fen(10_000_000_001), instalmentsFen: [fen(5_000_000_001)] }],
    beyond: [{ priceFen: fen(10_000_000_001), instalmentsFen: [fen(5_000_000_000)] }],
    found: 5_000_000_000,
    expected: 5_000_000_001,
    unit: 'fen',
    rule: 'first-instalment-share',
  },
  {
    code: 'basicFarmlandProtected',
    case: 'one square metre',
    atLimit: [{ basicFarmlandM2: squareMetre(0) }],
    beyond: [{ basicFarmlandM2: squareMetre(1) }],
    ...{ found: 1, expected: 0, unit: 'm2', rule: 'basic-farmland' },
  },
  ...REPLACEMENT_ROWS,
  {
    code: 'redLineBreached',
    case: 'one square metre below the target',
    atLimit: [{}, target(3_997_000)],
    beyond: [{}, target(3_997_001)],
    found: 3_997_000,
    expected: 3_997_001,
    unit: 'm2',
    rule: 'red-line',
  },
  {
    code: 'planningScaleShort',
    case: 'one square metre',
    atLimit: [{}, short('L1', 6_000)],
    beyond: [{}, short('L1', 5_999)],
    found: 5_999,
    expected: 6_000,
    unit: 'm2',
    rule: 'planning-scale',
  },
  {
    code: 'annualPlanShort',
    case: 'one square metre',
    atLimit: [{}, short('L2', 6_000)],
    beyond: [{}, short('L2', 5_999)],
    found: 5_999,
    expected: 6_000,
    unit: 'm2',
    rule: 'annual-plan',
  },
  {
    code: 'farmlandQuantityShort',
    case: 'one square metre',
    atLimit: [{}, short('L4', 3_000, 2_000, 4_650)],
    beyond: [{}, short('L4', 2_999, 2_000, 4_650)],
    found: 2_999,
    expected: 3_000,
    unit: 'm2',
    rule: 'farmland-balance',
  },
  {
    code: 'farmlandPaddyShort',
    case: 'one square metre, whatever the rest',
    atLimit: [{}, short('L4', 9_000, 2_000, 9_000)],
    beyond: [{}, short('L4', 9_000, 1_999, 9_000)],
    found: 1_999,
    expected: 2_000,
    unit: 'm2',
    rule: 'farmland-balance',
  },
  {
    code: 'farmlandCapacityShort',
    case: 'one kilogram',
    atLimit: [{}, short('L4', 9_000, 9_000, 4_650)],
    beyond: [{}, short('L4', 9_000, 9_000, 4_649)],
    found: 4_649,
    expected: 4_650,
    unit: 'kg',
    rule: 'farmland-balance',
  },
  {
    code: 'linkageSurplusShort',
    case: 'one square metre of the new area',
    atLimit: [linkage, short('L3', 6_000, 2_000, 4_650)],
    beyond: [linkage, short('L3', 5_999, 2_000, 4_650)],
    found: 5_999,
    expected: 6_000,
    ...{ unit: 'm2', rule: 'linkage-surplus' },
  },
  {
    code: 'linkagePaddyShort',
    case: 'one square metre',
    atLimit: [linkage, short('L3', 6_000, 2_000, 4_650)],
    beyond: [linkage, short('L3', 6_000, 1_999, 4_650)],
    found: 1_999,
    expected: 2_000,
    ...{ unit: 'm2', rule: 'linkage-surplus' },
  },
  {
    code: 'linkageCapacityShort',
    case: 'one kilogram',
    atLimit: [linkage, short('L3', 6_000, 2_000, 4_650)],
    beyond: [linkage, short('L3', 6_000, 2_000, 4_649)],
    found: 4_649,
    expected: 4_650,
    unit: 'kg',
    rule: 'linkage-surplus',
  },
  {
    code: 'commitmentLimitExceeded',
    case: 'a square metre beyond a fifth of what the city was given',
    atLimit: [{}, promising(2_500)],
    beyond: [{}, promising(2_499)],
    found: 501,
    expected: 499,
    unit: 'm2',
    rule: 'commitment-limit',
  },
  {
    code: 'occupationCapExceeded',
    case: 'one square metre',
    atLimit: [{}, short('L7', 3_000)],
    beyond: [{}, short('L7', 2_999)],
    found: 2_999,
    expected: 3_000,
    unit: 'm2',
    rule: 'occupation-cap',
  },
  {
    code: 'quotaPriceOutsideBand',
    case: 'plan quota a fen per m2 below its floor',
    atLimit: [{}, boughtAt(15_000)],
    beyond: [{}, boughtAt(14_999)],
    // Per mu of 2,000/3 m², half-up: 14,999 fen per m² are 9,999,333.33 fen.
    found: 9_999_333,
    expected: 10_000_000,
    unit: 'fen',
    rule: 'quota-price-floor',
  },
  {
    code: 'quotaPriceOutsideBand',
    case: 'plan quota a fen per m2 above its ceiling',
    atLimit: [{}, boughtAt(60_000)],
    beyond: [{}, boughtAt(60_001)],
    found: 40_000_667,
    expected: 40_000_000,
    unit: 'fen',
    rule: 'quota-price-cap',
  },
];
