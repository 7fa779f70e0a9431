import { type RatioShare, splitByRatios } from '../../../rules/ratio-shares.ts';
import { SAFE_WEIGHT_SUM, splitInto } from '../../../split/largest-remainder.ts';
import { fen } from '../../../units/fen.ts';

/** Divides amounts between the levels of government, as the law of one era does. */
export class Partition {
  /** Parts of the amount divided last, in the order of the shares. */
  readonly partsFen: number[];
  readonly #shares: readonly RatioShare[];
  /** The shares as whole weights, and their sum; none where they are not exact. */
  readonly #weights: readonly number[];
  readonly #sum: number;
  readonly #ranks: readonly number[];
  readonly #remainders: number[];

  constructor(shares: readonly RatioShare[]) {
    this.#shares = shares;
    this.#ranks = shares.map((_, rank) => rank);
    this.#remainders = shares.map(() => 0);
    this.partsFen = shares.map(() => 0);
    // Divided once, so that shares that do not sum to one are found out here.
    splitByRatios(fen(1), shares);
    this.#sum = shares.reduce((product, { share }) => product * share.denominator, 1);
    const isPlain = this.#sum <= SAFE_WEIGHT_SUM;
    this.#weights = isPlain
      ? shares.map(({ share }) => share.numerator * (this.#sum / share.denominator))
      : [];
  }

  /** As `splitByRatios`; the parts stand in {@link partsFen} until the next amount. */
  divide(amountFen: number): void {
    const parts = this.partsFen;
    if (this.#weights.length === 0) {
      for (const [i, part] of [...splitByRatios(fen(amountFen), this.#shares).values()].entries()) {
        parts[i] = part;
      }
      return;
    }
    splitInto(amountFen, this.#weights, this.#ranks, this.#sum, parts, this.#remainders);
  }
}
