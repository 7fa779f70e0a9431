import type { RunInput } from '../../src/engine/run-input.ts';
import { squareMetre } from '../../src/units/area.ts';
import type { BasicReplacement, Deal } from '../../src/world/deal.ts';
import { lotOf, withLots } from '../engine/fixture.ts';
import type { RefusalRow } from './refusal-rows.ts';

const replaced = (more: Partial<BasicReplacement> = {}): Partial<Deal> => ({
  basicFarmlandM2: squareMetre(1_000),
  basicReplacement: {
    ...{ document: '国土资函', areaM2: squareMetre(1_000), grade: 5, slopeDegrees: 6 },
    ...{ parcels: ['r-1'], ...more },
  },
});
const usedParcel: Partial<RunInput> = {
  opening: withLots('pool', 'L4', [
    { ...lotOf('made', 'L4', 'youxian', [40_000, 40_000, 60_000]), parcels: ['r-1'] },
  ]),
};

/** Rows for a State-approved taking of basic farmland and what takes its place. */
export const REPLACEMENT_ROWS: readonly RefusalRow[] = [
  {
    code: 'replacementShort',
    case: 'one square metre less than is taken',
    ...{ atLimit: [replaced()], beyond: [replaced({ areaM2: squareMetre(999) })] },
    ...{ found: 999, expected: 1_000, unit: 'm2', rule: 'basic-farmland-replacement' },
  },
  {
    code: 'replacementPoorer',
    case: 'one grade below that of the farmland taken',
    ...{ atLimit: [replaced({ grade: 5 })], beyond: [replaced({ grade: 6 })] },
    ...{ found: 6, expected: 5, unit: 'grade', rule: 'basic-farmland-replacement' },
  },
  {
    code: 'replacementTooSteep',
    case: '25 degrees are no longer below 25',
    ...{ atLimit: [replaced({ slopeDegrees: 24 })], beyond: [replaced({ slopeDegrees: 25 })] },
    ...{ found: 25, expected: 24, unit: 'degree', rule: 'replacement-slope' },
  },
  {
    code: 'replacementParcelUsed',
    case: 'a parcel that quota was made from',
    atLimit: [replaced()],
    beyond: [replaced(), usedParcel],
    ...{ found: 1, expected: 0, unit: 'count', rule: 'land-used-once' },
  },
  {
    code: 'replacementLandShort',
    case: 'ordinary farmland of the city less what the deal takes of it',
    // 4,000,000 − 3,000 taken, 2,000,000 − 1,000 protected and not taken.
    atLimit: [replaced({ areaM2: squareMetre(1_998_000) })],
    beyond: [replaced({ areaM2: squareMetre(1_998_001) })],
    ...{ found: 1_998_000, expected: 1_998_001, unit: 'm2', rule: 'basic-farmland-replacement' },
  },
];
