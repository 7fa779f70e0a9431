import { type RatioShare, splitByRatios } from '../../../rules/ratio-shares.ts';
import { fen } from '../../../units/fen.ts';
import { addSplit, type Claims } from '../split.ts';

/** Divides amounts between the levels of government, as the law of one era does. */
export class Partition {
  /** Parts of the amount divided last, in the order of the shares. */
  readonly partsFen: Float64Array;
  readonly #shares: readonly RatioShare[];
  /** The shares as whole weights; null where they have none that are exact. */
  readonly #claims: Claims | null;
  /** Position of the level that gets everything; −1 where several share. */
  readonly #only: number;

  constructor(shares: readonly RatioShare[]) {
    this.#shares = shares;
    this.partsFen = new Float64Array(shares.length);
    // Divided once, so that shares that do not sum to one are found out here.
    splitByRatios(fen(1), shares);
    const whole = shares.reduce((product, { share }) => product * share.denominator, 1);
    const weights = shares.map(({ share }) => share.numerator * (whole / share.denominator));
    this.#claims = [whole, ...weights].every(Number.isSafeInteger) ? claimsOf(weights) : null;
    const sharing = shares.flatMap(({ share }, at) => (share.numerator === 0 ? [] : [at]));
    this.#only = sharing.length === 1 ? sharing[0]! : -1;
  }

  /** As `splitByRatios`; the parts stand in {@link partsFen} until the next amount. */
  divide(amountFen: number): void {
    if (this.#only >= 0) {
      this.partsFen[this.#only] = amountFen;
    } else if (this.#claims === null) {
      this.partsFen.set([...splitByRatios(fen(amountFen), this.#shares).values()]);
    } else {
      this.partsFen.fill(0);
      addSplit(amountFen, this.#claims, this.partsFen, 0, 1);
    }
  }
}

function claimsOf(weights: readonly number[]): Claims {
  return {
    count: weights.length,
    parties: Uint8Array.from(weights.keys()),
    weights: Float64Array.from(weights),
    sum: weights.reduce((sum, weight) => sum + weight, 0),
    residual: -1,
  };
}
