import type { Label } from '../../rules/rule.ts';
import { groupBy } from '../../units/group.ts';
import { byCodeUnit } from '../../units/order.ts';
import { type Explanation, fenOf, step } from './explanation.ts';
import { fill, same } from './label-text.ts';
import { amountText } from './quantity-text.ts';
import type { Scene } from './scene.ts';

/** An amount that some leg of some entry contributes to a figure. */
export interface Item {
  readonly entry: number;
  readonly leg: number;
  readonly amountFen: number;
}

const MORE: Label = {
  zh: '另有 {0} 项，合计 {1}（加 --all 全部列出）',
  en: '… and {0} more, together {1} (--all lists them)',
};
const ENTRIES: Label = { zh: '分录：{0}', en: 'entries: {0}' };
const OF_DEAL: Label = { zh: '宗地 {0}', en: 'deal {0}' };
const OF_NONE: Label = { zh: '不属单宗', en: 'of no single deal' };
const AND_MORE: Label = { zh: '{0} 等 {1} 条', en: '{0} … {1} in all' };

/** Rows of a list shown unless everything is asked for. */
export const SHORT_LIST = 10;

/** Everything that sums to a figure: by rule, then by deal, the largest first. */
export function groupedByRule(
  scene: Scene,
  items: readonly Item[],
  limit: number,
): readonly Explanation[] {
  const { journal } = scene.result.ledger;
  const rules = grouped(items, ({ entry, leg }) => journal.entry(entry).legs[leg]!.rule);
  return rules.map(([rule, ofRule]) => {
    const deals = grouped(ofRule, ({ entry }) => journal.entry(entry).deal);
    const cited = scene.citations.rule(rule);
    return step(cited?.title ?? same(rule), {
      amount: fenOf(sumOf(ofRule)),
      rule: cited,
      terms: shortened(
        deals.map(([deal, ofDeal]) => dealStep(deal, ofDeal)),
        limit,
      ),
    });
  });
}

/** The deals that sum to an amount, the largest first. */
export function groupedByDeal(
  scene: Scene,
  items: readonly Item[],
  limit: number,
): readonly Explanation[] {
  const { journal } = scene.result.ledger;
  const deals = grouped(items, ({ entry }) => journal.entry(entry).deal);
  return shortened(
    deals.map(([deal, ofDeal]) => dealStep(deal, ofDeal)),
    limit,
  );
}

function dealStep(deal: string, items: readonly Item[]): Explanation {
  const numbers = [...new Set(items.map(({ entry }) => entry))];
  const first = numbers.slice(0, SHORT_LIST).join(', ');
  const listed =
    numbers.length > SHORT_LIST
      ? fill(AND_MORE, same(first), same(String(numbers.length)))
      : same(first);
  return step(deal === '' ? OF_NONE : fill(OF_DEAL, same(deal)), {
    amount: fenOf(sumOf(items)),
    notes: [fill(ENTRIES, listed)],
  });
}

/** The first rows of a list, the rest as one. */
export function shortened(rows: readonly Explanation[], limit: number): readonly Explanation[] {
  // One more row costs no more than saying that there is one.
  if (rows.length <= limit + 1) return rows;
  const rest = rows.slice(limit);
  const sum = rest.reduce((all, { amount }) => all + (amount?.numerator ?? 0n), 0n);
  const unit = rest[0]?.amount?.unit ?? 'fen';
  const text = amountText({ numerator: sum, denominator: 1n, unit });
  const label = fill(MORE, same(String(rest.length)), text);
  return [...rows.slice(0, limit), step(label)];
}

function grouped<T extends Item>(
  items: readonly T[],
  keyOf: (item: T) => string,
): (readonly [string, T[]])[] {
  return [...groupBy(items, keyOf)].sort(
    ([a, first], [b, second]) =>
      Math.abs(sumOf(second)) - Math.abs(sumOf(first)) || byCodeUnit(a, b),
  );
}

function sumOf(items: readonly Item[]): number {
  return items.reduce((sum, { amountFen }) => sum + amountFen, 0);
}
