import type { RuleBook } from '../rules/rule-book.ts';
import { type Day, firstOfYear, formatDay, yearOf } from '../units/day.ts';
import type { Deal } from '../world/deal.ts';
import { CITIES } from '../world/party.ts';
import type { BehaviourContent } from './behaviour-schema.ts';
import { InputError, type InputProblem } from './input-error.ts';
import { nearest } from './nearest.ts';

type FirmContent = NonNullable<NonNullable<BehaviourContent['firms']>['records']>[number];

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
  { firms, location }: BehaviourContent,
  deals: readonly Deal[],
  start: Day,
  rules: RuleBook,
): void {
  const ids = new Set(deals.map(({ id }) => id));
  const problems = (firms?.records ?? []).flatMap((record, at) => {
    const deal = deals.find(({ id }) => id === record.deal);
    if (deal !== undefined) return partnerProblems(scenario, record, deal, at);
    return [unknownDeal(scenario, record.deal, at, nearest(record.deal, ids))];
  });
  const values = rules.rule(LAST_RULE)?.values ?? [];
  const first = Math.min(...values.map(({ from }) => from)) as Day;
  if (firstOfYear(yearOf(start)) < first) {
    if ((firms ?? null) !== null) problems.push(tooEarly(scenario, 'firms', start, first));
    if (location?.respondsToCost === true) {
      problems.push(tooEarly(scenario, 'location', start, first));
    }
  }
  if (problems.length > 0) throw new InputError(problems);
}

/** The other city is another one than that of the land, and an enclave has one. */
function partnerProblems(
  file: string,
  { kind, partner }: FirmContent,
  deal: Deal,
  at: number,
): InputProblem[] {
  const where = { file, line: null, row: null };
  const path = `behaviour.firms.records[${at}]`;
  const others = CITIES.filter((city) => city !== deal.city);
  if (partner === deal.city) {
    return [
      {
        ...{ ...where, column: `${path}.partner`, found: partner },
        expected: { zh: others.join('、'), en: others.join(' or ') },
        message: {
          zh: '另一方就是这宗土地所在的市，不是外市',
          en: 'the land of this deal lies in that very city: it is not the other one',
        },
      },
    ];
  }
  if (kind !== 'enclave' || partner !== undefined || deal.enclavePartner !== null) return [];
  return [
    {
      ...{ ...where, column: `${path}.kind`, found: kind },
      expected: {
        zh: `partner：${others.join('、')}，或成交文件的飞地合作市`,
        en: `partner: ${others.join(' or ')}, or an enclave partner in the file of deals`,
      },
      message: { zh: '没有写另一方是哪个市', en: 'the other city is not named' },
    },
  ];
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

function tooEarly(file: string, part: 'firms' | 'location', start: Day, first: Day): InputProblem {
  const day = formatDay(first);
  return {
    ...{ file, line: null, row: null, column: `behaviour.${part}`, found: formatDay(start) },
    expected: { zh: `不早于 ${day} 的 start`, en: `a start no earlier than ${day}` },
    message: {
      zh: '推演从没有企业税收规则的年份开始',
      en: 'the run begins before the rules of firms’ taxes do',
    },
  };
}
