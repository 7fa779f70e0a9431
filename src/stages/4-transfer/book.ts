import { treasuryPath } from '../../ledger/account.ts';
import { type Leg, leg } from '../../ledger/entry.ts';
import type { WhyThunk } from '../../ledger/why.ts';
import { entryWhy, sumOf } from '../../ledger/why-terms.ts';
import type { Day } from '../../units/day.ts';
import { type Fen, fen, sumFen } from '../../units/fen.ts';
import type { Batch } from '../../world/batch.ts';
import { CODE } from '../../world/category-code.ts';
import type { Regime } from '../../world/policy.ts';
import type { Obligation } from './obligation.ts';

/** Obligations that travel together: one voucher from one treasury to one owner. */
export interface TransferOrder {
  readonly voucher: string;
  readonly regime: Regime;
  readonly holder: string;
  readonly owner: string;
  readonly obligations: readonly Obligation[];
}

/** What a transfer order moves, net; negative when the owner must give back. */
export function orderAmountFen(order: TransferOrder): Fen {
  return sumFen(order.obligations.map(({ amountFen }) => amountFen));
}

/**
 * 转: books a transfer order. Under T-B and T-C the money keeps its category code; under T-A it
 * arrives as a transfer between governments. The green-heart fund's money arrives as ecological
 * compensation in the general budget.
 */
export function planBooking(order: TransferOrder, day: Day): Batch {
  const byCode = new Map<string, { section: 'fund' | 'general'; code: string; amountFen: Fen }>();
  for (const { section, code, amountFen } of order.obligations) {
    const key = `${section} ${code}`;
    const sum = fen((byCode.get(key)?.amountFen ?? 0) + amountFen);
    byCode.set(key, { section, code, amountFen: sum });
  }
  const legs = [...byCode.values()].flatMap(({ section, code, amountFen }) =>
    bookingLegs(order, section, code, amountFen, () => bookingWhy(order, section, code)),
  );
  const deals = new Set(order.obligations.map(({ deal }) => deal));
  const deal = deals.size === 1 ? [...deals][0]! : '';
  const memo = `voucher ${order.voucher}`;
  const entry = { day, stage: 'transfer' as const, deal, memo, legs };
  return {
    id: `transfer/${order.voucher}`,
    entries: legs.length === 0 ? [] : [entry],
    moves: [],
    farmland: [],
  };
}

function bookingLegs(
  { regime, holder, owner }: TransferOrder,
  section: 'fund' | 'general',
  code: string,
  amountFen: Fen,
  why: WhyThunk,
): Leg[] {
  const from = treasuryPath(holder, section, code, owner);
  if (owner === 'green-heart') {
    return leg(
      from,
      treasuryPath(owner, 'general', CODE.ecologicalCompensationIn),
      amountFen,
      'green-heart-levy',
      why,
    );
  }
  if (regime !== 'T-A') {
    return leg(from, treasuryPath(owner, section, code), amountFen, 'category-transfer', why);
  }
  const arrives = section === 'fund' ? CODE.fundTransferIn : CODE.horizontalTransferIn;
  return leg(from, treasuryPath(owner, section, arrives), amountFen, 'horizontal-transfer', why);
}

/** What is moved of one category code: what each entry left of it in the wrong treasury. */
function bookingWhy({ holder, owner, obligations }: TransferOrder, section: string, code: string) {
  const left = new Map<string, { entry: number; account: string; amountFen: number }>();
  for (const { entry, amountFen, ...held } of obligations) {
    if (held.section !== section || held.code !== code) continue;
    const account = treasuryPath(holder, held.section, code, owner);
    const before = left.get(`${entry} ${account}`)?.amountFen ?? 0;
    left.set(`${entry} ${account}`, { entry, account, amountFen: before + amountFen });
  }
  const parts = [...left.values()].map((part) =>
    entryWhy(part.entry, part.account, part.amountFen),
  );
  return sumOf('transferred', parts);
}
