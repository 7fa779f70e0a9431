import { beforeAll, describe, expect, it } from 'vitest';
import { groupLots, type Waiting } from '../../src/behaviour/market/groups.ts';
import type { Parcel } from '../../src/behaviour/market/lot.ts';
import type { MarketSetup } from '../../src/behaviour/market/setup.ts';
import { run } from '../../src/engine/run.ts';
import type { RunInput } from '../../src/engine/run-input.ts';
import type { RunResult } from '../../src/engine/run-result.ts';
import { marketBlocks } from '../../src/report/document/market-blocks.ts';
import { moneyFigures } from '../../src/report/figures.ts';
import { soldYear } from '../../src/report/history/price-effects.ts';
import { offeringsOf, runHistory } from '../../src/report/history/run-history.ts';
import { isoDay, yearOf } from '../../src/units/day.ts';
import { fen } from '../../src/units/fen.ts';
import { CITIES, type City } from '../../src/world/party.ts';
import { marketInput } from './market-input.ts';

let input: RunInput & { readonly market: MarketSetup };
let result: RunResult;
beforeAll(async () => {
  input = await marketInput('market-bundle', '2027-12-31');
  result = run(input);
});

const bundled = () =>
  result.offerings!.filter(({ outcome, lot }) => outcome === 'awarded' && lot.parcels.length > 1);

describe('land sold as one', () => {
  it('crosses cities, and each city has its own parcels of it in every list by year', () => {
    const across = bundled().filter(
      ({ lot }) => new Set(lot.parcels.map(({ land }) => land.city)).size > 1,
    );
    expect(across.length).toBeGreaterThan(0);
    const paid = (city: City, year: number) =>
      result.deals
        .map(({ deal }) => deal)
        .filter((deal) => deal.city === city && yearOf(deal.awarded!) === year)
        .filter(({ priceFen }) => priceFen !== null);
    for (const { year, pricesFen, cities } of runHistory(result, moneyFigures(result))) {
      for (const { city, pricesFen: own } of cities) {
        const deals = paid(city, year);
        expect(own).toBe(deals.reduce((sum, { priceFen }) => sum + priceFen!, 0));
        const sold = soldYear(offeringsOf(result, year), city);
        expect(sold).toMatchObject({
          parcels: deals.length,
          areaM2: deals.reduce((sum, { areaM2 }) => sum + areaM2, 0),
          pricesFen: own,
        });
      }
      expect(cities.reduce((sum, one) => sum + one.pricesFen, 0)).toBe(pricesFen);
    }
    const [, picture] = marketBlocks(result);
    if (picture?.kind !== 'picture' || picture.picture.kind !== 'lines')
      throw new Error('no lines');
    const shown = picture.picture.series.map(({ values }) => values[0]);
    const wanYuan = (city: City) =>
      paid(city, 2026).reduce((sum, { priceFen }) => sum + priceFen!, 0) / 1_000_000;
    expect(shown).toEqual(CITIES.map((city) => expect.closeTo(wanYuan(city), 1)));
  });

  it('is worth no less than its own floor in any part, so that the gate takes every deal', () => {
    const whole = run({ ...input, end: isoDay('2030-12-31') });
    expect(whole.deals.filter(({ outcome }) => outcome === 'refused')).toEqual([]);
  });

  it('is of one format', () => {
    const { parcels } = bundled()[0]!.lot;
    const waiting = (parcel: Parcel, format: Parcel['format']): Waiting => ({
      parcel: { ...parcel, format },
      ...{ passedIn: 0, heldMonths: 0 },
    });
    const [a, b, c] = parcels as readonly [Parcel, Parcel, Parcel];
    const pairs = { use: a.land.use, parcels: 2, key: 'area' } as const;
    const all = [waiting(a, 'agreement'), waiting(b, 'listing'), waiting(c, 'listing')];
    expect(groupLots(all, pairs, [])).toEqual([[all[1], all[2]], [all[0]]]);
  });

  it('must be bid for where any of it is new land', () => {
    // The idle parcel is ready first and so stands first in its lot; what goes with it is new.
    const idle = { ...input.market.supply.idle[1]!, end: buyBackOn('2027-02-15') };
    const { supply, award } = input.market;
    const market: MarketSetup = {
      ...input.market,
      supply: { ...supply, idle: [idle] },
      award: {
        ...award,
        formats: { ...award.formats, industrial: 'agreement' },
        indicators: null,
        bundle: { use: 'industrial', parcels: 2, key: 'area' },
      },
    };
    const { offerings } = run({ ...input, market });
    const isNew = ({ land }: Parcel) => land.stockAreaM2 < land.areaM2;
    const mixed = offerings!.filter(
      ({ lot: { parcels, format } }) =>
        format === 'agreement' && !isNew(parcels[0]!) && parcels.some(isNew),
    );
    expect(mixed.length).toBeGreaterThan(0);
    expect(new Set(mixed.map(({ outcome }) => outcome))).toEqual(new Set(['competitionRequired']));
  });
});

function buyBackOn(day: string) {
  return { kind: 'buyBack', on: isoDay(day), compensationFen: fen(1_500_000_000) } as const;
}
