import type { Offering } from '../../engine/offering.ts';
import type { Quantity } from '../../ledger/why.ts';
import type { Label } from '../../rules/rule.ts';
import { yearOf } from '../../units/day.ts';
import { groupBy } from '../../units/group.ts';
import { invariant } from '../../units/invariant.ts';
import { byCodeUnit } from '../../units/order.ts';
import { CITIES, type City } from '../../world/party.ts';
import { type Contribution, type FigureKey, moneyContributions } from '../contributions.ts';
import { isInRegion } from '../figures.ts';
import { formatCount, formatMu } from '../format.ts';
import {
  type PriceEffects,
  priceEffects,
  type SoldYear,
  soldYear,
} from '../history/price-effects.ts';
import { type HistoryYear, isPassedIn, offeringsOf, runHistory } from '../history/run-history.ts';
import { FIGURE_LABELS, PARTY_LABELS, REGION_LABEL } from '../labels.ts';
import { type Explanation, fenOf, step } from './explanation.ts';
import { shortened } from './group.ts';
import { fill, named, same } from './label-text.ts';
import type { OpenedRun } from './open-run.ts';
import { quantityText } from './quantity-text.ts';
import { type Scene, sceneOf } from './scene.ts';
import { yearRules } from './year-rules.ts';

const COMPARED: Label = { zh: '{0} 年减去 {1} 年', en: '{0} less {1}' };
const BOTH: Label = { zh: '{0} − {1}', en: '{0} − {1}' };
const MARKET: Label = { zh: '土地市场：成交价款', en: 'the land market: prices awarded' };
const TOGETHER: Label = { zh: '三市合计', en: 'the three cities together' };
const MOVED: Label = { zh: '{0}（{1} → {2}）', en: '{0} ({1} → {2})' };
/** Causes of a change of prices awarded, with what of a city's year they are read from. */
const CAUSES: readonly (readonly [Label, keyof PriceEffects, ((of: SoldYear) => string) | null])[] =
  [
    [{ zh: '宗数', en: 'number of parcels' }, 'numberFen', ({ parcels }) => formatCount(parcels)],
    [{ zh: '每宗面积（亩）', en: 'size of a parcel (mu)' }, 'sizeFen', meanMu],
    [{ zh: '市场指数', en: 'market index' }, 'indexFen', indexText],
    [
      { zh: '其余：用途、地段、竞价', en: 'the rest: uses, places, how keenly they were bid for' },
      'restFen',
      null,
    ],
  ];
const PASSED: Label = {
  zh: '流拍 {0} → {1} 次，因缺指标等待 {2} → {3} 宗',
  en: 'passed in {0} → {1} times; held back for want of quota {2} → {3}',
};
const RECEIPTS: Label = { zh: '{0}，按成交年份', en: '{0}, by the year of the award' };
const AGES: readonly Label[] = [
  { zh: '当年成交的宗地', en: 'land awarded in the year' },
  { zh: '上年成交的宗地', en: 'land awarded the year before' },
  { zh: '更早或不属单宗', en: 'awarded earlier, or of no single deal' },
];
const SHARING: Label = { zh: '分成：分入减分出', en: 'sharing: shares in less shares out' };
const BY_RULE: Label = { zh: '{0}，按规则', en: '{0}, by rule' };
const LAND: Label = { zh: '指标与耕地', en: 'quota and farmland' };
const LAND_FIGURES: readonly (readonly [Label, (city: HistoryYear['cities'][number]) => number])[] =
  [
    [{ zh: '{0}使用的计划指标', en: 'plan quota used by {0}' }, (one) => one.planUsedM2],
    [{ zh: '{0}使用的补充耕地指标', en: 'replenishment used by {0}' }, (one) => one.replenishedM2],
    [{ zh: '{0}耕地当年增减', en: 'change of farmland in {0}' }, (one) => one.farmlandChangeM2],
  ];

