import type { Day } from '../../../units/day.ts';
import { byCodeUnit } from '../../../units/order.ts';
import type { Deal } from '../../../world/deal.ts';
import { byDealOrder } from '../../../world/deal.ts';
import { FactRows, PaymentRows } from './fact-rows.ts';
import type { Law } from './law.ts';
import { readDeal } from './read-deal.ts';

/** Deals with all that the law makes of them, in canonical order; it is filled again and again. */
export class FactTable {
  readonly deals = new FactRows();
  readonly payments = new PaymentRows();
  /** What was read last, and its records in the order of the rows. */
  given: readonly Deal[] = [];
  inOrder: readonly Deal[] = [];

  /**
   * Takes in the deals of a run that begins on `start`.
   *
   * @throws RuleGapError where the law says nothing, LeftToReference where a record is odd
   */
  read(deals: readonly Deal[], law: Law, start: Day): void {
    this.deals.clear();
    this.payments.clear();
    this.given = [];
    this.inOrder = inOrder(deals);
    for (const deal of this.inOrder) readDeal(deal, this, law, start);
    this.given = deals;
  }

  /** Where the payments of a deal end. */
  paymentsEnd(i: number): number {
    return i + 1 < this.deals.count ? this.deals.paymentsFrom[i + 1]! : this.payments.count;
  }
}

/** Canonical order; deals that come with their ids in order are only put in order of days. */
function inOrder(deals: readonly Deal[]): Deal[] {
  for (let i = 1; i < deals.length; i += 1) {
    if (byCodeUnit(deals[i - 1]!.id, deals[i]!.id) >= 0) return [...deals].sort(byDealOrder);
  }
  return [...deals].sort((a, b) => a.signed - b.signed);
}
