import { expect } from 'vitest';
import { QuotaBook } from '../../src/quota/book.ts';
import { QUOTA_INVARIANTS } from '../../src/quota/invariants.ts';
import type { Lot, QuotaLedger } from '../../src/quota/lot.ts';
import type { QuotaMove } from '../../src/quota/move.ts';
import type { Allotment, Approval, QuotaEvent, QuotaRecord } from '../../src/quota/record.ts';
import { type Vector, vector } from '../../src/quota/vector.ts';
import { addDays, type Day, firstOfYear, yearOf } from '../../src/units/day.ts';
import { fen } from '../../src/units/fen.ts';
import { ratio } from '../../src/units/ratio.ts';
import { replayedBook } from '../arbitraries/replayed-book.ts';
import { bookFigures, modelFigures } from '../oracle/quota-figures.ts';
import { QuotaModel, type Triple } from '../oracle/quota-model.ts';

export const LIFE_CITIES = ['changsha', 'zhuzhou'] as const;
export type LifeCity = (typeof LIFE_CITIES)[number];
export const LIFE_START: Day = firstOfYear(2026);

/** Fen per m²: no trade below or above. */
export const [FLOOR, CAP] = [5, 20];
/** A city may owe a fifth of the replenishment it ever had. */
const LIMIT = 5;

/** What each city has at the start: enough for a few deals, of replenishment the least. */
const OPENING: readonly (readonly [QuotaLedger, Vector])[] = [
  ['L1', vector(300)],
  ['L2', vector(150)],
  ['L3', vector(90, 60, 200)],
  ['L4', vector(40, 30, 120)],
  ['L5', vector(900)],
  ['L6', vector(400)],
  ['L7', vector(200)],
];

/** A deal at the gate: approved, perhaps signed. */
export interface LifeDeal extends Approval {
  /** What was reserved for it, and not yet written off or released. */
  open: { readonly lot: string; readonly amount: Triple }[];
}

/** A book and everything around it, with a reference model that says what may be done. */
export class Life {
  readonly book = new QuotaBook();
  model = new QuotaModel();
  day = LIFE_START;
  readonly farmlandM2: Record<LifeCity, number>;
  deals: LifeDeal[] = [];
  readonly allotments: Allotment[] = [];
  readonly #events: QuotaEvent[] = [];
  readonly #paid = new Map<string, number>();
  #count = 0;

  /** @param zhuzhouM2 farmland of Zhuzhou, whose target is 900 m² */
  constructor(zhuzhouM2: number) {
    this.farmlandM2 = { changsha: 1_000, zhuzhou: zhuzhouM2 };
    for (const city of LIFE_CITIES) {
      for (const [ledger, minted] of OPENING) {
        this.mint(this.lot(ledger, minted, city, this.yearly(ledger)), city);
      }
    }
    this.assess(2025);
  }

  next(letter: string): string {
    this.#count += 1;
    return `${letter}${this.#count}`;
  }

  lot(ledger: QuotaLedger, minted: Vector, origin: string, more: Partial<Lot> = {}): Lot {
    return {
      ...{ id: this.next('lot'), ledger, origin, project: 'p', document: 'doc', minted },
      ...{ accepted: this.day, vintage: yearOf(this.day), grade: null, expires: null },
      ...more,
    };
  }

  /** Plan and cap lapse with their year. */
  yearly(ledger: QuotaLedger): Pick<Lot, 'expires'> {
    const lapses = ledger === 'L2' || ledger === 'L7';
    return { expires: lapses ? addDays(firstOfYear(yearOf(this.day) + 1), -1) : null };
  }

  base(deal = '', rule = 'rule') {
    return { day: this.day, rule, deal };
  }

  /** Makes moves that the model allows, as one event, and remembers who paid what. */
  act(moves: readonly QuotaMove[], paid: Readonly<Record<string, number>> = {}): void {
    const next = this.model.after(moves);
    if (next === null) throw new Error(`not allowed: ${JSON.stringify(moves)}`);
    const first = this.book.moves().length;
    this.book.apply(moves);
    this.model = next;
    if (moves.length > 0) {
      this.#events.push({ id: this.next('event'), first, count: moves.length });
    }
    for (const [payer, amount] of Object.entries(paid)) {
      this.#paid.set(payer, (this.#paid.get(payer) ?? 0) + amount);
    }
  }

