import type { MarketSetup } from '../../behaviour/market/setup.ts';
import type { RunInput } from '../../engine/run-input.ts';
import type { PublishedSeries } from '../../scenario/published-series.ts';
import { formatRatio } from '../../units/ratio.ts';
import { LAND_USES } from '../../world/deal.ts';
import { cellKey, cellsOf, isPublished, type PriceCell } from './market-fit.ts';

/** A parameter of the market that no published series constrains: its key, and what it is. */
export interface AssumedParameter {
  /** Where a person changes it: a key of the scenario, or of `seeds/market.yaml`. */
  readonly key: string;
  readonly value: string;
}

/** Everything of a market that only assumptions hold up, with its value. */
export function assumedParameters(
  input: RunInput,
  series: readonly PublishedSeries[],
): AssumedParameter[] {
  const market = input.market!;
  const { profile, supply, demand, award, index } = market;
  const weights = (entries: readonly (readonly [string, number])[]) =>
    entries.map(([name, weight]) => `${name} ${weight}`).join(', ');
  const ranges = (map: Readonly<Record<string, readonly [number, number]>>, unit: string) =>
    LAND_USES.filter((use) => map[use] !== undefined)
      .map((use) => `${use} ${map[use]![0]}–${map[use]![1]}${unit}`)
      .join(', ');
  const rows = index.correlation.map((row) => `[${row.map(formatRatio).join(', ')}]`);
  return [
    { key: 'market.profile.uses', value: weights(profile.uses) },
    { key: 'areaTenM2', value: ranges(profile.areaTenM2, '') },
    { key: 'costPercent', value: ranges(profile.costPercent, '%') },
    ...profile.cities.map(([{ city, places }]) => ({
      ...{ key: `cities.${city}.places`, value: weights(places) },
    })),
    { key: 'market.profile.cities.*Price', value: assumedPrices(market, series, input) },
    { key: 'market.supply.leadMonths', value: supply.leadMonths.join('–') },
    {
      key: 'market.supply.relist',
      value: `${supply.relist.months}, ${formatRatio(supply.relist.cut)}, ${supply.relist.tries}`,
    },
    {
      key: 'market.demand.pool',
      value: LAND_USES.map((use) => `${use} ${plain(demand.pool[use])}`).join(', '),
    },
    { key: 'market.demand.spread', value: formatRatio(demand.spread) },
    { key: 'market.demand.elasticity', value: plain(demand.elasticity) },
    { key: 'market.award.lagMonths', value: String(award.lagMonths) },
    { key: 'market.award.startShare', value: formatRatio(award.startShare) },
    { key: 'market.award.stepShare', value: formatRatio(award.stepShare) },
    { key: 'market.index.volatility', value: formatRatio(index.volatility) },
    { key: 'market.index.persistence', value: formatRatio(index.persistence) },
    { key: 'market.index.correlation', value: rows.join(' ') },
  ];
}

/** The prices that neither a series nor a published benchmark speaks of. */
function assumedPrices(
  market: MarketSetup,
  series: readonly PublishedSeries[],
  input: RunInput,
): string {
  const spoken = new Set(
    series.flatMap(({ measure }) =>
      measure.kind === 'price' ? cellsOf(measure).map(cellKey) : [],
    ),
  );
  const open = market.profile.cities.flatMap(([profile]) =>
    (['district', 'county'] as const).flatMap((places) => {
      const prices = places === 'district' ? profile.districtPrice : profile.countyPrice;
      return LAND_USES.filter((use) => prices[use] !== undefined)
        .map((use): PriceCell => ({ city: profile.city, places, use }))
        .filter((cell) => !spoken.has(cellKey(cell)) && !isPublished(cell, market, input))
        .map((cell) => `${cellKey(cell)} ${prices[cell.use]!.join('–')}`);
    }),
  );
  return open.join('; ');
}

function plain({ numerator, denominator }: { numerator: number; denominator: number }): string {
  return denominator === 1 ? String(numerator) : `${numerator}/${denominator}`;
}
