import { type RatioShare, splitByRatios } from '../../../rules/ratio-shares.ts';
import { largestRemainder } from '../../../split/largest-remainder.ts';
import { fen } from '../../../units/fen.ts';

/** Divides amounts between the levels of government, as the law of one era does. */
export class Partition {
  /** Parts of the amount divided last, in the order of the shares. */
  partsFen: readonly number[] = [];
  readonly #shares: readonly RatioShare[];
  /** Whole-number weights, where the shares have any that are exact. */
  readonly #weights: readonly number[] | null;
  readonly #ranks: readonly number[];
  /** Position of the level that gets everything; −1 where several share. */
  readonly #only: number;

  constructor(shares: readonly RatioShare[]) {
    this.#shares = shares;
    this.#ranks = shares.map((_, rank) => rank);
    // Divided once, so that shares that do not sum to one are found out here.
    splitByRatios(fen(1), shares);
    const whole = shares.reduce((product, { share }) => product * share.denominator, 1);
    const weights = shares.map(({ share }) => share.numerator * (whole / share.denominator));
    this.#weights = [whole, ...weights].every(Number.isSafeInteger) ? weights : null;
    const sharing = shares.flatMap(({ share }, at) => (share.numerator === 0 ? [] : [at]));
    this.#only = sharing.length === 1 ? sharing[0]! : -1;
  }

  /** As `splitByRatios`; the parts stand in {@link partsFen} until the next amount. */
  divide(amountFen: number): void {
    if (this.#only >= 0) this.partsFen = this.#ranks.map((i) => (i === this.#only ? amountFen : 0));
    else if (this.#weights === null) {
      this.partsFen = [...splitByRatios(fen(amountFen), this.#shares).values()];
    } else this.partsFen = largestRemainder(amountFen, this.#weights, this.#ranks);
  }
}
