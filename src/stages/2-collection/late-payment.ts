import { outsidePath, treasuryPath } from '../../ledger/account.ts';
import { leg } from '../../ledger/entry.ts';
import type { Why } from '../../ledger/why.ts';
import { constantWhy, productOf, receiptWhy } from '../../ledger/why-terms.ts';
import { lateFeeOnPriceFen, lateFeeOnTaxFen } from '../../rules/late-fee.ts';
import type { RuleBook } from '../../rules/rule-book.ts';
import { ruleWhy } from '../../rules/rule-why.ts';
import { addDays, type Day } from '../../units/day.ts';
import type { Batch } from '../../world/batch.ts';
import { CODE } from '../../world/category-code.ts';
import type { DealFacts } from '../../world/deal-facts.ts';
import type { Party } from '../../world/party.ts';
import type { View } from '../../world/view.ts';
import type { Receipt } from './schedule.ts';
import type { TaxDue } from './taxes.ts';

/** A receipt that comes some days after it was due, on a working day. */
export function postpone(receipt: Receipt, days: number, { calendar }: View): Receipt {
  return { ...receipt, due: calendar.addWorkingDays(addDays(receipt.due, days), 0) };
}

/**
 * The late fee on an overdue payment of the price: paid with it into the treasury that collects
 * it, and wholly the land's party's there; it is neither shared nor earmarked.
 */
export function planPriceLateFee(
  { deal }: DealFacts,
  receipt: Receipt,
  overdueDays: number,
  treasury: Party,
  { rules }: View,
): Batch {
  const day = receipt.due;
  const amountFen = lateFeeOnPriceFen(receipt.amountFen, overdueDays, rules, day);
  const rule = 'late-fee-price';
  const clearing = treasuryPath(treasury, 'clearing', CODE.otherGrantRevenue);
  const own = treasuryPath(treasury, 'fund', CODE.otherGrantRevenue, deal.landParty);
  const memo = `late fee on receipt ${receipt.number}, ${overdueDays} days`;
  const why = () =>
    lateFeeWhy(rule, receiptWhy(receipt.number, 'amount', '', receipt.amountFen), overdueDays, {
      rules,
      day,
    });
  const paid = leg(outsidePath('grantee'), clearing, amountFen, rule, why);
  const kept = leg(clearing, own, amountFen, rule, why);
  const entry = { day, deal: deal.id, memo };
  return {
    id: `late-fee/${deal.id}/${receipt.number}`,
    entries:
      paid.length === 0
        ? []
        : [
            { ...entry, stage: 'collection', legs: paid },
            { ...entry, stage: 'settlement', legs: kept },
          ],
    moves: [],
    farmland: [],
  };
}

/** The late fee on an overdue tax, paid under the tax's own code to the land's party. */
export function planTaxLateFee(
  { deal }: DealFacts,
  due: TaxDue,
  overdueDays: number,
  day: Day,
  { rules }: View,
): Batch {
  const amountFen = lateFeeOnTaxFen(due.amountFen, overdueDays, rules, day);
  const to = treasuryPath(deal.landParty, 'general', due.code);
  const rule = 'late-fee-tax';
  const why = () => lateFeeWhy(rule, due.why(), overdueDays, { rules, day });
  const legs = leg(outsidePath(due.payer), to, amountFen, rule, why);
  const memo = `late fee on ${due.tax}, ${overdueDays} days`;
  return {
    id: `late-fee/${deal.id}/${due.tax}`,
    entries: legs.length === 0 ? [] : [{ day, stage: 'tax', deal: deal.id, memo, legs }],
    moves: [],
    farmland: [],
  };
}

function lateFeeWhy(
  rule: 'late-fee-price' | 'late-fee-tax',
  overdue: Why,
  days: number,
  { rules, day }: { readonly rules: RuleBook; readonly day: Day },
): Why {
  const terms = [overdue, ruleWhy(rule, rules, day), constantWhy(days, 'day')];
  return productOf('lateFee', 'fen', 'halfUp', terms, { rule });
}
