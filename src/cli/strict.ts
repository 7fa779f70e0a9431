import type { RunResult } from '../engine/run-result.ts';
import { REFUSAL_LABELS } from '../report/labels.ts';
import type { Label } from '../rules/rule.ts';
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

/** @throws RefusedError when a deal or transfer was refused, or an assumption used past expiry. */
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
    ...result.rulesUsed
      .filter(({ rule, pastExpiry }) => pastExpiry && rule.status === 'assumption')
      .map(({ rule, last }) => ({
        zh: `假设 ${rule.id}（${rule.title.zh}）已失效，仍用至 ${formatDay(last)}`,
        en: `assumption ${rule.id} (${rule.title.en}) was used past its expiry, ${formatDay(last)}`,
      })),
  ];
  if (reasons.length > 0) throw new RefusedError(reasons);
}
