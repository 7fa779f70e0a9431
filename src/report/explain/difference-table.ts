import type { Label } from '../../rules/rule.ts';
import { invariant } from '../../units/invariant.ts';
import { byCodeUnit } from '../../units/order.ts';
import { type Explanation, fenOf, step } from './explanation.ts';
import { shortened } from './group.ts';
import { fill, same } from './label-text.ts';
import { contributionsTo, type MoneyFigure, moneyFigureLabel } from './money-figure-table.ts';
import type { OpenedRun } from './open-run.ts';
import { amountText } from './quantity-text.ts';
import { type Scene, sceneOf } from './scene.ts';

const DIFFERENCE: Label = { zh: '{0}：相差', en: '{0}: difference' };
const BOTH: Label = { zh: '{0} − {1}', en: '{0} − {1}' };
const OF_DEAL: Label = { zh: '宗地 {0}', en: 'deal {0}' };
const OF_NONE: Label = { zh: '不属单宗', en: 'of no single deal' };

/** What each rule, and in it each deal, adds to a difference; sums to it exactly. */
export interface DifferenceRow {
  readonly rule: string;
  readonly amountFen: number;
  readonly deals: readonly { readonly deal: string; readonly amountFen: number }[];
}

/** A difference of one figure between two runs, by rule and deal, the largest first. */
export interface FigureDifference {
  readonly hereFen: number;
  readonly thereFen: number;
  readonly rows: readonly DifferenceRow[];
}

/** How a money figure of one run comes to differ from another's, posting by posting. */
export function figureDifference(
  run: OpenedRun,
  against: OpenedRun,
  figure: MoneyFigure,
): FigureDifference {
  const byRule = new Map<string, Map<string, number>>();
  const add = (scene: Scene, sign: 1 | -1) => {
    let totalFen = 0;
    for (const { entry, leg, amountFen } of contributionsTo(scene, figure)) {
      const { deal, legs } = scene.result.ledger.journal.entry(entry);
      const { rule } = legs[leg]!;
      const deals = byRule.get(rule) ?? new Map<string, number>();
      byRule.set(rule, deals.set(deal, (deals.get(deal) ?? 0) + sign * amountFen));
      totalFen += amountFen;
    }
    return totalFen;
  };
  const hereFen = add(sceneOf(run), 1);
  const thereFen = add(sceneOf(against), -1);
  const rows = [...byRule].flatMap(([rule, all]) => {
    const deals = [...all]
      .filter(([, amountFen]) => amountFen !== 0)
      .map(([deal, amountFen]) => ({ deal, amountFen }))
      .sort((a, b) => largerFirst(a, b) || byCodeUnit(a.deal, b.deal));
    const amountFen = deals.reduce((sum, one) => sum + one.amountFen, 0);
    return deals.length === 0 ? [] : [{ rule, amountFen, deals }];
  });
  rows.sort((a, b) => largerFirst(a, b) || byCodeUnit(a.rule, b.rule));
  const sumFen = rows.reduce((sum, row) => sum + row.amountFen, 0);
  invariant(sumFen === hereFen - thereFen, 'explain.difference', () => ({ figure, sumFen }));
  return { hereFen, thereFen, rows };
}

/** The same in words; a figure that does not differ is told in one line. */
export function differenceExplanation(
  run: OpenedRun,
  against: OpenedRun,
  figure: MoneyFigure,
  limit: number,
): Explanation {
  const { hereFen, thereFen, rows } = figureDifference(run, against, figure);
  const { citations } = sceneOf(run);
  const terms = rows.map(({ rule, amountFen, deals }) => {
    const cited = citations.rule(rule);
    const list = deals.map(({ deal, amountFen: partFen }) =>
      step(deal === '' ? OF_NONE : fill(OF_DEAL, same(deal)), { amount: fenOf(partFen) }),
    );
    return step(cited?.title ?? same(rule), {
      amount: fenOf(amountFen),
      rule: cited,
      terms: shortened(list, limit),
    });
  });
  return step(fill(DIFFERENCE, moneyFigureLabel(figure)), {
    amount: fenOf(hereFen - thereFen),
    formula: fill(BOTH, amountText(fenOf(hereFen)), amountText(fenOf(thereFen))),
    terms,
  });
}

function largerFirst(a: { readonly amountFen: number }, b: { readonly amountFen: number }): number {
  return Math.abs(b.amountFen) - Math.abs(a.amountFen);
}
