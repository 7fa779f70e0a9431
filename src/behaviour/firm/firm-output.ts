import type { Why } from '../../ledger/why.ts';
import { constantWhy, productOf, quotientOf, sumOf } from '../../ledger/why-terms.ts';
import type { RuleBook } from '../../rules/rule-book.ts';
import { ruleWhy } from '../../rules/rule-why.ts';
import { type Day, firstOfYear, lastOfYear, toCivil } from '../../units/day.ts';
import { type Firm, rampKey } from './firm.ts';
import { productionYears } from './production-years.ts';

const MONTHS = 12;

/** Months of a year that begin on or after a day. */
export function monthsFrom(day: Day, year: number): number {
  return Math.min(MONTHS, Math.max(0, MONTHS * (year + 1) - firstMonth(day)));
}

/** The first month that begins on or after a day, counted from year 0. */
export function firstMonth(day: Day): number {
  const { year, month, date } = toCivil(day);
  return MONTHS * year + month - 1 + (date === 1 ? 0 : 1);
}

/** A number of months as a part of a year. */
export function monthsWhy(months: number): Why {
  return quotientOf('monthsOfYear', [constantWhy(months, 'month'), constantWhy(MONTHS, 'month')]);
}

/**
 * How much of a full year's output falls into a calendar year; null for none.
 *
 * @throws RuleGapError when the rule of the ramp has no value at the year's end
 */
export function activityWhy({ built }: Firm, year: number, rules: RuleBook): Why | null {
  const day = lastOfYear(year);
  const parts = productionYears(firstMonth(built), year).map(({ nth, months }) =>
    productOf('activityPart', 'ratio', null, [
      ruleWhy('production-ramp-share', rules, day, rampKey(nth, rules, day)),
      monthsWhy(months),
    ]),
  );
  if (parts.length === 0) return null;
  return parts.length === 1 ? parts[0]! : sumOf('activity', parts);
}

/** Whether a calendar year is one of full production from its first day to its last. */
export function isFullYear({ full }: Firm, year: number): boolean {
  return full <= firstOfYear(year);
}

/** What a firm achieves of what its industry does, as drawn. */
export function performanceWhy({ performance }: Firm, what: keyof Firm['performance']): Why {
  const parts = [constantWhy(performance[what], 'count'), constantWhy(10_000, 'count')] as const;
  return quotientOf('performance', [...parts], { of: what });
}
