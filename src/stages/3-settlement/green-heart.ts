import type { Why } from '../../ledger/why.ts';
import { leastOf, productOf } from '../../ledger/why-terms.ts';
import { ruleWhy } from '../../rules/rule-why.ts';
import type { Day } from '../../units/day.ts';
import { type Fen, minFen, rateOfFen, ZERO_FEN } from '../../units/fen.ts';
import type { DealFacts } from '../../world/deal-facts.ts';
import type { View } from '../../world/view.ts';
import type { Purse } from './appropriate.ts';
import { type NumberedReceipt, receiptAmount } from './receipt-refs.ts';

const RULE = 'green-heart-levy';

/** The levy of a parcel in or near the green heart, never more than there is to take it from. */
export function greenHeartFen(
  { deal }: DealFacts,
  receiptFen: Fen,
  availableFen: Fen,
  day: Day,
  { policy, rules }: View,
): Fen {
  if (!policy.greenHeart.enabled || deal.greenHeart === 'none') return ZERO_FEN;
  const rate = rules.at(RULE, day, deal.greenHeart);
  const base = policy.greenHeart.base === 'grossReceipts' ? receiptFen : availableFen;
  return minFen(availableFen, rateOfFen(base, rate));
}

/** How {@link greenHeartFen} came about where the levy is taken. */
export function greenHeartWhy(
  { deal }: DealFacts,
  receipt: NumberedReceipt,
  available: Purse,
  day: Day,
  { policy, rules }: View,
): Why {
  const isGross = policy.greenHeart.base === 'grossReceipts';
  const base = isGross ? receiptAmount(receipt) : available.why();
  const rate = ruleWhy(RULE, rules, day, deal.greenHeart);
  const due = productOf('levyDue', 'fen', 'halfUp', [base, rate], { rule: RULE });
  return leastOf('greenHeartLevy', [due, available.why()], { rule: RULE });
}
