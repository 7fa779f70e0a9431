import type { Day } from '../../../units/day.ts';
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
function inOrder(deals: readonly Deal[]): readonly Deal[] {
  const keys = new Float64Array(deals.length);
  for (let i = 0; i < deals.length; i += 1) {
    if (i > 0 && deals[i - 1]!.id >= deals[i]!.id) return [...deals].sort(byDealOrder);
    keys[i] = deals[i]!.signed * deals.length + i;
  }
  const ordered: Deal[] = [];
  for (const key of keys.sort()) ordered.push(deals[key % deals.length]!);
  return ordered;
}
