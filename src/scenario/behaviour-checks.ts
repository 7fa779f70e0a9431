import type { RuleBook } from '../rules/rule-book.ts';
import { type Day, firstOfYear, formatDay, yearOf } from '../units/day.ts';
import type { Deal } from '../world/deal.ts';
import type { BehaviourContent } from './behaviour-schema.ts';
import { InputError, type InputProblem } from './input-error.ts';
import { nearest } from './nearest.ts';

/** The rule of firms' taxes that begins last. */
const LAST_RULE = 'land-use-tax-local';

/**
 * Holds what a scenario says of firms against its deals and its dates.
 *
 * @param scenario the file as the person named it
 * @throws InputError naming each deal that is missing, or a start before the rules of these taxes
 */
export function checkBehaviour(
  scenario: string,
  { firms }: BehaviourContent,
  deals: readonly Deal[],
  start: Day,
  rules: RuleBook,
): void {
  if (firms === undefined || firms === null) return;
  const ids = new Set(deals.map(({ id }) => id));
  const problems = (firms.records ?? []).flatMap(({ deal }, at) =>
    ids.has(deal) ? [] : [unknownDeal(scenario, deal, at, nearest(deal, ids))],
  );
  const values = rules.rule(LAST_RULE)?.values ?? [];
  const first = Math.min(...values.map(({ from }) => from)) as Day;
  if (firstOfYear(yearOf(start)) < first) problems.push(tooEarly(scenario, start, first));
  if (problems.length > 0) throw new InputError(problems);
}

function unknownDeal(file: string, found: string, at: number, near: string | null): InputProblem {
  return {
    ...{ file, line: null, row: null, found },
    column: `behaviour.firms.records[${at}].deal`,
    expected: { zh: '成交文件中的一个编号', en: 'the id of one of the deals' },
    message: {
      zh: `成交文件中没有这宗${near === null ? '' : `；是否想写“${near}”`}`,
      en: `there is no such deal${near === null ? '' : `; did you mean "${near}"`}`,
    },
  };
}

function tooEarly(file: string, start: Day, first: Day): InputProblem {
  const day = formatDay(first);
  return {
    ...{ file, line: null, row: null, column: 'behaviour.firms', found: formatDay(start) },
    expected: { zh: `不早于 ${day} 的 start`, en: `a start no earlier than ${day}` },
    message: {
      zh: '推演从没有企业税收规则的年份开始',
      en: 'the run begins before the rules of firms’ taxes do',
    },
  };
}
