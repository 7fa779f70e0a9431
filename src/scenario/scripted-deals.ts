import type { Deal } from '../world/deal.ts';
import type { Faults } from '../world/fault.ts';
import { InputError, type InputProblem } from './input-error.ts';
import { nearest } from './nearest.ts';

/**
 * Holds the deals that scripted faults name against the deals there are.
 *
 * @throws InputError naming each that is missing, with the nearest there is
 */
export function checkScriptedDeals(scenario: string, faults: Faults, deals: readonly Deal[]): void {
  const ids = new Set(deals.map(({ id }) => id));
  const problems = faults.scripted.flatMap(({ deal }, at): InputProblem[] => {
    if (ids.has(deal)) return [];
    const near = nearest(deal, ids);
    return [
      {
        ...{ file: scenario, line: null, row: null, found: deal },
        column: `faults.scripted[${at}].deal`,
        expected: { zh: '成交文件中的一个编号', en: 'the id of one of the deals' },
        message: {
          zh: `成交文件中没有这宗${near === null ? '' : `；是否想写“${near}”`}`,
          en: `there is no such deal${near === null ? '' : `; did you mean "${near}"`}`,
        },
      },
    ];
  });
  if (problems.length > 0) throw new InputError(problems);
}
