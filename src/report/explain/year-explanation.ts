import type { BookedYear } from '../../engine/cash-books.ts';
import type { CashLine } from '../../engine/trace.ts';
import type { Label } from '../../rules/rule.ts';
import { yearWhys } from '../../stages/3-settlement/year-end.ts';
import { type Day, lastOfYear } from '../../units/day.ts';
import { FIGURE_LABELS, PARTY_LABELS } from '../labels.ts';
import { FIGURE_KEYS, type Summary } from '../summary.ts';
import { entryExplanation } from './entry-explanation.ts';
import { type Explanation, fenOf, step } from './explanation.ts';
import { shortened } from './group.ts';
import { fill, named, same } from './label-text.ts';
import type { Scene } from './scene.ts';

const YEAR: Label = { zh: '{0} {1} 年', en: '{0} in {1}' };
const RECEIVED: Label = { zh: '出让收入', en: 'grant receipts' };
const COSTS: Label = { zh: '成本性支出', en: 'costs paid' };
const RECOVERED: Label = { zh: '从缴款中返还', en: 'recovered from receipts' };
const UNCOVERED: Label = {
  zh: '缴清后仍未覆盖、由土地方承担',
  en: 'not covered by deals paid in full, borne by the land party',
};
const LINE: Label = { zh: '宗地 {0} 第 {1} 笔', en: 'deal {0}, receipt {1}' };
const TRUE_UP: Label = { zh: '年终清算', en: 'true-up at year end' };
const RURAL: Label = { zh: '用于农业农村的检验', en: 'test of rural use' };
const PASSED: Label = { zh: '计入的不低于底线：达到', en: 'what counts reaches the floor' };
const FAILED: Label = { zh: '计入的低于底线：未达到', en: 'what counts falls short of the floor' };
const FIGURES: Label = { zh: '本年各项（summary.json）', en: 'figures of the year (summary.json)' };
const LAPSES: Label = { zh: '负的差额不结转', en: 'a negative balance lapses' };
const CARRIES: Label = { zh: '负的差额结转下年', en: 'a negative balance is carried on' };

/** A party's cash year: receipts, costs, the earmark base, earmarks and the rural-use test. */
export function yearExplanation(
  scene: Scene,
  summary: Summary,
  party: string,
  year: number,
  limit: number,
): Explanation {
  const booked = scene.result.cashYears.find((y) => y.cash.party === party && y.cash.year === year);
  const name = named(PARTY_LABELS, party);
  const terms = booked === undefined ? [] : bookedTerms(scene, booked, limit);
  const figures = summary.parties.find((p) => p.party === party)?.byYear[String(year)];
  const rows = FIGURE_KEYS.map((key) =>
    step(FIGURE_LABELS[key], { amount: fenOf(figures?.[key] ?? 0) }),
  );
  return step(fill(YEAR, name, same(String(year))), {
    terms: [...terms, step(FIGURES, { terms: rows })],
  });
}

/** The parts of a closed year; also what the figures of `earmarkYears` are explained by. */
export function bookedParts(scene: Scene, booked: BookedYear, limit: number) {
  const { cash } = booked;
  const { input, trace, words } = scene;
  const lines = (kind: CashLine['kind']) =>
    trace.cash.filter((line) => line.kind === kind && isOf(line, cash));
  const costs = [
    linesStep(RECOVERED, lines('recovered'), limit),
    linesStep(UNCOVERED, lines('uncovered'), limit),
  ].filter(({ terms }) => terms.length > 0);
  const end = lastOfYear(cash.year);
  const day = end < input.end ? end : input.end;
  const whys = yearWhys(cash, day as Day, input.policy.ruralUse, input.rules.fresh());
  const base = words.explain(whys.base);
  const isNegative = cash.receiptsFen - cash.costsPaidFen + cash.carriedFen < 0;
  const fate = input.policy.negativeBase === 'carry' ? CARRIES : LAPSES;
  return {
    receipts: linesStep(RECEIVED, lines('received'), limit),
    costs: step(COSTS, { amount: fenOf(cash.costsPaidFen), terms: costs }),
    base: { ...base, notes: isNegative ? [...base.notes, fate] : base.notes },
    earmarks: whys.earmarks.map(({ why }) => words.explain(why)),
    floor: words.explain(whys.ruralUseFloor),
    counted: words.explain(whys.ruralUseCounted),
  };
}

function bookedTerms(scene: Scene, booked: BookedYear, limit: number): Explanation[] {
  const { receipts, costs, base, earmarks, floor, counted } = bookedParts(scene, booked, limit);
  const trueUp = trueUpEntries(scene, booked).map((number) => entryExplanation(scene, number));
  const reached = booked.ruralUseCountedFen >= booked.ruralUseFloorFen;
  return [
    receipts,
    costs,
    base,
    ...earmarks,
    ...(trueUp.length === 0 ? [] : [step(TRUE_UP, { terms: trueUp })]),
    step(RURAL, { notes: [reached ? PASSED : FAILED], terms: [floor, counted] }),
  ];
}

/** The entries that brought the year's earmarks up or down, by the id of their batch's party. */
function trueUpEntries({ result }: Scene, { batch, cash }: BookedYear): number[] {
  if (batch === null) return [];
  const { chart, journal } = result.ledger;
  const [memo] = batch.entries.map((entry) => entry.memo);
  return [...journal.entries()]
    .filter((entry) => entry.deal === '' && entry.memo === memo)
    .filter(({ legs }) =>
      legs.some(({ from, to }) => [from, to].some((id) => chart.account(id).owner === cash.party)),
    )
    .map(({ number }) => number);
}

function isOf({ party, day }: CashLine, cash: BookedYear['cash']): boolean {
  return party === cash.party && day <= lastOfYear(cash.year) && day > lastOfYear(cash.year - 1);
}

function linesStep(label: Label, lines: readonly CashLine[], limit: number): Explanation {
  const sumFen = lines.reduce((sum, { amountFen }) => sum + amountFen, 0);
  const rows = [...lines]
    .sort((a, b) => b.amountFen - a.amountFen)
    .map(({ deal, receipt, amountFen }) =>
      step(fill(LINE, same(deal), same(String(receipt))), { amount: fenOf(amountFen) }),
    );
  return step(label, { amount: fenOf(sumFen), terms: shortened(rows, limit) });
}