/**
 * What moved in a run from one year to another and why: number, size and index of what the market
 * sold, money by the year of its award, sharing, what each rule adds, the rules that changed, quota
 * and farmland. Every difference is later less earlier as they are named, to the fen.
 */
export function compareYears(opened: OpenedRun, a: number, b: number, limit: number): Explanation {
  const scene = sceneOf(opened);
  const all = [...moneyContributions(opened.result)].filter(({ party }) => isInRegion(party));
  const history = runHistory(opened.result, opened.summary);
  const [from, to] = [a, b].map((year) => history.find((one) => one.year === year)!);
  return step(fill(COMPARED, same(String(b)), same(String(a))), {
    terms: [
      ...marketTerms(opened, from!, to!),
      receiptsStep(scene, all, a, b),
      sharingStep(from!, to!),
      ...['region', ...new Set(all.map(({ party }) => party))].map((party) =>
        rulesStep(scene, party, all, a, b, limit),
      ),
      yearRules(scene, a, b),
      landStep(from!, to!),
    ],
  });
}

function difference(
  label: Label,
  from: Quantity,
  to: Quantity,
  terms: readonly Explanation[] = [],
) {
  const amount = { ...to, numerator: to.numerator - from.numerator };
  return step(label, { amount, formula: fill(BOTH, quantityText(to), quantityText(from)), terms });
}

function marketTerms({ result }: OpenedRun, from: HistoryYear, to: HistoryYear): Explanation[] {
  if (result.offerings === null) return [];
  const [before, after] = [offeringsOf(result, from.year), offeringsOf(result, to.year)];
  const cities = CITIES.map((city) => cityEffects(city, before, after));
  const sum = (key: keyof PriceEffects) =>
    fenOf(cities.reduce((total, { effects }) => total + effects[key], 0));
  const whole = difference(MARKET, fenOf(from.pricesFen), fenOf(to.pricesFen), [
    step(TOGETHER, {
      terms: CAUSES.map(([label, key]) => step(label, { amount: sum(key) })),
    }),
    ...cities.map(({ told }) => told),
  ]);
  return [{ ...whole, notes: [passedNote(before, after)] }];
}

function cityEffects(city: City, before: readonly Offering[], after: readonly Offering[]) {
  const [was, is] = [soldYear(before, city), soldYear(after, city)];
  const effects = priceEffects(was, is);
  const whole = difference(
    named(PARTY_LABELS, city),
    fenOf(was.pricesFen),
    fenOf(is.pricesFen),
    CAUSES.map(([label, key, text]) =>
      step(text === null ? label : fill(MOVED, label, same(text(was)), same(text(is))), {
        amount: fenOf(effects[key]),
      }),
    ),
  );
  // A lot of several parcels is passed in once: it counts with the city of its first.
  const own = (all: readonly Offering[]) =>
    all.filter(({ lot }) => lot.parcels[0]!.land.city === city);
  return { effects, told: { ...whole, notes: [passedNote(own(before), own(after))] } };
}

function passedNote(before: readonly Offering[], after: readonly Offering[]): Label {
  const held = (all: readonly Offering[]) => all.filter(({ outcome }) => outcome === 'held');
  const counts = [before.filter(isPassedIn), after.filter(isPassedIn), held(before), held(after)];
  return fill(PASSED, ...counts.map(({ length }) => same(formatCount(length))));
}

/** What came in, by how long before the land had been awarded. */
function receiptsStep(
  { result }: Scene,
  all: readonly Contribution[],
  a: number,
  b: number,
): Explanation {
  const awarded = new Map(
    result.deals.map(({ deal }) => [deal.id, yearOf(deal.awarded ?? deal.signed)]),
  );
  const sums = (year: number) => {
    const ages = [0, 0, 0];
    for (const { entry, amountFen } of of(all, 'receiptsFen', year)) {
      const sold = awarded.get(result.ledger.journal.entry(entry).deal) ?? 0;
      const age = Math.min(2, Math.max(0, year - sold));
      ages[age] = ages[age]! + amountFen;
    }
    return ages;
  };
  const [was, is] = [sums(a), sums(b)];
  const total = (parts: readonly number[]) => parts.reduce((sum, one) => sum + one, 0);
  return difference(
    fill(RECEIPTS, FIGURE_LABELS.receiptsFen),
    fenOf(total(was)),
    fenOf(total(is)),
    AGES.map((label, i) => difference(label, fenOf(was[i]!), fenOf(is[i]!))),
  );
}

