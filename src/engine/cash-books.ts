import type { RuleBook } from '../rules/rule-book.ts';
import type { EarmarkAmount } from '../stages/3-settlement/earmarks.ts';
import { type ProvinceYear, provinceYear } from '../stages/3-settlement/province-year.ts';
import { type CashYear, type ClosedYear, closeYear } from '../stages/3-settlement/year-end.ts';
import type { Day } from '../units/day.ts';
import { addFen, type Fen, ZERO_FEN } from '../units/fen.ts';
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
      return [{ ...result, cash }];
    });
    this.#open.clear();
    this.#closed.push(...closed);
    if (closed.length > 0) {
      this.#province.push(provinceYear(closed, day, policy.ruralUse, rules));
    }
    return closed;
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
