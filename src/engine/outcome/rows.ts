/** A column of a table: as many numbers as there is room for. */
type Column = Uint8Array | Int32Array | Float64Array;

const FIRST_ROOM = 64;

/** Rows kept column by column, to be filled again and again without new memory. */
export abstract class Rows {
  count = 0;
  protected room = FIRST_ROOM;

  /** Makes room for one more row; its columns are still to be written, every one of them. */
  next(): number {
    if (this.count === this.room) {
      this.room *= 2;
      this.grow();
    }
    this.count += 1;
    return this.count - 1;
  }

  clear(): void {
    this.count = 0;
  }

  /** Puts every column into one of the new room. */
  protected abstract grow(): void;

  protected bytes(old?: Uint8Array): Uint8Array {
    return grown(new Uint8Array(this.room), old);
  }

  protected integers(old?: Int32Array): Int32Array {
    return grown(new Int32Array(this.room), old);
  }

  protected amounts(old?: Float64Array): Float64Array {
    return grown(new Float64Array(this.room), old);
  }
}

function grown<T extends Column>(column: T, old: T | undefined): T {
  if (old !== undefined) column.set(old);
  return column;
}
