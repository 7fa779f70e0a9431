import { CITIES } from '../../../world/party.ts';

/** What the quota gate answered, deal by deal. */
export class GateRows {
  passed = new Uint8Array(0);
  /** 1 where any of the replenishment quota was bought. */
  bought = new Uint8Array(0);
  /** Quota area supplied by each city, deal by deal. */
  suppliedM2 = new Float64Array(0);

  /** Empties the rows and makes room for so many. */
  clear(count: number): void {
    if (this.passed.length >= count) {
      this.passed.fill(0);
      this.bought.fill(0);
      this.suppliedM2.fill(0);
      return;
    }
    this.passed = new Uint8Array(count);
    this.bought = new Uint8Array(count);
    this.suppliedM2 = new Float64Array(count * CITIES.length);
  }
}
