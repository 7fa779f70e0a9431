import fc from 'fast-check';
import type { RunInput } from '../../src/engine/run-input.ts';
import { squareMetre } from '../../src/units/area.ts';
import { addDays, isoDay } from '../../src/units/day.ts';
import { fen } from '../../src/units/fen.ts';
import { ratio } from '../../src/units/ratio.ts';
import { type Deal, GREEN_HEART_ZONES, LAND_USES, METHODS } from '../../src/world/deal.ts';
import type { Opening } from '../../src/world/opening.ts';
import { CITIES, QUOTA_HOLDERS } from '../../src/world/party.ts';
import type { Policy } from '../../src/world/policy.ts';
import { ALL_PLACES, deal, fixture, lotOf, OPENING, POLICY, START } from '../engine/fixture.ts';
import { anyPolicy } from './policy.ts';
import { anyReplacement } from './replacement.ts';

/** A run as plain data, so that a counterexample can be kept as text. */
export interface RunCase {
  readonly deals: readonly Deal[];
  readonly policy: Policy;
  readonly isScarce: boolean;
}

const orNull = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });
const tenths = fc.integer({ min: 0, max: 10 });
const part = (whole: number, of10: number) => squareMetre(Math.floor((whole * of10) / 10));

const drawn = fc.record({
  place: fc.constantFrom(...ALL_PLACES),
  signedAfter: fc.integer({ min: 0, max: 720 }),
  awardedBefore: orNull(fc.integer({ min: 0, max: 16 })),
  use: fc.constantFrom(...LAND_USES),
  termYears: fc.constantFrom(null, null, null, 20, 40, 49.5, 70),
  method: fc.constantFrom(...METHODS, 'listing', 'auction', 'tender'),
  areaM2: fc.integer({ min: 200, max: 40_000 }),
  stock: tenths,
  taken: orNull(tenths),
  paddy: tenths,
  fenPerM2: fc.oneof(
    fc.integer({ min: 0, max: 1_000_000 }),
    fc.integer({ min: 50_000, max: 1_000_000 }),
  ),
  odd: fc.integer({ min: 0, max: 99 }),
  instalments: fc.constantFrom([], [], [5], [10], [5, 3], [6, 1, 1, 2], [7, 0, 3]),
  deposit: orNull(tenths),
  cost: orNull(fc.integer({ min: 0, max: 1_200_000 })),
  listingCity: orNull(fc.constantFrom(...CITIES)),
  collectingTreasury: orNull(fc.constantFrom(...CITIES, 'xiangjiang' as const)),
  quotaSource: orNull(fc.constantFrom(...QUOTA_HOLDERS)),
  greenHeart: fc.constantFrom(...GREEN_HEART_ZONES),
  enclavePartner: orNull(fc.constantFrom(...CITIES)),
  floorRelief: fc.boolean(),
  linkage: fc.constantFrom(false, false, false, true),
  basic: fc.constantFrom(0, 0, 0, 1, 10),
  /** More than all that is taken, so that it is not refused for being too little. */
  replaced: orNull(anyReplacement.map((one) => ({ ...one, areaM2: squareMetre(40_000) }))),
});

