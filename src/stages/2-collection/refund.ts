import { outsidePath, treasuryPath } from '../../ledger/account.ts';
import { type Entry, leg } from '../../ledger/entry.ts';
import type { WhyThunk } from '../../ledger/why.ts';
import { leastOf, productOf, receiptWhy } from '../../ledger/why-terms.ts';
import { ruleWhy } from '../../rules/rule-why.ts';
import type { Day } from '../../units/day.ts';
import { type Fen, minFen, rateOfFen, ZERO_FEN } from '../../units/fen.ts';
import type { Batch } from '../../world/batch.ts';
import { CODE } from '../../world/category-code.ts';
import type { DealFacts } from '../../world/deal-facts.ts';
import { priceWhy } from '../../world/facts-why.ts';
import type { View } from '../../world/view.ts';
import type { Receipt } from './schedule.ts';

/** Whose fault it is that a contract is undone: the grantee's costs it its earnest money. */
export type RescissionCause = 'grantee' | 'void';

/**
 * The part of a receipt that is forfeited when the grantee is at fault: the deposit that became
 * price, as far as the law lets it count as earnest money.
 */
export function forfeitFen(
  { deal }: DealFacts,
  receipt: Receipt,
  cause: RescissionCause,
  { rules }: View,
  day: Day,
): Fen {
  if (cause === 'void' || !receipt.fromDeposit) return ZERO_FEN;
  return minFen(receipt.amountFen, rateOfFen(deal.priceFen!, rules.at('earnest-money-cap', day)));
}

/** What is forfeited becomes other land revenue of the land's own party, wherever it lies. */
export function planForfeit(
  facts: DealFacts,
  receipt: Receipt,
  from: { readonly treasury: string; readonly code: string },
  amountFen: Fen,
  day: Day,
  { rules }: View,
): Batch {
  const { deal } = facts;
  const rule = 'earnest-money-cap';
  const why = () => {
    const cap = [priceWhy(facts), ruleWhy(rule, rules, day)];
    const paid = receiptWhy(receipt.number, 'amount', '', receipt.amountFen);
    return leastOf('forfeit', [paid, productOf('forfeit', 'fen', 'halfUp', cap)], { rule });
  };
  const clearing = treasuryPath(from.treasury, 'clearing', from.code);
  const kept = treasuryPath(from.treasury, 'fund', CODE.otherGrantRevenue, deal.landParty);
  const legs = leg(clearing, kept, amountFen, rule, why);
  const memo = `deposit of receipt ${receipt.number} forfeited`;
  return batchOf(`forfeit/${deal.id}/${receipt.number}`, [
    { day, stage: 'settlement', deal: deal.id, memo, legs },
  ]);
}

/** Money that goes back to the grantee out of a treasury. */
export interface Refund {
  readonly deal: string;
  /** What is refunded: a receipt or a tax. */
  readonly subject: string;
  /** The account it is paid from. */
  readonly from: string;
  readonly amountFen: Fen;
  readonly stage: 'collection' | 'tax';
  readonly rule: string;
  readonly why: WhyThunk;
}

export function planRefund(
  { deal, subject, from, amountFen, stage, rule, why }: Refund,
  day: Day,
): Batch {
  const legs = leg(from, outsidePath('grantee'), amountFen, rule, why);
  return batchOf(`refund/${subject}`, [{ day, stage, deal, memo: `refund ${subject}`, legs }]);
}

function batchOf(id: string, entries: readonly Entry[]): Batch {
  return { id, entries, moves: [], farmland: [] };
}
