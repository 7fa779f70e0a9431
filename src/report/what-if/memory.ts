/** Remembers what was computed last, up to a number of results. */
export class Memory<T> {
  readonly #most: number;
  readonly #values = new Map<string, T>();

  constructor(most: number) {
    this.#most = most;
  }

  get(key: string, compute: () => T): T {
    const known = this.#values.get(key) ?? compute();
    this.#values.delete(key);
    this.#values.set(key, known);
    if (this.#values.size > this.#most) this.#values.delete(this.#values.keys().next().value!);
    return known;
  }
}
