import { treasuryPath } from '../../ledger/account.ts';
import { leg } from '../../ledger/entry.ts';
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
  /** The treasury it goes to: the owner's, or another that an outdated table still names. */
  readonly to: string;
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
  const legs = sumByCode(order.obligations).flatMap((line) => {
    const { from, to, rule } = bookingRoute(order, line);
    return leg(from, to, line.amountFen, rule, () => bookingWhy(order, line));
  });
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

/** What an order moves of one category code, net. */
export type CodeLine = Pick<
  Obligation,
  'section' | 'code' | 'rightCode' | 'arrivedBy' | 'amountFen'
>;

/** The obligations of an order added up by category code, in order of first use. */
export function sumByCode(obligations: readonly Obligation[]): CodeLine[] {
  const byCode = new Map<string, CodeLine>();
  for (const one of obligations) {
    const key = lineKey(one);
    const amountFen = fen((byCode.get(key)?.amountFen ?? 0) + one.amountFen);
    byCode.set(key, { ...one, amountFen });
  }
  return [...byCode.values()];
}

function lineKey({ section, code, arrivedBy }: Omit<CodeLine, 'amountFen'>): string {
  return `${section} ${code} ${arrivedBy ?? ''}`;
}

/** The account a line leaves, the one it arrives in, and the rule it moves by. */
export function bookingRoute(
  { regime, holder, owner, to }: Pick<TransferOrder, 'regime' | 'holder' | 'owner' | 'to'>,
  { section, code, rightCode = code, arrivedBy = regime }: Omit<CodeLine, 'amountFen'>,
): { readonly from: string; readonly to: string; readonly rule: string } {
  const from = treasuryPath(holder, section, code, owner);
  const moved = (path: string, rule: string) => ({ from, to: path, rule });
  if (section === 'clearing') {
    return moved(treasuryPath(to, section, rightCode, owner), 'correction-voucher');
  }
  if (owner === 'green-heart' && to === owner) {
    const arrives = treasuryPath(owner, 'general', CODE.ecologicalCompensationIn);
    return moved(arrives, 'green-heart-levy');
  }
  if (arrivedBy !== 'T-A')
    return moved(treasuryPath(to, section, code, owner), 'category-transfer');
  const arrives = section === 'fund' ? CODE.fundTransferIn : CODE.horizontalTransferIn;
  return moved(treasuryPath(owner, section, arrives), 'horizontal-transfer');
}

/** What is moved of one line: what each entry left of it in the wrong treasury. */
function bookingWhy({ holder, owner, obligations }: TransferOrder, line: CodeLine) {
  const account = treasuryPath(holder, line.section, line.code, owner);
  const left = new Map<number, number>();
  for (const one of obligations) {
    if (lineKey(one) !== lineKey(line)) continue;
    left.set(one.entry, (left.get(one.entry) ?? 0) + one.amountFen);
  }
  const parts = [...left].map(([entry, amountFen]) => entryWhy(entry, account, amountFen));
  return sumOf('transferred', parts);
}
