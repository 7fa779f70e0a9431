import { type Ratio, ZERO } from '../../../units/ratio.ts';
import { PARTIES, partyRank } from '../../../world/party.ts';
import type { Policy } from '../../../world/policy.ts';
import { FIGURE_AT } from '../money-figure.ts';
import type { EarmarkLaw } from './earmarks.ts';
import { addFigure } from './figures.ts';
import { half } from './half.ts';

const CENTRAL = partyRank('central');

/** The cash books of the land parties for the year that is open, as `CashBooks`. */
export class YearBooks {
  readonly #earmarks: readonly EarmarkLaw[];
  readonly #carries: boolean;
  /** Receipts less costs paid, and what was carried from the year before. */
  readonly #balanceFen = new Float64Array(PARTIES.length);
  readonly #carriedFen = new Float64Array(PARTIES.length);
  /** What was earmarked for the time being, whole, and the part that went to the centre. */
  readonly #provisionalFen: Float64Array;
  readonly #remittedFen: Float64Array;

  constructor(earmarks: readonly EarmarkLaw[], { negativeBase }: Policy) {
    this.#earmarks = earmarks;
    this.#carries = negativeBase === 'carry';
    this.#provisionalFen = new Float64Array(PARTIES.length * earmarks.length);
    this.#remittedFen = new Float64Array(PARTIES.length * earmarks.length);
  }

  open(): void {
    this.#carriedFen.fill(0);
    this.#empty();
  }

  /** Money received, or paid where it is negative. */
  receive(party: number, amountFen: number): void {
    this.#balanceFen[party]! += amountFen;
  }

  earmark(party: number, kind: number, wholeFen: number, centralFen: number): void {
    const at = party * this.#earmarks.length + kind;
    this.#provisionalFen[at]! += wholeFen;
    this.#remittedFen[at]! += centralFen;
  }

  /** Trues the earmarks of the year up to those of its base, as `closeYear`. */
  close(era: number, fixedFen: Float64Array): void {
    for (let party = 0; party < PARTIES.length; party += 1) {
      const balance = this.#balanceFen[party]! + this.#carriedFen[party]!;
      const baseFen = Math.max(0, balance);
      this.#carriedFen[party] = this.#carries ? Math.min(0, balance) : 0;
      for (let kind = 0; kind < this.#earmarks.length; kind += 1) {
        this.#trueUp(party, kind, baseFen, era, fixedFen);
      }
    }
    this.#empty();
  }

  #trueUp(party: number, kind: number, baseFen: number, era: number, fixedFen: Float64Array): void {
    const at = party * this.#earmarks.length + kind;
    const provisionalFen = this.#provisionalFen[at]!;
    if (baseFen === 0 && provisionalFen === 0) return;
    const { rate, centralShare } = this.#earmarks[kind]!;
    const yearFen = half(baseFen, rate.at(era));
    const pooledFen = half(yearFen, centralShare === null ? NOTHING : centralShare.at(era));
    const centralFen = pooledFen - this.#remittedFen[at]!;
    const keptFen = yearFen - provisionalFen - centralFen;
    addFigure(fixedFen, party, FIGURE_AT.netProceedsFen, -(centralFen + keptFen));
    addFigure(fixedFen, party, FIGURE_AT.remittedUpFen, centralFen);
    addFigure(fixedFen, party, FIGURE_AT.earmarksFen, keptFen);
    addFigure(fixedFen, party, FIGURE_AT.finalPositionFen, -centralFen);
    addFigure(fixedFen, CENTRAL, FIGURE_AT.finalPositionFen, centralFen);
  }

  #empty(): void {
    this.#balanceFen.fill(0);
    this.#provisionalFen.fill(0);
    this.#remittedFen.fill(0);
  }
}

const NOTHING: Ratio = ZERO;
