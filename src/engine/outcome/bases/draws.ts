/** What a deal would draw from the lots it was offered, until it is known to pass the gate. */
export class Draws {
  count = 0;
  readonly lot: Int32Array;
  readonly holder: Uint8Array;
  /** What serves the need. */
  readonly areaM2: Float64Array;
  readonly paddyM2: Float64Array;
  readonly capacityKg: Float64Array;

  /** @param most how many cells of lots and holders there are: none is drawn on twice */
  constructor(most: number) {
    this.lot = new Int32Array(most);
    this.holder = new Uint8Array(most);
    this.areaM2 = new Float64Array(most);
    this.paddyM2 = new Float64Array(most);
    this.capacityKg = new Float64Array(most);
  }

  add(lot: number, holder: number, areaM2: number, paddyM2: number, capacityKg: number): void {
    const at = this.count;
    this.lot[at] = lot;
    this.holder[at] = holder;
    this.areaM2[at] = areaM2;
    this.paddyM2[at] = paddyM2;
    this.capacityKg[at] = capacityKg;
    this.count += 1;
  }
}
