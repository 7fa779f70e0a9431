import {
  addMonths,
  type Day,
  endOfMonth,
  firstOfYear,
  formatDay,
  yearOf,
} from '../../units/day.ts';
import type { View } from '../../world/view.ts';
import type { Obligation } from './obligation.ts';

/** When an obligation is paid, and what it travels with. */
export interface TransferDue {
  readonly day: Day;
  /** Obligations with the same key share one voucher. */
  readonly key: string;
  readonly period: string;
}

/**
 * T-B: every receipt, owner and category code by itself, some working days after settlement: a
 * correction voucher has one line, and nothing is batched. T-C: everything of a day and owner, by
 * the daily split. T-A: everything of a fiscal year between two treasuries, at the year-end
 * settlement.
 */
export function dueOf(
  obligation: Omit<Obligation, 'amountFen'>,
  { rules, calendar }: Pick<View, 'rules' | 'calendar'>,
): TransferDue {
  const { regime, since, holder, receipt, section, code, reached } = obligation;
  const owner = reached === undefined ? obligation.owner : `${obligation.owner} at ${reached}`;
  const month = formatDay(since).slice(0, 7);
  if (section === 'clearing' && regime !== 'T-A') {
    const rule = holder === obligation.owner ? 'electronic-correction-days' : 'correction-days';
    const day = calendar.addWorkingDays(since, rules.count(rule, since));
    return { day, key: `correction ${receipt}`, period: month };
  }
  if (regime === 'T-B') {
    const day = calendar.addWorkingDays(since, rules.count('correction-days', since));
    const line = `${holder} ${owner} ${section} ${code}`;
    return { day, key: `T-B ${receipt} ${line}`, period: month };
  }
  if (regime === 'T-C') {
    const day = calendar.addWorkingDays(since, rules.count('pooled-split-days', since));
    return { day, key: `T-C ${since} ${holder} ${owner}`, period: month };
  }
  const year = yearOf(since);
  const closing = rules.count('year-end-settlement-month', since);
  const last = endOfMonth(addMonths(firstOfYear(year + 1), closing - 1));
  const apart = section === 'clearing' ? ` ${receipt}` : '';
  return {
    day: calendar.addWorkingDays(last, 0),
    key: `T-A ${year} ${holder} ${owner}${apart}`,
    period: String(year),
  };
}
