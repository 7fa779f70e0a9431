/** Splits an amount in two so that either half times some thousands of days stays exact. */
const HALF = 2 ** 26;
/** Far enough below 2⁵³ for one more product. */
const FULL = 2 ** 51;

/** An exact sum of products beyond a double, most of it added up in doubles. */
export class WideSum {
  #high = 0;
  #low = 0;
  #carried = 0n;

  /** @param count whole, below 2²⁰ in magnitude; `amount` a safe integer */
  add(amount: number, count: number): void {
    const high = Math.floor(amount / HALF);
    this.#high += high * count;
    this.#low += (amount - high * HALF) * count;
    if (Math.abs(this.#high) > FULL || Math.abs(this.#low) > FULL) this.#carry();
  }

  total(): bigint {
    this.#carry();
    return this.#carried;
  }

  clear(): void {
    this.#high = 0;
    this.#low = 0;
    this.#carried = 0n;
  }

  #carry(): void {
    this.#carried += BigInt(this.#high) * BigInt(HALF) + BigInt(this.#low);
    this.#high = 0;
    this.#low = 0;
  }
}