  mint(lot: Lot, holder: string, priceFen = 0): void {
    const move = { ...this.base(), action: 'mint', lot, holder, priceFen: fen(priceFen) } as const;
    this.act([move], { [holder]: priceFen });
  }

  assess(year: number): void {
    for (const city of LIFE_CITIES) {
      this.book.assess({
        ...{ city, year, day: this.day, farmlandM2: this.farmlandM2[city], bookedM2: 0 },
        ...{ targetM2: this.targetM2(city), basicFarmlandM2: 400, basicTargetM2: 400 },
      });
    }
  }

  /** A target is nobody's to spend: all of it is available to its holder. */
  targetM2(city: string): number {
    return this.model.available(city, 'L5').reduce((sum, { amount }) => sum + amount[0], 0);
  }

  /** Whether the last assessment of a city holds back what it has. */
  gated(city: string): boolean {
    const last = this.book.lastAssessment(city);
    return last !== undefined && last.farmlandM2 < last.targetM2;
  }

  /** Draws a need from what a holder has available, oldest first, and what is missing. */
  draw(holder: string, ledger: QuotaLedger, need: Triple) {
    let left: Triple = need;
    const parts: { lot: string; amount: Triple }[] = [];
    for (const { lot, amount } of this.model.available(holder, ledger)) {
      const part = left.map((wanted, d) => Math.min(wanted, amount[d]!)) as [
        number,
        number,
        number,
      ];
      if (part.every((one) => one === 0)) continue;
      parts.push({ lot, amount: part });
      left = left.map((wanted, d) => wanted - part[d]!) as [number, number, number];
    }
    return { parts, left };
  }

  isOverdue(city: string): boolean {
    return this.model.debts.some(
      ({ holder, due, amount }) =>
        holder === city && due < this.day && amount.some((one) => one > 0),
    );
  }

  mayOwe(city: string, more: Triple): boolean {
    const had = (d: number) =>
      this.model.piles
        .filter(({ lot, holder }) => holder === city && this.model.lot(lot)!.ledger === 'L4')
        .reduce((sum, { amount }) => sum + amount[d]!, 0);
    const owes = (d: number) =>
      this.model.debts
        .filter(({ holder }) => holder === city)
        .reduce((sum, { amount }) => sum + amount[d]!, 0);
    return [0, 1, 2].every((d) => (owes(d) + more[d]!) * LIMIT <= had(d));
  }

  record(more: Partial<QuotaRecord> = {}): QuotaRecord {
    return {
      ...{ start: LIFE_START, book: this.book, approvals: this.deals },
      allotments: this.allotments,
      payments: [...this.#paid].map(([payer, amount]) => ({ payer, amountFen: fen(amount) })),
      events: this.#events,
      limits: {
        band: (_, { areaM2 }) => ({ floorFen: areaM2 * FLOOR, capFen: areaM2 * CAP }),
        exportGate: () => true,
        commitmentLimit: () => ratio(1, LIMIT),
      },
      ...more,
    };
  }

  /** Every invariant finds nothing, and the book says what the model says. */
  expectSound(): void {
    expect(brokenIn(this.record())).toEqual([]);
    const [expected, found] = [modelFigures(this.model), bookFigures(this.book)];
    if (found.join() !== expected.join()) expect(found).toEqual(expected);
  }

  /** The invariants broken once these moves are made as well, paid for by `paid`. */
  brokenBy(moves: readonly QuotaMove[], paid: Readonly<Record<string, number>> = {}): string[] {
    const all = [...this.book.moves(), ...moves];
    const assessments = [...this.book.assessments()];
    const book = replayedBook(all, { assessments: () => assessments });
    const payments = Object.entries(paid).map(([payer, sum]) => ({ payer, amountFen: fen(sum) }));
    const sound = this.record();
    return brokenIn({
      ...{ ...sound, book, payments: [...sound.payments, ...payments] },
      events: [
        ...sound.events,
        { id: 'bad', first: this.book.moves().length, count: moves.length },
      ],
    });
  }
}

function brokenIn(record: QuotaRecord): string[] {
  return QUOTA_INVARIANTS.filter(({ problems }) => problems(record).length > 0).map(
    ({ name }) => name.split('.')[0]!,
  );
}