function sharingStep(from: HistoryYear, to: HistoryYear): Explanation {
  const terms = from.cities.map(({ city, sharesNetFen }, i) =>
    difference(named(PARTY_LABELS, city), fenOf(sharesNetFen), fenOf(to.cities[i]!.sharesNetFen)),
  );
  return step(SHARING, { terms });
}

/** What each rule adds to the change of a final position, the largest first. */
function rulesStep(
  scene: Scene,
  party: string,
  all: readonly Contribution[],
  a: number,
  b: number,
  limit: number,
): Explanation {
  const own = party === 'region' ? all : all.filter((one) => one.party === party);
  const { journal } = scene.result.ledger;
  const ruleOf = ({ entry, leg }: Contribution) => journal.entry(entry).legs[leg]!.rule;
  const [was, is] = [a, b].map((year) => groupBy(of(own, 'finalPositionFen', year), ruleOf));
  const sum = (items: readonly Contribution[] = []) =>
    items.reduce((total, { amountFen }) => total + amountFen, 0);
  const rows = [...new Set([...was!.keys(), ...is!.keys()])]
    .map((rule) => ({ rule, was: sum(was!.get(rule)), is: sum(is!.get(rule)) }))
    .filter((row) => row.was !== row.is)
    .sort((x, y) => Math.abs(y.is - y.was) - Math.abs(x.is - x.was) || byCodeUnit(x.rule, y.rule));
  const totals = [was!, is!].map((groups) => [...groups.values()].reduce((t, g) => t + sum(g), 0));
  const changeFen = totals[1]! - totals[0]!;
  const addedFen = rows.reduce((total, row) => total + row.is - row.was, 0);
  invariant(addedFen === changeFen, 'explain.years', () => ({ party, a, b }));
  const name = party === 'region' ? REGION_LABEL : named(PARTY_LABELS, party);
  const label = {
    zh: `${name.zh}${FIGURE_LABELS.finalPositionFen.zh}`,
    en: `${name.en}: ${FIGURE_LABELS.finalPositionFen.en}`,
  };
  return difference(
    fill(BY_RULE, label),
    fenOf(totals[0]!),
    fenOf(totals[1]!),
    shortened(
      rows.map((row) => {
        const rule = scene.citations.rule(row.rule);
        return difference(rule?.title ?? same(row.rule), fenOf(row.was), fenOf(row.is));
      }),
      limit,
    ),
  );
}

function landStep(from: HistoryYear, to: HistoryYear): Explanation {
  const m2 = (value: number): Quantity => ({
    ...{ numerator: BigInt(value), denominator: 1n, unit: 'm2' },
  });
  const terms = LAND_FIGURES.flatMap(([label, figureOf]) =>
    from.cities.map((city, i) =>
      difference(
        fill(label, named(PARTY_LABELS, city.city)),
        m2(figureOf(city)),
        m2(figureOf(to.cities[i]!)),
      ),
    ),
  );
  return step(LAND, { terms });
}

function of(all: readonly Contribution[], key: FigureKey, year: number): Contribution[] {
  return all.filter((one) => one.key === key && one.year === String(year));
}

function meanMu({ areaM2, parcels }: SoldYear): string {
  return parcels === 0 ? '–' : formatMu(Math.round(areaM2 / parcels));
}

/** Millionths as per cent to one decimal. */
function indexText({ index, parcels }: SoldYear): string {
  return parcels === 0 ? '–' : `${(Math.round(index / 1000) / 10).toFixed(1)}%`;
}
