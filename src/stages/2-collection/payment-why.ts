import type { Why } from '../../ledger/why.ts';
import { differenceOf, productOf, receiptWhy, recordWhy, sumOf } from '../../ledger/why-terms.ts';
import type { RuleBook } from '../../rules/rule-book.ts';
import { ruleWhy } from '../../rules/rule-why.ts';
import type { Fen } from '../../units/fen.ts';
import type { DealFacts } from '../../world/deal-facts.ts';
import { priceWhy } from '../../world/facts-why.ts';

/**
 * How one payment of the price came about: the instalment itself when everything before it was
 * paid to the fen, else what has fallen due so far less what was paid so far.
 *
 * @param index which instalment falls due, from 0
 * @param paidFen the payments before it, in order
 * @param isEven whether they are just the instalments before it
 */
export function paymentWhy(
  facts: DealFacts,
  index: number,
  paidFen: readonly Fen[],
  isEven: boolean,
  rules: RuleBook,
): Why {
  if (isEven) return instalmentWhy(facts, index, rules);
  const due = Array.from({ length: index + 1 }, (_, i) => instalmentWhy(facts, i, rules));
  const paid = paidFen.map((amountFen, i) => receiptWhy(i + 1, 'amount', '', amountFen));
  return differenceOf('payment', [one('owedSoFar', due), one('paidSoFar', paid)]);
}

function one(what: 'owedSoFar' | 'paidSoFar', terms: readonly Why[]): Why {
  return terms.length === 1 ? terms[0]! : sumOf(what, terms);
}

/** An instalment of the record, or of the price as the rules divide it where it states none. */
function instalmentWhy(facts: DealFacts, index: number, rules: RuleBook): Why {
  const { deal, granted } = facts;
  const stated = deal.instalmentsFen.map((amountFen, i) =>
    recordWhy(`instalmentsFen[${i}]`, amountFen, 'fen'),
  );
  const price = priceWhy(facts);
  if (stated.length > 0) return stated[index] ?? differenceOf('balance', [price, ...stated]);
  if (!granted) return price;
  const terms = [price, ruleWhy('first-instalment-share', rules, deal.signed)];
  const first = productOf('firstInstalment', 'fen', 'ceil', terms, { assumed: true });
  return index === 0 ? first : differenceOf('balance', [price, first]);
}
