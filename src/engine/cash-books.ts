import type { RuleBook } from '../rules/rule-book.ts';
import type { EarmarkAmount } from '../stages/3-settlement/earmarks.ts';
import { type ProvinceYear, provinceYear } from '../stages/3-settlement/province-year.ts';
import {
  type Amendment,
  type CashYear,
  type ClosedYear,
  closeYear,
  planAmendment,
} from '../stages/3-settlement/year-end.ts';
import type { Day } from '../units/day.ts';
import { addFen, type Fen, negFen, subFen, ZERO_FEN } from '../units/fen.ts';
import type { Batch } from '../world/batch.ts';
import { PARTIES } from '../world/party.ts';
import type { Policy } from '../world/policy.ts';

interface OpenYear {
  receiptsFen: Fen;
  costsPaidFen: Fen;
  ruralFen: Fen;
  readonly provisional: Map<EarmarkAmount['kind'], Fen>;
  readonly remitted: Map<EarmarkAmount['kind'], Fen>;
}

/** A closed party-year, as the run reports it. */
export interface BookedYear extends ClosedYear {
  readonly cash: CashYear;
  /** The day it was closed on. */
  readonly day: Day;
}

/** Which deal is taken out of a closed year, when, and under which rules. */
export interface AmendContext extends Amendment {
  readonly policy: Policy;
  readonly rules: RuleBook;
}

/** What one settled receipt of a deal put into its year. */
export interface CashPart {
  readonly receiptFen: Fen;
  readonly costsPaidFen: Fen;
  readonly ruralFen: Fen;
  readonly earmarks: readonly EarmarkAmount[];
}

/** The cash books of the land parties: receipts, costs paid and provisional earmarks of a year. */
export class CashBooks {
  readonly #open = new Map<string, OpenYear>();
  readonly #carried = new Map<string, Fen>();
  readonly #closed: BookedYear[] = [];
  readonly #province: ProvinceYear[] = [];

  receive(party: string, amountFen: Fen): void {
    const year = this.#year(party);
    year.receiptsFen = addFen(year.receiptsFen, amountFen);
  }

  /** @param ruralFen the part of it that counts towards the rural-use test */
  pay(party: string, amountFen: Fen, ruralFen: Fen): void {
    const year = this.#year(party);
    year.costsPaidFen = addFen(year.costsPaidFen, amountFen);
    year.ruralFen = addFen(year.ruralFen, ruralFen);
  }

  earmark(party: string, amounts: readonly EarmarkAmount[]): void {
    const { provisional, remitted } = this.#year(party);
    for (const { kind, to, amountFen } of amounts) {
      provisional.set(kind, addFen(provisional.get(kind) ?? ZERO_FEN, amountFen));
      if (to === party) continue;
      remitted.set(kind, addFen(remitted.get(kind) ?? ZERO_FEN, amountFen));
    }
  }

  /** Closes the year of every party that had one, in party order. */
  close(year: number, day: Day, policy: Policy, rules: RuleBook): BookedYear[] {
    const closed = PARTIES.flatMap((party) => {
      const open = this.#open.get(party);
      if (open === undefined) return [];
      const carriedFen = this.#carried.get(party) ?? ZERO_FEN;
      const cash: CashYear = { party, year, ...open, carriedFen };
      const result = closeYear(cash, day, policy, rules);
      this.#carried.set(party, result.carryFen);
      return [{ ...result, cash, day }];
    });
    this.#open.clear();
    this.#closed.push(...closed);
    if (closed.length > 0) {
      this.#province.push(provinceYear(closed, day, policy.ruralUse, rules));
    }
    return closed;
  }

  /** Takes a receipt that was settled in the open year back out of it. */
  undo(party: string, part: CashPart): void {
    this.receive(party, negFen(part.receiptFen));
    this.pay(party, negFen(part.costsPaidFen), negFen(part.ruralFen));
    const back = part.earmarks.map((one) => ({ ...one, amountFen: negFen(one.amountFen) }));
    this.earmark(party, back);
  }

  /**
   * Takes the parts of a deal out of the years that are closed, and goes over every closed year
   * from the first of them on, as a negative base may have been carried.
   *
   * @param parts by the year each was settled in
   * @returns what it takes to bring the books to where they would be
   */
  amend(
    party: string,
    parts: ReadonlyMap<number, readonly CashPart[]>,
    context: AmendContext,
  ): Batch[] {
    const { policy, rules, ...amendment } = context;
    const first = Math.min(...parts.keys());
    let carriedFen: Fen | null = null;
    const batches: Batch[] = [];
    for (const [at, booked] of this.#closed.entries()) {
      const { cash } = booked;
      if (cash.party !== party || cash.year < first) continue;
      const less = (parts.get(cash.year) ?? []).reduce(without, cash);
      const amended = { ...less, carriedFen: carriedFen ?? cash.carriedFen };
      const after = closeYear(amended, booked.day, policy, rules);
      const batch = planAmendment(amended, booked, after, amendment);
      if (batch !== null) batches.push(batch);
      this.#closed[at] = { ...after, cash: amended, day: booked.day };
      carriedFen = after.carryFen;
    }
    if (carriedFen !== null) this.#carried.set(party, carriedFen);
    this.#goOverProvince(first, policy, rules);
    return batches;
  }

  /** The province's years follow from those of its parties. */
  #goOverProvince(first: number, policy: Policy, rules: RuleBook): void {
    for (const [at, { year }] of this.#province.entries()) {
      if (year < first) continue;
      const closed = this.#closed.filter(({ cash }) => cash.year === year);
      this.#province[at] = provinceYear(closed, closed[0]!.day, policy.ruralUse, rules);
    }
  }

  closedYears(): readonly BookedYear[] {
    return this.#closed;
  }

  /** The years of all parties together. */
  provinceYears(): readonly ProvinceYear[] {
    return this.#province;
  }

  #year(party: string): OpenYear {
    let year = this.#open.get(party);
    if (year === undefined) {
      const sums = { receiptsFen: ZERO_FEN, costsPaidFen: ZERO_FEN, ruralFen: ZERO_FEN };
      year = { ...sums, provisional: new Map(), remitted: new Map() };
      this.#open.set(party, year);
    }
    return year;
  }
}

/** A year without one receipt. */
function without(cash: CashYear, part: CashPart): CashYear {
  const provisional = new Map(cash.provisional);
  const remitted = new Map(cash.remitted);
  for (const { kind, to, amountFen } of part.earmarks) {
    provisional.set(kind, subFen(provisional.get(kind) ?? ZERO_FEN, amountFen));
    if (to === cash.party) continue;
    remitted.set(kind, subFen(remitted.get(kind) ?? ZERO_FEN, amountFen));
  }
  return {
    ...cash,
    receiptsFen: subFen(cash.receiptsFen, part.receiptFen),
    costsPaidFen: subFen(cash.costsPaidFen, part.costsPaidFen),
    ruralFen: subFen(cash.ruralFen, part.ruralFen),
    provisional,
    remitted,
  };
}
