import fc from 'fast-check';
import type { SquareMetre } from '../../src/units/area.ts';
import { addDays, isoDay } from '../../src/units/day.ts';
import { type Fen, fen } from '../../src/units/fen.ts';
import { type Deal, GREEN_HEART_ZONES, LAND_USES, METHODS } from '../../src/world/deal.ts';
import { CITIES, QUOTA_HOLDERS } from '../../src/world/party.ts';
import type { Place } from '../../src/world/place.ts';
import { anyReplacement } from './replacement.ts';

const START = isoDay('2026-01-01');
const orNull = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });
const grade = orNull(fc.integer({ min: 1, max: 15 }));

/** Text that survives a cell: no hidden characters, no space around it. */
const noteText = fc
  .stringMatching(/^[\w ,;"'=+@\n|<>&，。、（）%￥字宗地-]{1,20}$/)
  .map((text) => text.trim())
  .filter((text) => text !== '');

const notes = fc
  .dictionary(
    fc.constantFrom('项目名称', '批准单位', '备注', 'areaTyped', '__proto__', 'x'),
    noteText,
    {
      noNullPrototype: true,
    },
  )
  .map((entries) => Object.fromEntries(Object.entries(entries).sort(byName)));

function byName([a]: [string, string], [b]: [string, string]): number {
  return a < b ? -1 : 1;
}

const uses = fc
  .uniqueArray(
    fc.record({
      use: fc.constantFrom(...LAND_USES),
      termYears: orNull(fc.constantFrom(1, 20, 40, 50, 69.5, 70, 200)),
    }),
    { minLength: 1, maxLength: 3, selector: ({ use }) => use },
  )
  .chain((list) => fc.record({ uses: fc.constant(list), use: fc.constantFrom(...list) }))
  .map((drawn) => ({ uses: drawn.uses, use: drawn.use.use }));

const money = fc
  .record({
    method: fc.constantFrom(...METHODS),
    price: fc.integer({ min: 0, max: 10_000_000_000 }),
    isFree: fc.boolean(),
    shares: fc.array(fc.integer({ min: 1, max: 100 }), { maxLength: 4 }),
    depositShare: orNull(fc.integer({ min: 0, max: 100 })),
    cost: orNull(fc.integer({ min: 0, max: 10_000_000_000 })),
  })
  .map(({ method, price, isFree, shares, depositShare, cost }) => {
    const priceFen = method === 'allocation' && isFree ? null : fen(price);
    const total = Math.max(
      100,
      shares.reduce((sum, share) => sum + share, 0),
    );
    const part = (share: number, of: number) => Math.floor(((priceFen ?? 0) * share) / of);
    return {
      method,
      priceFen,
      instalmentsFen: shares
        .map((share) => part(share, total) as Fen)
        .filter((amount) => amount > 0),
      depositFen: depositShare === null ? null : fen(part(depositShare, 100)),
      costFen: cost === null ? null : fen(cost),
    };
  });

const land = fc
  .record({
    areaM2: fc.integer({ min: 200, max: 5_000_000 }),
    stockShare: fc.integer({ min: 0, max: 10 }),
    takenShare: orNull(fc.integer({ min: 0, max: 10 })),
    paddyShare: fc.integer({ min: 0, max: 10 }),
    basicShare: fc.integer({ min: 0, max: 10 }),
    paddyGrade: grade,
    dryGrade: grade,
  })
  .map(({ areaM2, stockShare, takenShare, paddyShare, basicShare, paddyGrade, dryGrade }) => {
    const stock = Math.floor((areaM2 * stockShare) / 10);
    const taken = Math.floor(((areaM2 - stock) * (takenShare ?? 0)) / 10);
    const paddy = Math.floor((taken * paddyShare) / 10) as SquareMetre;
    const farmland = { areaM2: taken as SquareMetre, paddyM2: paddy, paddyGrade, dryGrade };
    return {
      areaM2: areaM2 as SquareMetre,
      stockAreaM2: stock as SquareMetre,
      farmland: takenShare === null ? null : farmland,
      basicFarmlandM2: Math.floor((taken * basicShare) / 10) as SquareMetre,
    };
  });

const rest = fc.record({
  listingCity: orNull(fc.constantFrom(...CITIES)),
  collectingTreasury: orNull(fc.constantFrom(...CITIES, 'xiangjiang' as const)),
  quotaSource: orNull(fc.constantFrom(...QUOTA_HOLDERS)),
  landGrade: orNull(fc.integer({ min: 1, max: 12 })),
  greenHeart: fc.constantFrom(...GREEN_HEART_ZONES),
  enclavePartner: orNull(fc.constantFrom(...CITIES)),
  floorRelief: fc.boolean(),
  notes,
  linked: fc.constantFrom({}, {}, { linkage: true }),
  replaced: fc.option(anyReplacement, { nil: undefined }),
});

/** One deal a file can hold, in one of the places. */
export function anyDeal(places: readonly Place[]): fc.Arbitrary<Deal> {
  const head = fc.record({
    place: fc.constantFrom(...places),
    serial: fc.integer({ min: 1, max: 999_999 }),
    signedAfter: fc.integer({ min: 0, max: 1800 }),
    awardedBefore: orNull(fc.integer({ min: 0, max: 60 })),
  });
  return fc.tuple(head, uses, money, land, rest).map(([drawn, ...parts]) => {
    const { place, serial, signedAfter, awardedBefore } = drawn;
    const signed = addDays(START, signedAfter);
    const [use, paid, ground, { linked, replaced, ...more }] = parts;
    return {
      id: `T-${serial}`,
      sourceRow: 2,
      city: place.city,
      county: place.id,
      landParty: place.party,
      signed,
      awarded: awardedBefore === null ? null : addDays(signed, -awardedBefore),
      ...use,
      ...paid,
      ...ground,
      ...more,
      ...linked,
      ...(replaced === undefined ? {} : { basicReplacement: replaced }),
    };
  });
}

/** Deals with ids of their own. */
export function anyDeals(places: readonly Place[]): fc.Arbitrary<Deal[]> {
  return fc.uniqueArray(anyDeal(places), { minLength: 1, maxLength: 8, selector: ({ id }) => id });
}
