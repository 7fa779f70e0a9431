import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { BUNDLE_KEYS } from '../../src/behaviour/award/bundle.ts';
import type { AwardSetup } from '../../src/behaviour/market/setup.ts';
import { withoutCooperation } from '../../src/engine/alone.ts';
import type { Offering } from '../../src/engine/offering.ts';
import { run } from '../../src/engine/run.ts';
import type { RunInput } from '../../src/engine/run-input.ts';
import type { RunResult } from '../../src/engine/run-result.ts';
import type { Why } from '../../src/ledger/why.ts';
import { prepareRun } from '../../src/scenario/prepare-run.ts';
import { formatDay, isoDay } from '../../src/units/day.ts';
import { ratio } from '../../src/units/ratio.ts';
import { awardWhy } from '../../src/world/award-why.ts';
import { wrongSteps } from '../oracle/why-oracle.ts';

const SCENARIO = fileURLToPath(new URL('../../scenarios/market-baseline.yaml', import.meta.url));

let input: RunInput;
let base: RunResult;
beforeAll(async () => {
  const prepared = await prepareRun({ scenario: SCENARIO, deals: null, sheet: null });
  input = { ...prepared.input, end: isoDay('2027-06-30') };
  base = run(input);
});

const withAward = (award: Partial<AwardSetup>, end = '2026-12-31'): RunInput => ({
  ...input,
  end: isoDay(end),
  market: { ...input.market!, award: { ...input.market!.award, ...award } },
});

/** The ends of an explanation are facts of the award itself. */
const known = ({ result }: Why) => ({ n: result.numerator, d: result.denominator });

const first = (offerings: readonly Offering[] | null) =>
  new Map((offerings ?? []).filter((o) => o.lot.passedIn === 0).map((o) => [o.lot.id, o]));

describe('a market run', () => {
  it('carries on all that was planned before it began and comes to be ready within it', () => {
    const carried = (months: number) => {
      const supply = { ...input.market!.supply, parcelsPerYear: 30, carriedOver: true };
      const market = {
        ...input.market!,
        supply: { ...supply, leadMonths: [months, months] as const },
      };
      const short: RunInput = { ...input, end: isoDay('2026-01-31'), market };
      return run(short).plan.reduce((sum, { carriedIn }) => sum + carriedIn.parcels, 0);
    };
    // A parcel of January with a year to go is ready on the first day of the run.
    expect([0, 12, 24].map(carried)).toEqual([0, 30, 60]);
  });

  it('awards within the terms, every deal through the gate and conserved to the end', () => {
    const { offerings, deals, ledger } = base;
    const awarded = offerings!.filter(({ outcome }) => outcome === 'awarded');
    expect(awarded.length).toBeGreaterThan(40);
    expect(deals.map(({ deal }) => deal.id).sort()).toEqual(
      awarded.flatMap((offering) => offering.deals).sort(),
    );
    expect(deals.filter(({ outcome }) => outcome === 'refused')).toEqual([]);
    let sum = 0;
    for (const { legs } of ledger.journal.entries()) sum += legs.length;
    expect(sum).toBeGreaterThan(200);
    for (const { deal } of deals) {
      const { startFen, limitsFen, floorFen, format, steps, lotPriceFen } = deal.award!;
      if (format === 'allocation') continue;
      expect(deal.priceFen).toBeGreaterThanOrEqual(Math.max(startFen, floorFen));
      expect(deal.priceFen).toBeLessThanOrEqual(limitsFen[0]!);
      if (steps !== null && steps > 0) expect(lotPriceFen).toBeLessThanOrEqual(limitsFen[1]!);
    }
  });

  it('lists what was passed in again, later and lower, and no more often than it may', () => {
    const { offerings } = base;
    const again = offerings!.filter(({ lot, outcome }) => lot.passedIn > 0 && outcome !== 'held');
    expect(again.length).toBeGreaterThan(0);
    const before = first(offerings);
    for (const { lot } of again) {
      const earlier = before.get(lot.id)!.lot;
      expect(lot.passedIn).toBeLessThan(3);
      expect(lot.noticed).toBeGreaterThan(earlier.closes);
      expect(lot.offer.startFen).toBeGreaterThanOrEqual(lot.floorFen);
      const lowered = lot.offer.startFen < earlier.offer.startFen;
      expect(lowered || earlier.offer.startFen <= earlier.floorFen + 1_000_000).toBe(true);
    }
  });

  it('depends on nothing but its input', () => {
    expect(run(input).offerings).toEqual(base.offerings);
    const chance = { seed: 1, replicate: 0 };
    const other = run({ ...input, end: isoDay('2026-06-30'), chance });
    expect(other.offerings).not.toEqual(base.offerings);
  });

  it('awards the same under another sharing rule', () => {
    const share = { role: 'listing', share: ratio(1) } as const;
    const rule = { kind: 'fixed', shares: [share], residualTo: null } as const;
    const policy = { ...input.policy, sharing: { base: 'netProceeds', rule } as const };
    expect(run({ ...input, policy }).offerings).toEqual(base.offerings);
  });

  it('draws no parcel and no bidder otherwise for one more row of the plan', () => {
    const { supply } = input.market!;
    const row = { place: 'yuhua', use: 'residential', year: 2026, parcels: 3 } as const;
    const plan = [{ ...row, areaM2: null, months: [2, 5] }];
    const more = run({ ...input, market: { ...input.market!, supply: { ...supply, plan } } });
    const [few, many] = [first(base.offerings), first(more.offerings)];
    expect([...many.keys()].filter((id) => id.startsWith('yuhua-')).length).toBe(3);
    let same = 0;
    for (const [id, { lot, turnout, outcome }] of few) {
      const other = many.get(id);
      if (other === undefined || outcome === 'held' || other.outcome === 'held') continue;
      expect([id, other.lot, other.turnout]).toEqual([id, lot, turnout]);
      same += 1;
    }
    expect(same).toBeGreaterThan(50);
  });

  it('without cooperation puts up the same land, each city on its own floor', () => {
    const alone = run(withoutCooperation(input));
    const together = first(base.offerings);
    for (const { deal, crossRegion } of alone.deals) {
      expect(crossRegion).toBe(false);
      const offering = together.get(deal.award!.passedIn === 0 ? deal.id : '');
      if (offering === undefined) continue;
      expect(deal.areaM2).toBe(offering.lot.parcels[0]!.land.areaM2);
    }
    expect(alone.deals.length).toBeGreaterThan(20);
  });

  it('explains every price: value, start, raises, cap', () => {
    const results = [base, run(withAward({ formats: { residential: 'capLottery' } }))];
    for (const { deals } of results) {
      for (const { deal } of deals) {
        if (deal.priceFen === null) continue;
        expect(wrongSteps(awardWhy(deal, deal.award!), known)).toEqual([]);
      }
    }
    const capped = results[1]!.deals.filter(({ deal }) => deal.award!.capFen === deal.priceFen);
    expect(capped.length).toBeGreaterThan(0);
  });
});

