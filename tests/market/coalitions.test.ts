import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { inCoalition, withoutCooperation } from '../../src/engine/alone.ts';
import { COALITIONS, finalPositions } from '../../src/engine/coalitions.ts';
import { run } from '../../src/engine/run.ts';
import type { RunInput } from '../../src/engine/run-input.ts';
import type { RunResult } from '../../src/engine/run-result.ts';
import { prepareRun } from '../../src/scenario/prepare-run.ts';
import { isoDay } from '../../src/units/day.ts';
import { CITIES, type City, cityOf } from '../../src/world/party.ts';
import { everything } from '../properties/engine-case.ts';

const SCENARIO = fileURLToPath(new URL('../../scenarios/market-downturn.yaml', import.meta.url));

let input: RunInput;
let alone: RunResult;
beforeAll(async () => {
  const prepared = await prepareRun({ scenario: SCENARIO, deals: null, sheet: null });
  const market = prepared.input.market!;
  const bundle = { use: 'industrial', parcels: 2, key: 'area' } as const;
  input = {
    ...prepared.input,
    end: isoDay('2027-03-31'),
    market: { ...market, award: { ...market.award, bundle } },
  };
  alone = run(withoutCooperation(input));
});

const offered = ({ offerings }: RunResult, city: City) =>
  offerings!
    .map(({ lot: { id, parcels, offer, closes }, outcome, priceFen }) => ({
      ...{ id, offer, closes, outcome, priceFen },
      cities: parcels.map(({ land }) => land.city),
    }))
    .filter(({ cities }) => cities.includes(city));

describe('a coalition with a market', () => {
  it('of one city is that city alone, of all is the plain run', () => {
    const expected = everything(alone);
    for (const city of CITIES) expect(everything(run(inCoalition(input, [city])))).toBe(expected);
    const plain = run(input);
    expect(everything(run(inCoalition(input, CITIES)))).toBe(everything(plain));
    expect(everything(plain)).not.toBe(expected);
  });

  it.each(COALITIONS.filter(({ length }) => length === 2).map((pair) => [pair]))(
    'of %j leaves the third listing alone, with what it has alone',
    (members) => {
      const [third] = CITIES.filter((city) => !members.includes(city)) as [City];
      const result = run(inCoalition(input, members));
      const own = offered(result, third);
      expect(own).toEqual(offered(alone, third));
      expect(own.some(({ outcome }) => outcome === 'awarded')).toBe(true);
      expect(own.flatMap(({ cities }) => cities).every((city) => city === third)).toBe(true);
      expect(finalPositions(result)[third]).toBe(finalPositions(alone)[third]);
      const deals = new Set(
        result.deals.filter(({ deal }) => deal.city === third).map(({ deal }) => deal.id),
      );
      const crossed = result.shares.filter(
        ({ deal, party, shareFen }) =>
          shareFen !== 0 && deals.has(deal) !== (cityOf(party as City) === third),
      );
      expect(crossed).toEqual([]);
    },
  );
});

describe('payments in a market', () => {
  it('follow its own index', () => {
    const falling = run(input);
    const { index } = input.market!;
    const flat = {
      ...index,
      common: index.common.slice(0, 1),
      volatility: { ...index.volatility, numerator: 0 },
    };
    const steady = run({ ...input, market: { ...input.market!, index: flat } });
    const rate = ({ payments, deals }: RunResult) =>
      payments.filter(({ event }) => event === 'overdue').length / deals.length;
    expect(rate(falling)).toBeGreaterThan(rate(steady));
  });
});
