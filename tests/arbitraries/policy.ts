import fc from 'fast-check';
import { LOT_CHOICES } from '../../src/quota/draw.ts';
import { RURAL_MEASURES } from '../../src/rules/rural-use.ts';
import { SHARED_TAXES, SHARING_BASES } from '../../src/rules/sharing-rule.ts';
import { type Day, isoDay } from '../../src/units/day.ts';
import { ratio } from '../../src/units/ratio.ts';
import {
  BOOKINGS,
  FARMLAND_REGIMES,
  type GatePolicy,
  type Policy,
  QUOTA_GOODS,
  type QuotaGood,
  REGIMES,
} from '../../src/world/policy.ts';
import { anyAllocation } from './allocation.ts';
import { runDay } from './day.ts';
import { anyShare, anySharingRule } from './sharing-rule.ts';

/** The first day of every run a policy of {@link anyPolicy} is for. */
export const POLICY_START = isoDay('2024-01-01');

const anyRegimes = fc
  .record({
    first: fc.constantFrom(...REGIMES),
    later: fc.uniqueArray(fc.tuple(runDay, fc.constantFrom(...REGIMES)), {
      maxLength: 4,
      selector: ([day]) => day,
    }),
  })
  .map(({ first, later }) => [
    { from: POLICY_START, regime: first },
    ...later
      .filter(([day]) => day > POLICY_START)
      .sort(([a], [b]) => a - b)
      .map(([from, regime]) => ({ from, regime })),
  ]);

/** Prices to the cent of 万元 per mu (yuan per kg for capacity), in fen per m² (per kg). */
const anyPrices = fc
  .array(fc.integer({ min: 0, max: 100_000 }), {
    minLength: QUOTA_GOODS.length,
    maxLength: QUOTA_GOODS.length,
  })
  .map(
    (cents) =>
      Object.fromEntries(
        QUOTA_GOODS.map((good, at) => [
          good,
          good === 'L4.capacity' ? ratio(cents[at]!) : ratio(cents[at]! * 15),
        ]),
      ) as Record<QuotaGood, ReturnType<typeof ratio>>,
  );

const optionalDay: fc.Arbitrary<Day | undefined> = fc.option(runDay, { nil: undefined });

function withoutUndefined<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)) as T;
}

/** Any way to keep the gate; what is left out keeps to the law. */
export const anyGate: fc.Arbitrary<GatePolicy> = fc.record({
  regimes: fc.option(
    fc.constantFrom(...FARMLAND_REGIMES).map((regime) => [{ from: POLICY_START, regime }]),
    { nil: [] },
  ),
  paddyForPaddy: fc.boolean(),
  lotChoice: fc.constantFrom(...LOT_CHOICES),
  bundled: fc.boolean(),
  commitments: fc.boolean(),
});

/** Any choices a scenario can make. */
export const anyPolicy: fc.Arbitrary<Policy> = fc.record({
  sharing: fc.record({ base: fc.constantFrom(...SHARING_BASES), rule: anySharingRule }),
  taxSharing: fc.dictionary(fc.constantFrom(...SHARED_TAXES), anySharingRule, { maxKeys: 3 }),
  greenHeart: fc.record({ enabled: fc.boolean(), base: fc.constantFrom(...SHARING_BASES) }),
  transfer: fc.record({
    regimes: anyRegimes,
    authorised: fc
      .record({ 'T-B': optionalDay, 'T-C': optionalDay })
      .map((days) => withoutUndefined(days) as Policy['transfer']['authorised']),
  }),
  quota: fc.record(
    {
      ...{ trade: fc.boolean(), prices: anyPrices, reserve: anyShare, gate: anyGate },
      ...{ booking: fc.constantFrom(...BOOKINGS), allocation: anyAllocation },
    },
    { requiredKeys: ['trade', 'prices', 'reserve'] },
  ),
  reclamationFee: fc.constantFrom('always', 'unlessBought', 'never'),
  benchmarkFloor: fc.constantFrom('verified', 'any', 'off'),
  negativeBase: fc.constantFrom('lapse', 'carry'),
  ruralUse: fc.constantFrom(...RURAL_MEASURES),
});
