import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inCoalition, withoutCooperation } from '../../src/engine/alone.ts';
import { COALITIONS, finalPositions, runCoalitions } from '../../src/engine/coalitions.ts';
import { run } from '../../src/engine/run.ts';
import { CITIES, type City, cityOf } from '../../src/world/party.ts';
import { anyRunCase, inputOf, type RunCase } from '../arbitraries/run-case.ts';
import { everything } from '../properties/engine-case.ts';
import { RUNS, replayed } from '../replay.ts';
import { deal, fixture, lotOf, shared, underRegime, withLots } from './fixture.ts';

const FEW = 8;

function always(name: string, check: (given: RunCase) => void): void {
  it(name, () => {
    const property = fc.property(anyRunCase, check);
    fc.assert(property, { ...replayed<[RunCase]>(name), numRuns: RUNS ?? FEW });
  });
}

const pairs = COALITIONS.filter(({ length }) => length === 2);

describe('a coalition of the cities', () => {
  always('of one city is that city alone, of all is the plain run', (given) => {
    const input = inputOf(given);
    const alone = everything(run(withoutCooperation(input)));
    for (const city of CITIES) expect(everything(run(inCoalition(input, [city])))).toBe(alone);
    expect(everything(run(inCoalition(input, [])))).toBe(alone);
    expect(everything(run(inCoalition(input, CITIES)))).toBe(everything(run(input)));
  });

  always('of two leaves the third, to the fen, with what it has alone', (given) => {
    const input = inputOf(given);
    const alone = run(withoutCooperation(input));
    for (const members of pairs) {
      const [third] = CITIES.filter((city) => !members.includes(city)) as [City];
      const result = run(inCoalition(input, members));
      const ofThird = new Set(input.deals.filter(({ city }) => city === third).map(({ id }) => id));
      expect(finalPositions(result)[third]).toBe(finalPositions(alone)[third]);
      const outcomes = ({ deals }: typeof result) =>
        deals.filter((one) => ofThird.has(one.deal.id)).map(({ outcome }) => outcome);
      expect(outcomes(result)).toEqual(outcomes(alone));
      const crossed = result.shares.filter(
        ({ deal: id, party, shareFen }) =>
          shareFen !== 0 && ofThird.has(id) !== (cityOf(party as City) === third),
      );
      expect(crossed).toEqual([]);
      const crossing = result.quota
        .moves()
        .flatMap((move) => (move.action === 'trade' ? [move.from, move.to] : []));
      expect(crossing).not.toContain(third);
    }
  });

  always('made once more of its own outcome changes nothing', (given) => {
    const input = inputOf(given);
    for (const members of pairs) {
      const once = inCoalition(input, members);
      expect(everything(run(inCoalition(once, members)))).toBe(everything(run(once)));
      expect(withoutCooperation(once)).toEqual(withoutCooperation(input));
    }
  });

  it('takes what a rule names a city that left to the party of the land', () => {
    const input = fixture({
      policy: {
        ...underRegime('T-C'),
        sharing: shared({ land: '50%', zhuzhou: '20%', xiangtan: '30%' }),
      },
      deals: [deal({ collectingTreasury: 'xiangtan', quotaSource: 'pool' })],
      opening: withLots('pool', 'L4', [
        lotOf('L4-pool', 'L4', 'yuetang', [40_000, 40_000, 60_000]),
      ]),
    });
    const parts = (members: readonly City[]) => {
      const { shares } = run(inCoalition(input, members));
      const base = shares[0]!.baseFen;
      return Object.fromEntries(
        shares.filter((s) => s.baseFen === base).map((s) => [s.party, Number(s.numerator)]),
      );
    };
    expect(Object.keys(parts(CITIES))).toEqual(['changsha', 'zhuzhou', 'xiangtan']);
    expect(parts(['changsha', 'zhuzhou'])).toEqual({ changsha: 4, zhuzhou: 1 });
    const { opening } = inCoalition(input, ['changsha', 'zhuzhou']);
    expect(opening.lots.find(({ lot }) => lot.id === 'L4-pool')!.holder).toBe('xiangtan');
  });
});

describe('the value of every coalition', () => {
  it('comes in one order, and sums what its members end with', () => {
    const policy = { ...underRegime('T-B'), sharing: shared({ land: '70%', listing: '30%' }) };
    const input = fixture({ policy, deals: [deal({ listingCity: 'zhuzhou' })] });
    const values = runCoalitions(input);
    expect(values.map(({ members }) => members)).toEqual(COALITIONS);
    expect(values[0]!.valueFen).toBe(0);
    const at = (...members: City[]) =>
      values.find((one) => one.members.join() === members.join())!.positionFen;
    expect(at('changsha')).toEqual(at());
    expect(at('changsha', 'xiangtan')).toEqual(at());
    expect(at('changsha', 'zhuzhou')).toEqual(at(...CITIES));
    expect(at('changsha', 'zhuzhou').zhuzhou).toBeGreaterThan(0);
    for (const { members, valueFen, positionFen } of values) {
      expect(valueFen).toBe(members.reduce((sum, city) => sum + positionFen[city], 0));
    }
  });
});
