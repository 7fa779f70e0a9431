import type { Why } from '../ledger/why.ts';
import { leastOf, productOf, recordWhy } from '../ledger/why-terms.ts';
import type { RuleBook } from '../rules/rule-book.ts';
import { ruleWhy } from '../rules/rule-why.ts';
import { type Fen, minFen, rateOfFen, ZERO_FEN } from '../units/fen.ts';
import type { DealFacts } from './deal-facts.ts';
import { priceWhy } from './facts-why.ts';

const RULE = 'deposit-share';

/** The deposit of a grant: as the record says, else a share of the price; never above it. */
export function depositFen({ deal, granted, awarded }: DealFacts, rules: RuleBook): Fen {
  if (!granted) return ZERO_FEN;
  const stated = deal.depositFen ?? rateOfFen(deal.priceFen!, rules.at(RULE, awarded));
  return minFen(stated, deal.priceFen!);
}

/** How {@link depositFen} came about. */
export function depositWhy(facts: DealFacts, rules: RuleBook): Why {
  const { deal, awarded } = facts;
  const price = priceWhy(facts);
  if (deal.depositFen !== null) {
    const stated = recordWhy('depositFen', deal.depositFen, 'fen');
    return leastOf('deposit', [stated, price], { rule: RULE });
  }
  const terms = [price, ruleWhy(RULE, rules, awarded)];
  return productOf('deposit', 'fen', 'halfUp', terms, { rule: RULE, assumed: true });
}
