import { lotIdOf, type QuotaMove } from '../../quota/move.ts';
import type { Dimension } from '../../quota/vector.ts';
import type { Label } from '../../rules/rule.ts';
import { formatDay } from '../../units/day.ts';
import {
  DIMENSION_LABELS,
  PARTY_LABELS,
  QUOTA_ACTION_LABELS,
  QUOTA_HOLDER_LABELS,
  QUOTA_LEDGER_LABELS,
} from '../labels.ts';
import { allotmentOfLot, allotmentWhy } from '../quota/allotment-why.ts';
import { movedColumns, type QuotaColumn } from '../quota-summary.ts';
import type { QuotaSummary, Summary } from '../summary.ts';
import { WORDS } from '../terminal/words.ts';
import { allotmentFigures } from './allotment-figures.ts';
import { type Explanation, step } from './explanation.ts';
import { shortened } from './group.ts';
import { fill, join, named, same } from './label-text.ts';
import { quantityText } from './quantity-text.ts';
import type { Scene } from './scene.ts';

const MOVE: Label = { zh: '{0} {1} {2} {3}', en: '{0} {1} {2} {3}' };
const OF_DEAL: Label = { zh: '宗地 {0}', en: 'deal {0}' };
const CLOSING: Label = {
  zh: '{0} + {1} + {2} − {3} − {4} − {5}（期初、入库、买入、卖出、使用、失效）',
  en: '{0} + {1} + {2} − {3} − {4} − {5} (opening, minted, bought, sold, used, expired)',
};
const FARMLAND: Readonly<Record<FarmlandKey, Label>> = {
  openingM2: { zh: '期初耕地', en: 'farmland at the start' },
  takenM2: { zh: '建设占用的耕地', en: 'farmland taken' },
  madeM2: { zh: '新增的耕地', en: 'farmland made' },
  closingM2: { zh: '期末耕地', en: 'farmland at the end' },
  redLineM2: { zh: '耕地保有量目标', en: 'farmland retention target' },
};
type FarmlandKey = 'openingM2' | 'takenM2' | 'madeM2' | 'closingM2' | 'redLineM2';

const COLUMNS = ['opening', 'minted', 'bought', 'sold', 'used', 'expired'] as const;

/** The quota accounts, by holder, ledger and dimension, and the farmland of each city. */
export function quotaFigures(
  scene: Scene,
  summary: Summary,
  limit: number,
): (readonly [string, () => Explanation])[] {
  return [
    ...summary.quota.flatMap((row) => {
      const path = `quota.${row.holder}.${row.ledger}.${row.dimension}`;
      const columns = COLUMNS.map(
        (column) => [`${path}.${column}`, () => columnOf(scene, row, column, limit)] as const,
      );
      return [...columns, [`${path}.closing`, () => closingOf(row)] as const];
    }),
    ...allotmentFigures(summary.allotments ?? [], scene.result.allotments),
    ...summary.farmland.flatMap((row) =>
      (Object.keys(FARMLAND) as FarmlandKey[]).map((key) => {
        const explain = () => farmlandOf(scene, row, key, limit);
        return [`farmland.${row.city}.${key}`, explain] as const;
      }),
    ),
  ];
}

function labelOf({ holder, ledger, dimension }: QuotaSummary, last: Label): Label {
  const parts = [
    named(QUOTA_HOLDER_LABELS, holder),
    QUOTA_LEDGER_LABELS[ledger],
    DIMENSION_LABELS[dimension],
    last,
  ];
  return join(parts, ' · ');
}

function amountOf(dimension: Dimension, amount: number) {
  const unit = dimension === 'capacityKg' ? ('kg' as const) : ('m2' as const);
  return { numerator: BigInt(amount), denominator: 1n, unit };
}

function columnOf(
  { result }: Scene,
  row: QuotaSummary,
  column: QuotaColumn,
  limit: number,
): Explanation {
  const { holder, ledger, dimension } = row;
  const terms: Explanation[] = [];
  for (const move of result.quota.moves()) {
    const lot = lotIdOf(move);
    if (lot === null || result.quota.lot(lot)!.ledger !== ledger) continue;
    for (const part of movedColumns(move, move.day === result.start)) {
      if (part.holder !== holder || part.column !== column) continue;
      const amount = part.amount[dimension];
      if (amount !== 0) {
        const notes = allotted(result.allotments, move);
        terms.push(step(moveLabel(move), { amount: amountOf(dimension, amount), notes }));
      }
    }
  }
  return step(labelOf(row, WORDS[column]), {
    amount: amountOf(dimension, row[column]),
    terms: shortened(largestFirst(terms), limit),
  });
}

