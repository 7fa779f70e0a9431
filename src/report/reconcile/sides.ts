import type { RunResult } from '../../engine/run-result.ts';
import type { Account } from '../../ledger/account.ts';
import type { JournalEntry } from '../../ledger/journal.ts';
import { CODE } from '../../world/category-code.ts';
import { type Month, monthName } from './months.ts';
import { PositionBook } from './positions.ts';
import type { Position } from './reconciliation.ts';

/** The movements of a run seen from both sides, month by month. */
export interface Sides {
  /** By where the money lies, under the code it was booked under, on the day it was booked. */
  readonly treasury: PositionBook;
  /** By whose it is, under the code it belongs under, refunds from the day they are owed. */
  readonly ledger: PositionBook;
}

/**
 * Reads both sides. The treasuries' is the journal as posted. The ledger's reads the same journal
 * by owner; the price of a deal counts under the deal's own code, whatever code it was booked
 * under; and a refund counts on the day it was granted, not on the day it was paid.
 */
export function readSides(
  { ledger, refunds, deals }: Pick<RunResult, 'ledger' | 'refunds' | 'deals'>,
  months: readonly Month[],
): Sides {
  const monthAt = new Map(months.map(({ name }, at) => [name, at]));
  const priceCodes = new Map(
    deals.map(({ deal }) => [
      deal.id,
      deal.method === 'allocation' ? CODE.allocationPrice : CODE.grantPrice,
    ]),
  );
  const treasury = new PositionBook(months.length);
  const owned = new PositionBook(months.length);
  for (const entry of ledger.journal.entries()) {
    const month = monthAt.get(monthName(entry.day))!;
    const isRefund = isRefundEntry(entry);
    const post = (account: Account, amountFen: number): void => {
      const at = positionOf(account);
      if (at === null) return;
      treasury.add(at, month, amountFen);
      if (isRefund) return;
      const code = at.section === 'clearing' ? (priceCodes.get(entry.deal) ?? at.code) : at.code;
      owned.add({ ...at, treasury: account.owner!, code }, month, amountFen);
    };
    for (const { from, to, amountFen } of entry.legs) {
      post(ledger.chart.account(from), -amountFen);
      post(ledger.chart.account(to), amountFen);
    }
  }
  for (const { refund, since } of refunds) {
    const at = pathPosition(refund.from);
    owned.add(at, monthAt.get(monthName(since))!, -refund.amountFen);
  }
  return { treasury, ledger: owned };
}

/** Payments of the refund desk name what they refund in the memo. */
export function isRefundEntry({ memo }: Pick<JournalEntry, 'memo'>): boolean {
  return memo.startsWith('refund ');
}

/** Where an account stands in a treasury's books; null for escrow and for those outside. */
export function positionOf({ treasury, section, code }: Account): Position | null {
  if (treasury === null || section === 'outside' || section === 'escrow') return null;
  return { treasury, section, code };
}

/** The position of a treasury's own account, by its path. */
export function pathPosition(path: string): Position {
  const [, treasury, section, code] = path.split(':') as [string, string, 'fund', string];
  return { treasury, section, code };
}
