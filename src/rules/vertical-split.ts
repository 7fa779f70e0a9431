import type { Why } from '../ledger/why.ts';
import { shareWhy } from '../ledger/why-share.ts';
import type { Day } from '../units/day.ts';
import type { Fen } from '../units/fen.ts';
import { type RatioShare, splitByRatios } from './ratio-shares.ts';
import type { RuleBook } from './rule-book.ts';
import { claimsOf, ruleWhy } from './rule-why.ts';

/** Levels a tax is divided between; an odd fen goes to the earlier one. */
const LEVELS = ['city', 'province', 'central'] as const;
export type TaxLevel = (typeof LEVELS)[number];

/** A tax divided between the levels of government; the parts sum to the tax. */
export interface VerticalSplit {
  readonly cityFen: Fen;
  readonly provinceFen: Fen;
  readonly centralFen: Fen;
}

/**
 * Divides a tax between centre, province and city when it is booked (rule `vertical-split`), by
 * the rule `vertical-share`.
 *
 * @param tax as the rule names it: `vat`, `cit`, `deedTax` …
 * @throws RuleGapError when the rule has no value for the tax on the day.
 * @throws InvariantError when overridden shares do not sum to one.
 */
export function splitVertically(
  tax: string,
  amountFen: Fen,
  book: RuleBook,
  day: Day,
): VerticalSplit {
  const parts = splitByRatios(amountFen, levelShares(tax, book, day));
  return {
    cityFen: parts.get('city')!,
    provinceFen: parts.get('province')!,
    centralFen: parts.get('central')!,
  };
}

export function levelShares(tax: string, book: RuleBook, day: Day): RatioShare[] {
  return LEVELS.map((level) => ({
    party: level,
    share: book.at('vertical-share', day, `${tax} ${level}`),
  }));
}

/** How one level's part of {@link splitVertically} came about. */
export function verticalSplitWhy(
  tax: string,
  level: TaxLevel,
  amount: Why,
  book: RuleBook,
  day: Day,
): Why {
  const rule = 'vertical-share';
  const fraction = ruleWhy(rule, book, day, `${tax} ${level}`);
  const claims = claimsOf(levelShares(tax, book, day));
  return shareWhy('levelPart', amount, level, claims, { fraction, rule });
}
