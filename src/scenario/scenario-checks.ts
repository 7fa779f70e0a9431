import { addMonths, formatDay, parseIsoDay } from '../units/day.ts';
import type { InputProblem } from './input-error.ts';
import { MARKET_PATHS } from './market-path.ts';
import { problemAt } from './source-problem.ts';
import { type SourcePath, type SourceTree, valueAt } from './source-tree.ts';

/** Longest stretch of time one run covers. */
const MOST_YEARS = 60;

/**
 * What several dates of a scenario say together. Dates that cannot be read are left to the
 * schema, so that these checks run whatever else is wrong.
 */
export function dateProblems(tree: SourceTree): InputProblem[] {
  const start = dayAt(tree, ['start']);
  const end = dayAt(tree, ['end']);
  const first = dayAt(tree, ['transfer', 'regimes', 0, 'from']);
  const problems: InputProblem[] = [];
  if (start !== null && end !== null && end < start) {
    problems.push(
      problemAt(
        tree,
        ['end'],
        { zh: `不早于 ${formatDay(start)}`, en: `a date no earlier than ${formatDay(start)}` },
        { zh: '终止日期早于起始日期', en: 'the end comes before the start' },
      ),
    );
  }
  if (start !== null && end !== null && end >= addMonths(start, MOST_YEARS * 12)) {
    problems.push(
      problemAt(
        tree,
        ['end'],
        { zh: `至多 ${MOST_YEARS} 年`, en: `at most ${MOST_YEARS} years` },
        { zh: '时段过长', en: 'the run is too long' },
      ),
    );
  }
  if (start !== null && first !== null && first > start) {
    problems.push(
      problemAt(
        tree,
        ['transfer', 'regimes', 0, 'from'],
        { zh: `不晚于 ${formatDay(start)}`, en: `a date no later than ${formatDay(start)}` },
        {
          zh: '第一种调库方式晚于起始日期',
          en: 'the first transfer regime begins after the start',
        },
      ),
    );
  }
  return problems;
}

/** Payments follow a named path, or the index of the scenario's own market, if it has one. */
export function paymentProblems(tree: SourceTree): InputProblem[] {
  const path: SourcePath = ['behaviour', 'payment', 'market'];
  const named = valueAt(tree.root, path);
  if (typeof named !== 'string') return [];
  const hasMarket = (valueAt(tree.root, ['market']) ?? null) !== null;
  if (hasMarket === (named === 'index')) return [];
  return [
    hasMarket
      ? problemAt(
          tree,
          path,
          { zh: 'index', en: 'index' },
          {
            zh: '情景有 market：缴款随它自己的指数，不另取路径',
            en: 'the scenario has a market: payments follow its index, not another path',
          },
        )
      : problemAt(
          tree,
          path,
          { zh: MARKET_PATHS.join('、'), en: MARKET_PATHS.join(', ') },
          { zh: '情景没有 market，没有指数可随', en: 'there is no market whose index to follow' },
        ),
  ];
}

/** The responses that only a market within the run can show. */
const MARKET_RESPONSES = [
  ['supply', 'respondsToMarket'],
  ['location', 'respondsToCost'],
] as const;

/** A response to a market, in a scenario that has none, would do nothing unseen. */
export function responseProblems(tree: SourceTree): InputProblem[] {
  if ((valueAt(tree.root, ['market']) ?? null) !== null) return [];
  return MARKET_RESPONSES.flatMap(([part, key]) => {
    const path: SourcePath = ['behaviour', part, key];
    if (valueAt(tree.root, path) !== true) return [];
    const expected = { zh: '写 market，或不写这一项', en: 'a market:, or this left out' };
    return [
      problemAt(tree, path, expected, {
        zh: '情景没有 market，没有市场可反应',
        en: 'there is no market within the run to respond to',
      }),
    ];
  });
}

function dayAt(tree: SourceTree, path: SourcePath) {
  const value = valueAt(tree.root, path);
  return typeof value === 'string' ? parseIsoDay(value) : null;
}
