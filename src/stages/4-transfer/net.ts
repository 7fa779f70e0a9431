import { type Leg, leg } from '../../ledger/entry.ts';
import { constantWhy, leastOf } from '../../ledger/why-terms.ts';
import type { Day } from '../../units/day.ts';
import { addFen, type Fen, fen, ZERO_FEN } from '../../units/fen.ts';
import { invariant } from '../../units/invariant.ts';
import type { Batch } from '../../world/batch.ts';
import { partyRank } from '../../world/party.ts';
import { bookingRoute, sumByCode, type TransferOrder } from './book.ts';

/** One payment left after netting: from one treasury to another, whatever it is made up of. */
export interface NetPayment {
  readonly from: string;
  readonly to: string;
  readonly amountFen: Fen;
}

/** Orders settled against each other: the entry that does it and the payments still made. */
export interface Netting {
  readonly batch: Batch;
  readonly payments: readonly NetPayment[];
}

/** What one account gains (or loses) by a set of orders. */
interface Delta {
  readonly path: string;
  readonly treasury: string;
  readonly rule: string;
  leftFen: number;
}

/**
 * Settles orders against each other. Every account ends exactly where paying each order by itself
 * would have put it (M4): what a treasury owes and is owed is set off within it first, only the
 * rest crosses. The fund and the general budget are never set off against each other.
 *
 * @param id names the batch and stands in the memo: the number of the first payment
 */
export function planNetting(orders: readonly TransferOrder[], day: Day, id: string): Netting {
  const legs: Leg[] = [];
  for (const section of ['fund', 'general'] as const)
    legs.push(...settle(deltasOf(orders, section)));
  const payments = paymentsOf(legs);
  const entry = {
    day,
    stage: 'transfer' as const,
    deal: '',
    memo: `netted in voucher ${id}`,
    legs,
  };
  const entries = legs.length === 0 ? [] : [entry];
  return { batch: { id: `netting/${id}`, entries, moves: [], farmland: [] }, payments };
}

function deltasOf(orders: readonly TransferOrder[], section: 'fund' | 'general'): Delta[] {
  const deltas = new Map<string, Delta>();
  const add = (path: string, rule: string, byFen: number) => {
    const treasury = path.split(':')[1]!;
    const delta = deltas.get(path) ?? { path, treasury, rule, leftFen: 0 };
    delta.leftFen += byFen;
    deltas.set(path, delta);
  };
  for (const order of orders) {
    for (const line of sumByCode(order.obligations)) {
      if (line.section !== section || line.amountFen === 0) continue;
      const { from, to, rule } = bookingRoute(order, line);
      add(from, rule, -line.amountFen);
      add(to, rule, line.amountFen);
    }
  }
  return [...deltas.values()].sort((a, b) => partyRank(a.treasury) - partyRank(b.treasury));
}

/** Legs from the accounts that lose to those that gain: within each treasury first. */
function settle(deltas: readonly Delta[]): Leg[] {
  const before = deltas.map(({ path, leftFen }) => [path, leftFen] as const);
  const givers = deltas.filter(({ leftFen }) => leftFen < 0);
  const takers = deltas.filter(({ leftFen }) => leftFen > 0);
  const legs: Leg[] = [];
  for (const within of [true, false]) {
    for (const giver of givers) {
      for (const taker of takers) {
        if (within !== (giver.treasury === taker.treasury)) continue;
        const amountFen = fen(Math.min(-giver.leftFen, taker.leftFen));
        const left = [
          constantWhy(-giver.leftFen, 'fen'),
          constantWhy(taker.leftFen, 'fen'),
        ] as const;
        const why = () => leastOf('setOff', left, { rule: giver.rule });
        legs.push(...leg(giver.path, taker.path, amountFen, giver.rule, why));
        giver.leftFen += amountFen;
        taker.leftFen -= amountFen;
      }
    }
  }
  proveUnchanged(before, legs);
  return legs;
}

/** M4: netting must give and take what paying gross would have. */
function proveUnchanged(
  before: readonly (readonly [path: string, deltaFen: number])[],
  legs: readonly Leg[],
): void {
  const moved = new Map<string, number>();
  for (const { from, to, amountFen } of legs) {
    moved.set(from, (moved.get(from) ?? 0) - amountFen);
    moved.set(to, (moved.get(to) ?? 0) + amountFen);
  }
  for (const [path, deltaFen] of before) {
    const same = (moved.get(path) ?? 0) === deltaFen;
    invariant(same, 'M4.nettingKeepsPositions', () => ({ path, deltaFen }));
  }
}

/** What crosses from one treasury to another, added up by pair, in order of first use. */
export function paymentsOf(legs: readonly Leg[]): NetPayment[] {
  const sums = new Map<string, NetPayment>();
  for (const { from, to, amountFen } of legs) {
    const [a, b] = [from, to].map((path) => path.split(':')[1]!) as [string, string];
    if (a === b) continue;
    const key = `${a} ${b}`;
    const sumFen = addFen(sums.get(key)?.amountFen ?? ZERO_FEN, amountFen);
    sums.set(key, { from: a, to: b, amountFen: sumFen });
  }
  return [...sums.values()];
}

/** Whether an order may be netted: a payment between governments, not a levy with its own code. */
export function isNettable({ regime, owner, obligations }: TransferOrder): boolean {
  return (
    regime === 'T-A' &&
    owner !== 'green-heart' &&
    obligations.every((o) => o.section !== 'clearing')
  );
}
