import type { Label } from '../../rules/rule.ts';
import { Decimal } from '../../units/decimal.ts';
import { named, same } from '../explain/label-text.ts';
import { formatMu } from '../format.ts';
import type { CityYear, HistoryYear } from '../history/run-history.ts';
import { PARTY_LABELS } from '../labels.ts';
import { WORDS } from '../terminal/words.ts';
import { type Block, heading, plain } from './block.ts';

type Column = readonly [Label, (city: CityYear) => number];

const QUOTA: readonly Column[] = [
  [{ zh: '计划指标使用', en: 'plan quota used' }, ({ planUsedM2 }) => planUsedM2],
  [{ zh: '补充耕地指标使用', en: 'replenishment used' }, ({ replenishedM2 }) => replenishedM2],
  [{ zh: '补充耕地指标净买入', en: 'replenishment bought, net' }, ({ boughtM2 }) => boughtM2],
];
const FARMLAND: readonly Column[] = [
  [{ zh: '年末', en: 'at year end' }, ({ farmlandM2 }) => farmlandM2],
  [{ zh: '当年增减', en: 'change' }, ({ farmlandChangeM2 }) => farmlandChangeM2],
];

/** Quota used and farmland of each city by year, each as a picture and a table. */
export function landYearBlocks(years: readonly HistoryYear[]): Block[] {
  const first = years[0];
  if (first === undefined || years.length < 2) return [];
  const start = new Map(first.cities.map((c) => [c.city, c.farmlandM2 - c.farmlandChangeM2]));
  return [
    heading({ zh: '指标与耕地分年', en: 'Quota and farmland by year' }),
    picture(
      'stacks',
      {
        zh: '各年使用的新增建设用地计划指标（亩）',
        en: 'Plan quota for new construction land used by year (mu)',
      },
      years,
      ({ planUsedM2 }) => planUsedM2,
    ),
    table({ zh: '各年指标（亩）', en: 'Quota by year (mu)' }, QUOTA, years),
    picture(
      'lines',
      { zh: '年末耕地较期初增减（亩）', en: 'Farmland at year end against the start (mu)' },
      years,
      ({ city, farmlandM2 }) => farmlandM2 - start.get(city)!,
    ),
    table({ zh: '各年耕地（亩）', en: 'Farmland by year (mu)' }, FARMLAND, years),
  ];
}

function picture(
  kind: 'stacks' | 'lines',
  title: Label,
  years: readonly HistoryYear[],
  figureOf: (city: CityYear) => number,
): Block {
  return {
    kind: 'picture',
    picture: {
      ...{ kind, title },
      alternative: {
        zh: `${title.zh}，三市逐年；数字见下表`,
        en: `${title.en}, each city; the table below has the numbers`,
      },
      points: years.map(({ year }) => same(String(year))),
      series: years[0]!.cities.map(({ city }, i) => ({
        name: named(PARTY_LABELS, city),
        values: years.map(({ cities }) => mu(figureOf(cities[i]!))),
      })),
    },
  };
}

function table(caption: Label, columns: readonly Column[], years: readonly HistoryYear[]): Block {
  const heads = years[0]!.cities.flatMap(({ city }) => {
    const { zh, en } = named(PARTY_LABELS, city);
    return columns.map(([label]) => ({ zh: `${zh}${label.zh}`, en: `${en}: ${label.en}` }));
  });
  return {
    kind: 'table',
    caption,
    head: [WORDS.year, ...heads],
    textColumns: 1,
    rows: years.map(({ year, cities }) => [
      plain(String(year)),
      ...cities.flatMap((city) => columns.map(([, figureOf]) => plain(formatMu(figureOf(city))))),
    ]),
  };
}

function mu(areaM2: number): number {
  return new Decimal(areaM2).mul(3).div(2000).toDecimalPlaces(2).toNumber();
}
