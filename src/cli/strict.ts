import type { RunResult } from '../engine/run-result.ts';
import { REFUSAL_LABELS } from '../report/labels.ts';
import { undecided } from '../report/warnings.ts';
import { ENDINGS, type Label } from '../rules/rule.ts';
import type { RuleUse } from '../rules/rule-book.ts';
import { InputError } from '../scenario/input-error.ts';
import { formatDay } from '../units/day.ts';
import type { RefusalCode } from '../world/refusal.ts';
import { type Reject, SET_ASIDE } from '../world/reject.ts';
import { MESSAGES } from './messages.ts';
import { RefusedError } from './refused-error.ts';

/** @throws InputError naming every row at fault; rows that are only set aside pass. */
export function insistOnRows(rejects: readonly Reject[]): void {
  const faults = rejects.filter(({ code }) => !SET_ASIDE.includes(code));
  if (faults.length === 0) return;
  throw new InputError(
    faults.map(({ file, row, column, value, message }) => ({
      ...{ file, line: null, row, column, found: value, message },
      expected: MESSAGES.usableRow,
    })),
  );
}

/**
 * @throws RefusedError when a deal or transfer was refused, or a rule that is assumed or has
 * expired was relied on without the scenario's choice.
 */
export function insistOnResult(result: RunResult): void {
  const reasons: Label[] = [
    ...result.deals.flatMap(({ deal, refusals }) => {
      const first = refusals[0];
      if (first === undefined) return [];
      const { zh, en } = REFUSAL_LABELS[first.code];
      return [{ zh: `宗地 ${deal.id}：${zh}`, en: `deal ${deal.id}: ${en}` }];
    }),
    ...result.transfers
      .filter(({ status }) => status === 'refused')
      .map(({ deal, from, to, reason }) => {
        const { zh, en } = REFUSAL_LABELS[reason as RefusalCode] ?? { zh: reason, en: reason };
        const way = `${from} → ${to}`;
        return {
          zh: `宗地 ${deal} 的调库 ${way}：${zh}`,
          en: `deal ${deal}, transfer ${way}: ${en}`,
        };
      }),
    ...undecided(result.rulesUsed).map(undecidedReason),
  ];
  if (reasons.length > 0) throw new RefusedError(reasons);
}

function undecidedReason({ rule, last, pastExpiry }: RuleUse): Label {
  const { id, title, expires } = rule;
  const options = rule.lapsesTo === null ? ['extend', 'replace'] : ENDINGS;
  const how = { zh: options.join('、'), en: options.join(', ') };
  if (pastExpiry) {
    const [end, day] = [formatDay(expires!), formatDay(last)];
    return {
      zh: `规则 ${id}（${title.zh}）${end} 失效，仍用至 ${day}；在 choices 里选 ${how.zh}`,
      en: `rule ${id} (${title.en}) expired on ${end}, used until ${day}; choose ${how.en}`,
    };
  }
  return {
    zh: `规则 ${id}（${title.zh}）是假设；在 choices 里选 ${how.zh}`,
    en: `rule ${id} (${title.en}) is assumed; under choices: name one of ${how.en}`,
  };
}
