import type { Why } from '../../ledger/why.ts';

/** Numbers reasons so that two of the same number are the same all the way down. */
export class WhyKeys {
  readonly #numbers = new Map<string, number>();
  readonly #known = new WeakMap<Why, number>();

  of(why: Why): number {
    const known = this.#known.get(why) ?? this.#number(why);
    this.#known.set(why, known);
    return known;
  }

  #number(why: Why): number {
    const { what, of, how, result, rule, terms } = why;
    const key = JSON.stringify(
      [what, of, how, result, rule, terms.map((term) => this.of(term))],
      (_, value) => (typeof value === 'bigint' ? String(value) : value),
    );
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    this.#numbers.set(key, this.#numbers.size);
    return this.#numbers.size - 1;
  }
}
