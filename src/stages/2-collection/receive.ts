import { outsidePath, treasuryPath } from '../../ledger/account.ts';
import { leg } from '../../ledger/entry.ts';
import type { Batch } from '../../world/batch.ts';
import { CODE } from '../../world/category-code.ts';
import type { DealFacts } from '../../world/deal-facts.ts';
import type { Party } from '../../world/party.ts';
import type { Receipt } from './schedule.ts';

/** The category code a deal's price is booked under. */
export function priceCode(facts: DealFacts): string {
  return facts.granted ? CODE.grantPrice : CODE.allocationPrice;
}

/**
 * 收: one payment of the price into the collecting treasury's clearing account. The deposit comes
 * out of the platform's escrow, everything else from the grantee.
 *
 * @param booked where it is booked by mistake; the collecting treasury's own account otherwise
 */
export function planReceipt(
  facts: DealFacts,
  receipt: Receipt,
  treasury: Party,
  depositAccount: string,
  booked: { readonly treasury: Party; readonly code: string } = {
    treasury,
    code: priceCode(facts),
  },
): Batch {
  const { deal } = facts;
  const from = receipt.fromDeposit ? depositAccount : outsidePath('grantee');
  const to = treasuryPath(booked.treasury, 'clearing', booked.code, treasury);
  const memo = receipt.fromDeposit ? 'deposit becomes price' : `instalment ${receipt.number}`;
  return {
    id: `receipt/${deal.id}/${receipt.number}`,
    entries: [
      {
        day: receipt.due,
        stage: 'collection',
        deal: deal.id,
        memo,
        legs: leg(from, to, receipt.amountFen, receipt.rule, receipt.why),
      },
    ],
    moves: [],
    farmland: [],
  };
}
