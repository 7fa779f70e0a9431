import type { Offering } from '../../engine/offering.ts';
import type { PlanYear } from '../../engine/plan-book.ts';
import type { RunResult } from '../../engine/run-result.ts';
import { yearOf } from '../../units/day.ts';
import { type Fen, sumFen } from '../../units/fen.ts';
import { groupBy } from '../../units/group.ts';
import { CITIES, type City } from '../../world/party.ts';
import { named, same } from '../explain/label-text.ts';
import { formatMu, formatWanYuan } from '../format.ts';
import { isPassedIn, soldParcels } from '../history/run-history.ts';
import { PARTY_LABELS } from '../labels.ts';
import { WORDS } from '../terminal/words.ts';
import { type Block, heading, plain } from './block.ts';
import { wanYuan } from './money.ts';

const HEAD = [
  WORDS.year,
  { zh: '成交（宗）', en: 'Awarded' },
  { zh: '流拍（次）', en: 'Passed in' },
  { zh: '缺指标等待（宗）', en: 'Held for quota' },
  { zh: '成交面积（亩）', en: 'Area awarded (mu)' },
  { zh: '成交价款（万元）', en: 'Prices awarded (10⁴ yuan)' },
] as const;

/**
 * What the market of a run put up and awarded, by year of close: nothing where it has none.
 * Prices are those of a city's own parcels; for the index a lot counts with its first parcel.
 */
export function marketBlocks({ offerings, plan }: RunResult): Block[] {
  if (offerings === null || offerings.length === 0) return [];
  const byYear = groupBy(offerings, ({ lot }) => String(yearOf(lot.closes)));
  const years = [...byYear.keys()].sort();
  const cityNames = CITIES.map((city) => named(PARTY_LABELS, city));
  return [
    heading({ zh: '土地市场', en: 'The land market' }),
    {
      kind: 'picture',
      picture: {
        kind: 'lines',
        title: { zh: '各年成交价款（万元）', en: 'Prices awarded by year (10⁴ yuan)' },
        alternative: {
          zh: '三市逐年成交价款，合计见下表',
          en: 'Prices awarded in each city by year; the table below has their sums',
        },
        points: years.map((year) => same(year)),
        series: CITIES.map((city, i) => ({
          name: cityNames[i]!,
          values: years.map((year) => wanYuan(cityPricesFen(byYear.get(year)!, city))),
        })),
      },
    },
    {
      kind: 'table',
      caption: { zh: '逐年成交与市场指数', en: 'Awards and market index by year' },
      head: [
        ...HEAD,
        ...cityNames.map(({ zh, en }) => ({ zh: `${zh}指数（均值）`, en: `${en} index (mean)` })),
      ],
      textColumns: 1,
      rows: years.map((year) => {
        const all = byYear.get(year)!;
        const awarded = all.filter(({ outcome }) => outcome === 'awarded');
        const passedIn = all.filter(isPassedIn);
        const held = all.filter(({ outcome }) => outcome === 'held');
        return [
          ...[year, ...[awarded, passedIn, held].map(({ length }) => String(length))],
          ...[formatMu(areaOf(awarded)), formatWanYuan(pricesFen(awarded))],
          ...CITIES.map((city) => meanIndex(ofCity(all, city))),
        ].map((text) => plain(text));
      }),
    },
    planTable(plan),
  ];
}

const PLAN_HEAD = [
  WORDS.year,
  { zh: '市', en: 'City' },
  { zh: '上年转入', en: 'Carried in' },
  { zh: '新列入计划', en: 'Planned' },
  { zh: '首次上市', en: 'Put up' },
  { zh: '市里暂缓', en: 'Kept back' },
  { zh: '缺指标', en: 'Short of quota' },
  { zh: '未成净地', en: 'Not ready' },
  { zh: '出计划', en: 'Dropped' },
] as const;

/** What every city planned, put up and kept back: a row balances, in parcels. */
function planTable(plan: readonly PlanYear[]): Block {
  return {
    kind: 'table',
    caption: {
      zh: '供地计划（宗）：前两列之和等于后五列之和',
      en: 'The supply plan in parcels: the first two columns sum to the other five',
    },
    head: PLAN_HEAD,
    textColumns: 2,
    rows: plan.map((row) => {
      const { carriedIn, planned, offered, keptBack, short, notReady, dropped } = row;
      const parts = [carriedIn, planned, offered, keptBack, short, notReady, dropped];
      return [
        ...[plain(String(row.year)), plain(named(PARTY_LABELS, row.city))],
        ...parts.map(({ parcels }) => plain(String(parcels))),
      ];
    }),
  };
}

function ofCity(offerings: readonly Offering[], city: City): Offering[] {
  return offerings.filter(({ lot }) => lot.parcels[0]!.land.city === city);
}

function cityPricesFen(offerings: readonly Offering[], city: City): Fen {
  const own = offerings.flatMap(soldParcels).filter((parcel) => parcel.city === city);
  return sumFen(own.map(({ priceFen }) => priceFen));
}

function pricesFen(offerings: readonly Offering[]): Fen {
  return sumFen(offerings.flatMap(({ priceFen }) => (priceFen === null ? [] : [priceFen])));
}

function areaOf(offerings: readonly Offering[]): number {
  return offerings
    .flatMap(({ lot }) => lot.parcels)
    .reduce((sum, { land }) => sum + land.areaM2, 0);
}

/** Mean of the index over the lots of a year, in whole percent; a dash where there are none. */
function meanIndex(offerings: readonly Offering[]): string {
  if (offerings.length === 0) return '–';
  const sum = offerings.reduce((total, { lot: { factors } }) => {
    const { numerator, denominator } = factors[0]!.index;
    return total + Math.round((numerator * 10_000) / denominator);
  }, 0);
  return `${Math.round(sum / offerings.length / 100)}%`;
}