/** Why an allotment is as large as it is; nothing for any other movement. */
function allotted(allotments: Scene['result']['allotments'], move: QuotaMove): Label[] {
  if (move.action !== 'mint') return [];
  const found = allotmentOfLot(allotments, move.lot.id);
  return found === undefined ? [] : allotmentWhy(found.allotment, found.holder);
}

function moveLabel(move: QuotaMove): Label {
  const lot = lotIdOf(move) ?? '';
  const deal = move.deal === '' ? same('') : fill(OF_DEAL, same(move.deal));
  return fill(MOVE, same(formatDay(move.day)), QUOTA_ACTION_LABELS[move.action], same(lot), deal);
}

function closingOf(row: QuotaSummary): Explanation {
  const texts = COLUMNS.map((column) => quantityText(amountOf(row.dimension, row[column])));
  return step(labelOf(row, WORDS.closing), {
    amount: amountOf(row.dimension, row.closing),
    formula: fill(CLOSING, ...texts),
  });
}

function farmlandOf(
  { result, input }: Scene,
  row: Summary['farmland'][number],
  key: FarmlandKey,
  limit: number,
): Explanation {
  const label = join([named(PARTY_LABELS, row.city), FARMLAND[key]], ' · ');
  const text = (of: FarmlandKey) => quantityText(amountOf('areaM2', row[of]));
  const amount = amountOf('areaM2', row[key]);
  if (key === 'closingM2') {
    const formula = fill(
      same('{0} + {1} − {2}'),
      text('openingM2'),
      text('madeM2'),
      text('takenM2'),
    );
    return step(label, { amount, formula });
  }
  const terms = farmlandTerms({ result, input }, row.city, key).map(([termLabel, areaM2]) =>
    step(termLabel, { amount: amountOf('areaM2', areaM2) }),
  );
  return step(label, { amount, terms: shortened(largestFirst(terms), limit) });
}

/** What a figure of a city's farmland is added up from. */
function farmlandTerms(
  { result, input }: Pick<Scene, 'result' | 'input'>,
  city: string,
  key: FarmlandKey,
): [Label, number][] {
  if (key === 'takenM2') {
    return result.record.approvals
      .filter((one) => one.signed && one.city === city && one.taken.areaM2 > 0)
      .map(({ day, deal, taken }) => {
        const of = fill(OF_DEAL, same(deal));
        return [fill(MOVE, same(formatDay(day)), of, same(''), same('')), taken.areaM2];
      });
  }
  const homeOf = (origin: string) => input.places.get(origin)?.city ?? origin;
  return result.quota.moves().flatMap((move): [Label, number][] => {
    if (key === 'redLineM2') return redLineTerms(move, city, result.quota);
    if (key !== 'madeM2' || move.action !== 'mint') return [];
    const { id, ledger, origin, accepted, minted } = move.lot;
    const project = result.supply.find((one) => one.project.id === id);
    const isMade = ledger === 'L4' && accepted > result.start && homeOf(origin) === city;
    if (project === undefined) return isMade ? [[moveLabel(move), minted.areaM2]] : [];
    const isOwn = project.project.city === city && project.farmlandM2 !== 0;
    return isOwn ? [[moveLabel(move), project.farmlandM2]] : [];
  });
}

/** A target comes by decision, comes and goes by re-decomposition, and may lapse. */
function redLineTerms(
  move: QuotaMove,
  city: string,
  quota: Scene['result']['quota'],
): [Label, number][] {
  const lot = quota.lot(lotIdOf(move) ?? '');
  if (lot?.ledger !== 'L5') return [];
  const sign = { opening: 1, minted: 1, bought: 1, sold: -1, used: -1, expired: -1 } as const;
  return movedColumns(move, false)
    .filter(({ holder }) => holder === city)
    .map(({ column, amount }) => [moveLabel(move), sign[column] * amount.areaM2]);
}

function largestFirst(terms: readonly Explanation[]): Explanation[] {
  return terms.toSorted((a, b) => Number(b.amount!.numerator - a.amount!.numerator));
}
