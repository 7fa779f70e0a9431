import { describe, expect, it } from 'vitest';
import type { Why } from '../../src/ledger/why.ts';
import { planCollectiveSale } from '../../src/stages/2-collection/collective-sale.ts';
import { planSecondarySale } from '../../src/stages/2-collection/secondary-sale.ts';
import { squareMetre } from '../../src/units/area.ts';
import { isoDay } from '../../src/units/day.ts';
import { FEN_PER_WAN_YUAN, fen } from '../../src/units/fen.ts';
import { ratio } from '../../src/units/ratio.ts';
import type { Plan } from '../../src/world/batch.ts';
import type { CollectiveSale, SecondarySale } from '../../src/world/land-sale.ts';
import { smallWorld } from '../engine/small-world.ts';
import { wrongSteps } from '../oracle/why-oracle.ts';

const wan = (amount: number) => fen(amount * FEN_PER_WAN_YUAN);
const known = ({ result }: Why) => ({ n: result.numerator, d: result.denominator });

const COLLECTIVE: CollectiveSale = {
  ...{ id: 'C1', place: 'liuyang', use: 'industrial', areaM2: squareMetre(26_000) },
  ...{ planSent: isoDay('2026-08-03'), signed: isoDay('2026-09-10') },
  ...{ priceFen: wan(810), costFen: wan(310), consent: ratio(4, 5), kept: ratio(2, 5) },
};
const ASSIGNMENT: SecondarySale = {
  ...{ id: 'A1', place: 'lusong', use: 'industrial', areaM2: squareMetre(15_000) },
  ...{ kind: 'assignment', signed: isoDay('2026-11-12'), invested: ratio(2, 5) },
  ...{ priceFen: wan(18_000), deductionsFen: wan(10_000), benchmarkFen: wan(15_000) },
  ...{ preRegistered: false, completed: null },
};

/** Legs of a plan as `from to code: 万元`, every reason checked against its amount. */
function legsOf(plan: Plan): string[] {
  if (!plan.ok) throw new Error(plan.refusals.map(({ code }) => code).join());
  return plan.batch.entries.flatMap(({ legs }) =>
    legs.map(({ from, to, amountFen, why }) => {
      const reason = why!();
      expect(wrongSteps(reason, known)).toEqual([]);
      expect(reason.result).toMatchObject({ numerator: BigInt(amountFen), denominator: 1n });
      return `${from} ${to}: ${amountFen / FEN_PER_WAN_YUAN}`;
    }),
  );
}

const refusalsOf = (plan: Plan) =>
  plan.ok ? [] : plan.refusals.map(({ code, found, expected }) => [code, found, expected]);

describe('collective land', () => {
  it('pays its price to the collective, a levy on the net gain to the county, the rest out', () => {
    const { view, world } = smallWorld();
    const plan = planCollectiveSale(COLLECTIVE, view);
    // A fifth of 500; of the 710 left three fifths go to the members; deed tax 4% of 810.
    expect(legsOf(plan)).toEqual([
      'outside:grantee outside:collective: 810',
      'outside:collective treasury:changsha:general:1030717: 100',
      'outside:collective outside:farmers: 426',
      'outside:grantee treasury:changsha:general:10119: 32.4',
    ]);
    if (plan.ok) world.commit(plan.batch);
    world.verify();
  });

  it('pays on the price where the cost is not known, nothing where there is no gain', () => {
    const { view } = smallWorld();
    const levies = [null, wan(900)].map((costFen) =>
      legsOf(planCollectiveSale({ ...COLLECTIVE, costFen }, view)).filter((l) =>
        l.includes('1030717'),
      ),
    );
    expect(levies).toEqual([['outside:collective treasury:changsha:general:1030717: 162'], []]);
  });

  it('is refused for another use, too few in favour, a plan sent too late', () => {
    const { view } = smallWorld();
    const planSent = isoDay('2026-09-01');
    const wrong = { ...COLLECTIVE, use: 'residential', consent: ratio(3, 5), planSent } as const;
    expect(refusalsOf(planCollectiveSale(wrong, view))).toEqual([
      ['collectiveUseExcluded', 0, 1],
      ['collectiveConsentShort', 0.6, 0.667],
      ['collectivePlanLate', 7, 10],
    ]);
  });
});

describe('a right that changes hands', () => {
  it('bears VAT between the levels, appreciation tax by its bracket, deed and stamp tax', () => {
    const { view, world } = smallWorld();
    const plan = planSecondarySale(ASSIGNMENT, ASSIGNMENT.signed, view);
    // 9% of 18,000 is 1,620; a gain of 80% pays 40% of 8,000 less 5% of 10,000.
    expect(legsOf(plan)).toEqual([
      'outside:assignor treasury:central:general:10101: 810',
      'outside:assignor treasury:hunan:general:10101: 202.5',
      'outside:assignor treasury:zhuzhou:general:10101: 607.5',
      'outside:assignor treasury:zhuzhou:general:10113: 2700',
      'outside:grantee treasury:zhuzhou:general:10119: 720',
      'outside:assignor treasury:zhuzhou:general:10111: 9',
      'outside:grantee treasury:zhuzhou:general:10111: 9',
    ]);
    if (plan.ok) world.commit(plan.batch);
    world.verify();
  });

  it.each([
    [10_000, 0],
    [15_000, 1500],
    [20_000, 3500],
    [30_000, 8500],
    [35_000, 11_500],
  ])('sold at %i on 10,000 pays %i of appreciation tax', (price, tax) => {
    const sale = { ...ASSIGNMENT, priceFen: wan(price), benchmarkFen: null };
    const legs = legsOf(planSecondarySale(sale, sale.signed, smallWorld().view));
    const paid = legs.filter((leg) => leg.includes(':10113:'));
    expect(paid).toEqual(
      tax === 0 ? [] : [`outside:assignor treasury:zhuzhou:general:10113: ${tax}`],
    );
  });

  it('is refused before a quarter is invested, and below four fifths of the benchmark', () => {
    const { view } = smallWorld();
    const early = { ...ASSIGNMENT, invested: ratio(1, 5), priceFen: wan(11_000) };
    expect(refusalsOf(planSecondarySale(early, early.signed, view))).toEqual([
      ['assignmentTooEarly', 0.2, 0.25],
      ['preEmptionCalled', wan(11_000), wan(12_000)],
    ]);
    const waiting = { ...early, preRegistered: true, priceFen: wan(18_000) };
    expect(planSecondarySale(waiting, early.signed, view).ok).toBe(true);
  });

  it('let or mortgaged moves no money of a treasury', () => {
    const mortgage = { ...ASSIGNMENT, kind: 'mortgage', invested: ratio(0) } as const;
    expect(legsOf(planSecondarySale(mortgage, mortgage.signed, smallWorld().view))).toEqual([]);
  });
});
