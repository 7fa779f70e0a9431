import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { MarketSetup } from '../../src/behaviour/market/setup.ts';
import { NOT_CLOSED } from '../../src/engine/offering.ts';
import { run } from '../../src/engine/run.ts';
import type { RunInput } from '../../src/engine/run-input.ts';
import type { RunResult } from '../../src/engine/run-result.ts';
import { holdingTotal } from '../../src/quota/holding.ts';
import { addVector, ZERO_VECTOR } from '../../src/quota/vector.ts';
import { cityOf, isCounty, type Party } from '../../src/world/party.ts';
import { anyMarketCase, type MarketCase, marketOf } from '../arbitraries/market-case.ts';
import { marketInput } from '../market/market-input.ts';
import { RUNS, replayed } from '../replay.ts';
import { everything } from './engine-case.ts';
import { expectBalanced, expectCleared, expectSharedOut } from './money-checks.ts';

const CASES = 6;
const END = '2027-12-31';

let ofCity: RunInput & { readonly market: MarketSetup };
let own: typeof ofCity;
beforeAll(async () => {
  ofCity = await marketInput('market-baseline', END);
  own = await marketInput('market-baseline', END, { countyTreasuries: 'own' });
});

function holds(name: string, check: (result: RunResult, input: RunInput) => void): void {
  it(name, () => {
    const property = fc.property(anyMarketCase, fc.boolean(), (given, counties) => {
      const input = marketOf(counties ? own : ofCity, given);
      check(run(input), input);
    });
    const examples = replayed<[MarketCase, boolean]>(name);
    fc.assert(property, { ...examples, numRuns: RUNS ?? CASES });
  });
}

describe('a whole history of a market', () => {
  holds('M1 M2 M3 Q1 conserves money and quota, with counties’ treasuries or without', (result) => {
    expectBalanced(result);
    expectSharedOut(result);
    expectCleared(result);
    for (const lot of result.quota.lots()) {
      const held = [...result.quota.positionsOf(lot.id)].map(({ holding }) =>
        holdingTotal(holding),
      );
      expect(held.reduce(addVector, ZERO_VECTOR)).toEqual(lot.minted);
    }
  });

  holds('D1 every deal is of an award, every parcel of the plan is somewhere', (result, input) => {
    const { deals, offerings, plan } = result;
    const awarded = offerings!.flatMap((offering) => offering.deals);
    expect(deals.map(({ deal }) => deal.id).sort()).toEqual([...awarded].sort());
    for (const [i, row] of plan.entries()) {
      for (const unit of ['parcels', 'areaM2'] as const) {
        const left = row.notReady[unit] + row.short[unit] + row.keptBack[unit];
        const came = row.carriedIn[unit] + row.planned[unit];
        expect(came).toBe(row.offered[unit] + row.dropped[unit] + left);
        const next = plan.slice(i + 1).find(({ city }) => city === row.city);
        if (next !== undefined) expect(next.carriedIn[unit]).toBe(left);
      }
    }
    const putUp = new Set(
      offerings!
        .filter(({ outcome }) => outcome === 'open' || !NOT_CLOSED.includes(outcome))
        .flatMap(({ lot }) => lot.parcels.map(({ land }) => land.id)),
    );
    const offered = plan.reduce((sum, row) => sum + row.offered.parcels, 0);
    expect(offered).toBeGreaterThanOrEqual(putUp.size);
    expect(everything(run(input))).toBe(everything(result));
  });

  holds('a county is a party of its own where it has a treasury of its own', (result, input) => {
    const counties = input.places.get('liuyang')!.party === 'liuyang';
    for (const { deal } of result.deals) {
      const party: Party = deal.landParty;
      expect(cityOf(party)).toBe(deal.city);
      expect(isCounty(party)).toBe(counties && isCounty(deal.county));
    }
  });
});
