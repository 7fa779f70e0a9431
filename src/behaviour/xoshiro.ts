import { invariant } from '../units/invariant.ts';
import type { Stream } from './stream.ts';

/** Range of a word of 32 bits. */
const WORDS = 0x1_0000_0000;

/** A stream of xoshiro128** (Blackman and Vigna 2018), from a state of four words. */
export class Xoshiro implements Stream {
  #a: number;
  #b: number;
  #c: number;
  #d: number;

  constructor(a: number, b: number, c: number, d: number) {
    this.#a = a;
    this.#b = b;
    this.#c = c;
    // All zeros is the one state it would never leave.
    this.#d = (a | b | c | d) === 0 ? 1 : d;
  }

  /** The next word, 0 … 2³² − 1. */
  word(): number {
    const b = this.#b;
    const times5 = Math.imul(b, 5);
    const word = Math.imul((times5 << 7) | (times5 >>> 25), 9);
    const c = this.#c ^ this.#a;
    const d = this.#d ^ b;
    this.#b = b ^ c;
    this.#a ^= d;
    this.#c = c ^ (b << 9);
    this.#d = (d << 11) | (d >>> 21);
    return word >>> 0;
  }

  /** As {@link Stream.int}, over at most 2³² numbers. */
  int(low: number, high: number): number {
    const size = high - low + 1;
    const isFit = Number.isSafeInteger(low) && size >= 1 && size <= WORDS;
    invariant(isFit, 'behaviour.range', () => ({ low, high }));
    // What lies beyond the last whole multiple of the size is drawn again: no number is favoured.
    // Of numbers this small the floor of a quotient is exact, and cheaper than a remainder.
    const most = Math.floor(WORDS / size) * size;
    let word = this.word();
    while (word >= most) word = this.word();
    return low + word - Math.floor(word / size) * size;
  }

  pick<T>(items: readonly (readonly [item: T, weight: number])[]): T {
    let total = 0;
    for (let i = 0; i < items.length; i += 1) total += items[i]![1];
    let left = this.int(0, total - 1);
    for (let i = 0; i < items.length; i += 1) {
      const [item, weight] = items[i]!;
      if (left < weight) return item;
      left -= weight;
    }
    throw new RangeError('weights must be whole numbers with a positive sum');
  }
}
