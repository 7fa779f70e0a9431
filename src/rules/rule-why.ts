import type { Why } from '../ledger/why.ts';
import { node, quantity } from '../ledger/why-terms.ts';
import type { Day } from '../units/day.ts';
import { invariant } from '../units/invariant.ts';
import type { RatioShare } from './ratio-shares.ts';
import type { RuleBook } from './rule-book.ts';

/**
 * The value of a rule on a day, as the end of an explanation.
 *
 * @param terms what the key was looked up by, e.g. the grade of the place
 * @throws RuleGapError when there is none.
 */
export function ruleWhy(
  rule: string,
  book: RuleBook,
  day: Day,
  key = '',
  terms: readonly Why[] = [],
): Why {
  const { numerator, denominator } = book.at(rule, day, key);
  const unit = book.rule(rule)?.unit ?? null;
  invariant(unit !== null, 'why.ruleUnit', () => ({ rule }));
  const result = quantity(BigInt(numerator), BigInt(denominator), unit);
  return node('ruleValue', result, { op: 'rule', key, day }, terms, { rule });
}

/** Exact parts as the claims of a share. */
export function claimsOf(shares: readonly RatioShare[]) {
  return shares.map(({ party, share }) => ({
    party,
    numerator: BigInt(share.numerator),
    denominator: BigInt(share.denominator),
  }));
}