describe('the market of twenty years', () => {
  it('loads, with its own opening books and a path of its own', async () => {
    const scenario = SCENARIO.replace('market-baseline', 'market-decades');
    const prepared = await prepareRun({ scenario, deals: null, sheet: null });
    expect(formatDay(prepared.input.end)).toBe('2045-12-31');
    const levels = prepared.input.market!.index.common.map(({ level }) => level);
    expect(levels).toEqual([1_000_000, 850_000, 800_000, 850_000, 920_000, 1_000_000]);
    const years = prepared.input.opening.lots.map(({ lot }) => lot.vintage);
    expect(Math.max(...years)).toBe(2045);
  });
});

describe('formats in a run', () => {
  it('a bundle is one award, its price divided between its parcels by its key (L21)', () => {
    const split = (key: (typeof BUNDLE_KEYS)[number]) => {
      const { offerings, deals } = run(
        withAward({ bundle: { use: 'industrial', parcels: 2, key } }),
      );
      const prices = new Map(deals.map(({ deal }) => [deal.id, deal.priceFen!]));
      const sold = offerings!.filter((o) => o.outcome === 'awarded' && o.deals.length === 2);
      return sold.map((one) => ({ ...one, parts: one.deals.map((id) => prices.get(id)!) }));
    };
    const [assessed, area, equal] = BUNDLE_KEYS.map(split);
    expect(area!.length).toBeGreaterThan(0);
    for (const bundles of [assessed!, area!, equal!]) {
      for (const { parts, priceFen } of bundles) expect(parts[0]! + parts[1]!).toBe(priceFen);
      expect(bundles[0]!.priceFen).toBe(area![0]!.priceFen);
    }
    expect(new Set([assessed, area, equal].map((all) => all![0]!.parts[0])).size).toBe(3);
  });

  it('land let first is granted without a new auction when its test is passed', () => {
    const formats = { industrial: 'leaseThenGrant' } as const;
    const { deals } = run(withAward({ formats, leaseYears: 1 }, '2028-06-30'));
    const leases = deals.filter(({ deal }) => deal.method === 'lease');
    const grants = deals.filter(({ deal }) => deal.id.endsWith('-grant'));
    expect(grants.length).toBeGreaterThan(0);
    expect(leases.length).toBeGreaterThan(grants.length);
    for (const { deal, outcome } of grants) {
      expect(outcome).not.toBe('refused');
      const lease = leases.find((one) => `${one.deal.id}-grant` === deal.id)!.deal;
      expect(lease.priceFen! + deal.priceFen!).toBe(deal.award!.lotPriceFen);
      expect(deal.stockAreaM2).toBe(deal.areaM2);
      expect(deal.signed).toBeGreaterThan(lease.signed + 360);
    }
  });

  it('a part for another use is valued at both benchmarks', () => {
    const mixed = { use: 'residential', with: 'commercial', share: ratio(1, 4) } as const;
    const { deals } = run(withAward({ mixed }));
    const homes = deals.filter(({ deal }) => deal.use === 'residential');
    expect(homes.length).toBeGreaterThan(3);
    for (const { deal } of homes) {
      expect(deal.uses.map(({ use }) => use)).toEqual(['residential', 'commercial']);
      expect(deal.award!.valuation.benchmarkRule).toBeNull();
    }
  });

  it.each(['tender', 'auction', 'capSelfHold', 'capAffordable', 'fixedPrice', 'withPlan'] as const)(
    '%s awards through the stages',
    (format) => {
      const { deals } = run(withAward({ formats: { residential: format } }));
      const sold = deals.filter(({ deal }) => deal.award!.format === format);
      expect(sold.length).toBeGreaterThan(0);
      expect(sold.every(({ outcome }) => outcome !== 'refused')).toBe(true);
    },
  );
});