function made(id: string, d: typeof drawn extends fc.Arbitrary<infer T> ? T : never): Deal {
  const stockAreaM2 = part(d.areaM2, d.stock);
  const takenM2 = part(d.areaM2 - stockAreaM2, d.taken ?? 0);
  const priceFen = fen(d.areaM2 * d.fenPerM2 + (d.fenPerM2 === 0 ? 0 : d.odd));
  const signed = addDays(START, d.signedAfter);
  const { listingCity, collectingTreasury, quotaSource, greenHeart, enclavePartner } = d;
  return deal({
    id,
    county: d.place.id,
    use: d.use,
    uses: [{ use: d.use, termYears: d.termYears }],
    method: d.method,
    areaM2: squareMetre(d.areaM2),
    stockAreaM2,
    farmland:
      d.taken === null
        ? null
        : {
            areaM2: takenM2,
            paddyM2: part(takenM2, d.paddy),
            paddyGrade: null,
            dryGrade: 7,
          },
    priceFen: priceFen === 0 ? null : priceFen,
    instalmentsFen: d.instalments
      .map((of10) => fen(Math.floor((priceFen * of10) / 10)))
      .filter((amountFen) => amountFen > 0),
    depositFen: d.deposit === null ? null : fen(Math.floor((priceFen * d.deposit) / 10)),
    awarded: d.awardedBefore === null ? null : addDays(signed, -d.awardedBefore),
    signed,
    costFen: d.cost === null ? null : fen(d.areaM2 * d.cost),
    listingCity,
    collectingTreasury,
    quotaSource,
    greenHeart,
    enclavePartner,
    floorRelief: d.floorRelief,
    basicFarmlandM2: part(takenM2, d.basic),
    ...(d.linkage ? { linkage: true } : {}),
    ...(d.replaced === null ? {} : { basicReplacement: d.replaced }),
  });
}

/** Up to eight deals of 2026 and 2027; many are refused, many cross a border. */
export const anyDealList: fc.Arbitrary<Deal[]> = fc
  .array(drawn, { minLength: 1, maxLength: 8 })
  .map((list) => list.map((one, i) => made(`D-${i + 1}`, one)));

/** A scenario's choices, with quota prices inside their bands more often than not. */
const anyChoices: fc.Arbitrary<Policy> = fc
  .tuple(anyPolicy, fc.boolean(), fc.constantFrom(ratio(0), ratio(1, 5), ratio(1)))
  .map(([policy, isSane, reserve]) =>
    isSane
      ? { ...policy, quota: { ...policy.quota, trade: true, prices: POLICY.quota.prices, reserve } }
      : policy,
  );

export const anyRunCase: fc.Arbitrary<RunCase> = fc.record({
  deals: anyDealList,
  policy: anyChoices,
  isScarce: fc.boolean(),
});

/** Little quota, some of it lapsing, some arriving later, farmland close to its target. */
const SCARCE: Opening = {
  farmland: CITIES.map((city, i) => ({
    city,
    stockM2: 3_000_000 + i * 15_000,
    basicFarmlandM2: 0,
  })),
  lots: [
    ...OPENING.lots.filter(({ lot }) => lot.ledger === 'L5' || lot.ledger === 'L6'),
    ...CITIES.flatMap((city, i) =>
      (
        [
          ['L1', [60_000 + i], '2025-05-01', undefined],
          ['L2', [20_000 + i], '2026-01-01', '2026-12-31'],
          ['L2', [20_000], '2027-01-01', '2027-12-31'],
          ['L4', [9_000, 5_000, 14_000], '2024-07-01', undefined],
          ['L4', [9_000, 0, 9_000], '2026-09-15', undefined],
          ['L3', [12_000, 5_000, 9_000], '2026-03-01', undefined],
          ['L7', [15_000 + i], '2026-01-01', undefined],
        ] as const
      ).map(([ledger, minted, accepted, expires], n) => ({
        holder: city,
        lot: lotOf(
          `${ledger}-${city}-${n}`,
          ledger,
          city,
          [...minted] as [number],
          expires === undefined ? { accepted } : { accepted, expires },
        ),
      })),
    ),
    { holder: 'pool', lot: lotOf('L4-pool', 'L4', 'youxian', [4_000, 4_000, 6_000]) },
    { holder: 'pool', lot: lotOf('L2-pool', 'L2', 'hunan', [7_000]) },
  ],
};

/** The input of a case; every deal is paid and every transfer due well before 2031. */
export function inputOf({ deals, policy, isScarce }: RunCase): RunInput {
  const opening = isScarce ? SCARCE : OPENING;
  return fixture({ deals, policy, opening, end: isoDay('2030-06-30') });
}
