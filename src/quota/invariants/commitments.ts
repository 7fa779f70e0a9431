import type { Day } from '../../units/day.ts';
import { formatRatio, type Ratio } from '../../units/ratio.ts';
import { type Commitment, isHandover, type QuotaMove } from '../move.ts';
import { type Approval, type QuotaInvariant, type QuotaRecord, ruleDays } from '../record.ts';
import { addVector, DIMENSIONS, isZero, subVector, type Vector, ZERO_VECTOR } from '../vector.ts';

/** Debts of replenishment (承诺补充). */
export const COMMITMENT_INVARIANTS: readonly QuotaInvariant[] = [
  { name: 'I-19.commitments', problems: commitmentsKept },
];

/** Debts have a day and a guarantor and keep within their limit; no approval while overdue. */
function commitmentsKept(record: QuotaRecord): string[] {
  const { book, limits } = record;
  const dayOf = ruleDays(record);
  const problems: string[] = [];
  const debts = new Debts(book);
  const waiting = [...record.approvals].sort((a, b) => a.at - b.at);
  const lookUpTo = (at: number) => {
    while (waiting[0] !== undefined && waiting[0].at <= at) {
      problems.push(...debts.overdueProblems(waiting.shift()!));
    }
  };
  for (const [i, move] of book.moves().entries()) {
    lookUpTo(i);
    debts.make(move);
    if (move.action !== 'promise') continue;
    const { commitment, guarantor, due, day } = move;
    if (guarantor === '' || due < day) problems.push(`${commitment}: no guarantor or no due day`);
    problems.push(...debts.limitProblems(move, limits.commitmentLimit(dayOf(move))));
  }
  lookUpTo(book.moves().length);
  return problems;
}

/** Who owes what, and what replenishment each has been given, movement by movement. */
class Debts {
  readonly #book: QuotaRecord['book'];
  readonly #owed = new Map<string, { holder: string; due: Day; left: Vector }>();
  readonly #held = new Map<string, Vector>();

  constructor(book: QuotaRecord['book']) {
    this.#book = book;
  }

  make(move: QuotaMove): void {
    if (move.action === 'mint') this.#hold(move.holder, move.lot.id, move.lot.minted, 1);
    if (isHandover(move)) {
      this.#hold(move.from, move.lot, move.amount, -1);
      this.#hold(move.to, move.lot, move.amount, 1);
    }
    if (move.action === 'promise') {
      const { commitment, holder, due, amount } = move;
      this.#owed.set(commitment, { holder, due, left: amount });
    }
    if (move.action === 'fulfil') {
      const debt = this.#owed.get(move.commitment)!;
      debt.left = subVector(debt.left, move.amount);
    }
  }

  overdueProblems({ deal, city, day, taken }: Approval): string[] {
    const late = [...this.#owed.values()].some(
      ({ holder, due, left }) => holder === city && due < day && !isZero(left),
    );
    return late && taken.areaM2 > 0 ? [`${deal}: approved while ${city} was overdue`] : [];
  }

  limitProblems({ commitment, holder }: Commitment, limit: Ratio): string[] {
    return DIMENSIONS.flatMap((d) => {
      let debt = 0;
      for (const one of this.#owed.values()) if (one.holder === holder) debt += one.left[d];
      const base = (this.#held.get(holder) ?? ZERO_VECTOR)[d];
      const within =
        BigInt(debt) * BigInt(limit.denominator) <= BigInt(base) * BigInt(limit.numerator);
      const most = `${formatRatio(limit)} of ${base}`;
      return within ? [] : [`${commitment}: ${holder} owes ${debt} ${d}, over ${most}`];
    });
  }

  #hold(holder: string, lot: string, amount: Vector, sign: 1 | -1): void {
    if (this.#book.lot(lot)?.ledger !== 'L4') return;
    const before = this.#held.get(holder) ?? ZERO_VECTOR;
    this.#held.set(holder, sign > 0 ? addVector(before, amount) : subVector(before, amount));
  }
}
