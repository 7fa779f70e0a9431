/** A growing column of numbers in one typed array: 32-bit for ids, doubles for money. */
export class Column<A extends Int32Array | Float64Array> {
  #values: A;
  #length = 0;
  readonly #make: (size: number) => A;

  constructor(make: (size: number) => A) {
    this.#make = make;
    this.#values = make(1024);
  }

  get length(): number {
    return this.#length;
  }

  get(index: number): number {
    return this.#values[index]!;
  }

  push(value: number): void {
    if (this.#length === this.#values.length) {
      const next = this.#make(this.#length * 2);
      next.set(this.#values);
      this.#values = next;
    }
    this.#values[this.#length] = value;
    this.#length += 1;
  }
}

export function intColumn(): Column<Int32Array> {
  return new Column((size) => new Int32Array(size));
}

export function moneyColumn(): Column<Float64Array> {
  return new Column((size) => new Float64Array(size));
}
