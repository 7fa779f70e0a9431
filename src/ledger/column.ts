/** How this machine keeps numbers; nearly all keep them as they are hashed. */
const IS_LITTLE_ENDIAN = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;

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

  /**
   * The values from `first` up to but not `end` as little-endian bytes: the same on every
   * machine, so that they can be hashed; to be read at once, for later values may replace them.
   */
  bytes(first: number, end: number): Uint8Array {
    const size = this.#values.BYTES_PER_ELEMENT;
    if (IS_LITTLE_ENDIAN) {
      const { buffer, byteOffset } = this.#values;
      return new Uint8Array(buffer, byteOffset + first * size, (end - first) * size);
    }
    const bytes = new Uint8Array((end - first) * size);
    const view = new DataView(bytes.buffer);
    for (let i = first; i < end; i += 1) {
      if (size === 4) view.setInt32((i - first) * 4, this.#values[i]!, true);
      else view.setFloat64((i - first) * 8, this.#values[i]!, true);
    }
    return bytes;
  }

  /** The largest value from `first` up to but not `end`; `least` where there is none above it. */
  largest(first: number, end: number, least: number): number {
    let largest = least;
    for (let i = first; i < end; i += 1) if (this.#values[i]! > largest) largest = this.#values[i]!;
    return largest;
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
