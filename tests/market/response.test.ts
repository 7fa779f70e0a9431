import { beforeAll, describe, expect, it } from 'vitest';
import type { IndexPoint } from '../../src/behaviour/market/index-level.ts';
import { MarketIndex } from '../../src/behaviour/market/index-level.ts';
import type { MarketSetup } from '../../src/behaviour/market/setup.ts';
import { cityOfFirm, landCosts } from '../../src/behaviour/response/location-choice.ts';
import {
  isKept,
  keptPart,
  type SupplySigns,
} from '../../src/behaviour/response/supply-response.ts';
import { NOT_CLOSED } from '../../src/engine/offering.ts';
import { openingFarmland } from '../../src/engine/opening-farmland.ts';
import { run } from '../../src/engine/run.ts';
import type { RunInput } from '../../src/engine/run-input.ts';
import type { RunResult } from '../../src/engine/run-result.ts';
import { viewOf } from '../../src/engine/run-view.ts';
import { addMonths, isoDay } from '../../src/units/day.ts';
import { parseRatio, ratio, ZERO } from '../../src/units/ratio.ts';
import { CITIES, type City } from '../../src/world/party.ts';
import { World } from '../../src/world/world.ts';
import { overrideOf, shared } from '../engine/fixture.ts';
import { seedBook } from '../rules/seed-book.ts';
import { marketInput } from './market-input.ts';

const CHANCE = { seed: 5, replicate: 0 };
const DAY = isoDay('2026-06-01');
const LOTS = Array.from({ length: 4000 }, (_, i) => `M2026-${i}`);

let input: RunInput & { readonly market: MarketSetup };
let base: RunResult;
beforeAll(async () => {
  input = await marketInput('market-baseline', '2028-12-31');
  const { supply } = input.market;
  input = { ...input, market: { ...input.market, supply: { ...supply, parcelsPerYear: 30 } } };
  base = run(input);
});

const calm: SupplySigns = {
  ...{ now: ratio(1), before: ratio(1), closed: 10, passedIn: 4 },
  ...{ quotaM2: 100, neededM2: 100, takesQuota: true },
};

describe('the part of its land a city keeps back', () => {
  const part = (signs: Partial<SupplySigns>) => keptPart({ ...calm, ...signs }, seedBook(), DAY);

  it.each([
    ['nothing', {}, '0'],
    ['a market 5 % down', { now: ratio(95, 100) }, '30%'],
    ['one not quite so far down', { now: ratio(951, 1000) }, '0'],
    ['half of ten lots passed in', { passedIn: 5 }, '30%'],
    ['all of three, which say nothing', { closed: 3, passedIn: 3 }, '0'],
    ['quota a m² short', { quotaM2: 99 }, '20%'],
    ['the same for land that needs none', { quotaM2: 99, takesQuota: false }, '0'],
    ['all of it', { now: ratio(1, 2), passedIn: 10, quotaM2: 0 }, '80%'],
  ] as const)('is, for %s, as the rule says', (_, signs, expected) => {
    expect(part(signs)).toEqual(parseRatio(expected));
  });

  it('is drawn parcel by parcel: as many as it says, of a smaller part all and more', () => {
    const kept = (of: string) => LOTS.filter((id) => isKept(id, parseRatio(of)!, CHANCE));
    const [some, more] = [kept('30%'), kept('80%')];
    // Standard deviations of 29 and 25; four of them.
    expect(Math.abs(some.length - 1200)).toBeLessThan(116);
    expect(Math.abs(more.length - 3200)).toBeLessThan(102);
    expect(some.filter((id) => !more.includes(id))).toEqual([]);
    expect(LOTS.some((id) => isKept(id, ZERO, CHANCE))).toBe(false);
  });
});

/** The market falls by half over the first year, and is back after the second. */
function dipping(behaviour: NonNullable<RunInput['behaviour']>): RunInput {
  const { market, start } = input;
  const common: IndexPoint[] = [
    { day: start, level: 1_000_000 },
    { day: addMonths(start, 12), level: 500_000 },
    { day: addMonths(start, 15), level: 1_000_000 },
  ];
  const index = { ...market.index, common, volatility: ZERO };
  const award = { ...market.award, lagMonths: 0 };
  return { ...input, behaviour, market: { ...market, index, award } };
}

const putUp = ({ offerings }: RunResult, until = isoDay('2100-01-01')) =>
  new Set(
    offerings!
      .filter(({ outcome, lot }) => !NOT_CLOSED.includes(outcome) && lot.closes < until)
      .flatMap(({ lot }) => lot.parcels.map(({ land }) => land.id)),
  );

describe('cities that list less in a falling market', () => {
  it('keep land back while it falls and catch up afterwards, with the same parcels', () => {
    const [still, careful] = [run(dipping({})), run(dipping({ supply: true }))];
    const kept = careful
      .offerings!.filter(({ outcome }) => outcome === 'keptForMarket')
      .map(({ lot }) => lot.id);
    expect(kept.length).toBeGreaterThan(8);
    const low = isoDay('2027-02-01');
    expect(putUp(careful, low).size).toBeLessThan(putUp(still, low).size - 4);
    const later = putUp(careful);
    expect(kept.filter((id) => !later.has(id)).length).toBeLessThan(kept.length / 3);
    const held = careful.plan.map(({ year, keptBack }) => [year, keptBack.parcels] as const);
    const of = (year: number) =>
      held.filter(([one]) => one === year).reduce((sum, [, parcels]) => sum + parcels, 0);
    expect(of(2026)).toBeGreaterThan(of(2028));
    expect(still.plan.every(({ keptBack }) => keptBack.parcels === 0)).toBe(true);
  });

  it('change nothing where their market gives no sign, nor the draws of what they list', () => {
    const { offerings } = run({ ...input, behaviour: { supply: true } });
    const told = new Map(base.offerings!.map((one) => [`${one.lot.id} ${one.lot.noticed}`, one]));
    let same = 0;
    for (const one of offerings!) {
      const other = told.get(`${one.lot.id} ${one.lot.noticed}`);
      if (other === undefined || NOT_CLOSED.includes(one.outcome)) continue;
      if (NOT_CLOSED.includes(other.outcome) || other.lot.passedIn !== one.lot.passedIn) continue;
      expect([one.turnout, one.priceFen]).toEqual([other.turnout, other.priceFen]);
      same += 1;
    }
    expect(same).toBeGreaterThan(30);
  });
});

describe('cities that list less when they keep less', () => {
  function kept(land: string, away: string): string[] {
    const policy = { ...input.policy, sharing: shared({ land, zhuzhou: away }) };
    const rules = seedBook([overrideOf('listing-elasticity', '1')]);
    const given = { ...input, end: isoDay('2026-12-31'), policy, rules };
    const { offerings } = run({ ...given, behaviour: { listing: true } });
    return offerings!
      .filter(({ outcome }) => outcome === 'keptForSharing')
      .map(({ lot }) => lot.id);
  }

  it('keep back land the market would sell, and more of it when they give away more', () => {
    const [some, more] = [kept('70%', '30%'), kept('20%', '80%')];
    expect(some.length).toBeGreaterThan(0);
    expect(more.length).toBeGreaterThan(some.length);
    expect(some.filter((id) => !more.includes(id))).toEqual([]);
    expect(kept('100%', '0%')).toEqual([]);
  });
});

describe('firms that choose a city', () => {
  const even = { changsha: 1_000_000, zhuzhou: 1_000_000, xiangtan: 1_000_000 };
  const spread = ratio(1, 5);
  const goTo = (city: City, costs: typeof even) =>
    LOTS.filter((firm) => cityOfFirm(firm, costs, spread, CHANCE) === city);

  it('spread evenly over cities that cost what they always did', () => {
    // 1,333 each; the standard deviation is 29.8, four of them 119.
    for (const city of CITIES) {
      expect(Math.abs(goTo(city, even).length - 4000 / 3)).toBeLessThan(120);
    }
  });

  it('come to the city that grows cheaper, which keeps every one it had', () => {
    const before = goTo('xiangtan', even);
    const after = goTo('xiangtan', { ...even, xiangtan: 900_000 });
    expect(after.length).toBeGreaterThan(before.length + 400);
    expect(before.filter((firm) => !after.includes(firm))).toEqual([]);
    // A cost below what any taste makes of the others draws all.
    expect(goTo('xiangtan', { ...even, xiangtan: 600_000 })).toHaveLength(LOTS.length);
  });

  it('weigh the price by the index and the land-use tax of ten years', () => {
    const land = openingFarmland(input);
    const world = new World(() => null, [], land.stock, input.start, land.basic);
    const view = viewOf(input, seedBook(), world);
    const half = [
      { day: input.start, level: 1_000_000 },
      { day: DAY, level: 500_000 },
    ];
    const paths = new Map([['zhuzhou industrial', half]]);
    const common = half.slice(0, 1);
    const index = new MarketIndex(
      { ...input.market.index, paths, common, volatility: ZERO },
      input.start,
      CHANCE,
    );
    const market = { setup: input.market, view, index, firmsChooseSince: input.start };
    const costs = landCosts(market, input.start, DAY);
    expect([costs.changsha, costs.xiangtan]).toEqual([1_000_000, 1_000_000]);
    // Of 3 yuan a year for ten years nothing is saved: more than half is left.
    expect(costs.zhuzhou).toBeGreaterThan(500_000);
    expect(costs.zhuzhou).toBeLessThan(600_000);
  });

  it('move nothing but the turnout at industrial land', () => {
    const { offerings } = run({ ...dipping({ location: true }), end: isoDay('2026-12-31') });
    const plain = run({ ...dipping({}), end: isoDay('2026-12-31') }).offerings!;
    const others = (all: typeof plain) =>
      all.filter(({ lot }) => lot.parcels[0]!.land.use !== 'industrial');
    const first = ({ lot }: (typeof plain)[number]) => lot.passedIn === 0;
    expect(others(offerings!).filter(first)).toEqual(others(plain).filter(first));
    expect(offerings).not.toEqual(plain);
  });
});
