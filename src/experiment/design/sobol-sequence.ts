import { invariant } from '../../units/invariant.ts';
import type { Design, DrawnDimensions } from './design.ts';
import { JOE_KUO } from './joe-kuo.ts';
import { drawWord, WORD } from './unit-draw.ts';

/** The most dimensions a sequence can have here. */
export const MOST_SOBOL_DIMENSIONS = JOE_KUO.length + 1;

const BITS = 32;

/**
 * Direction numbers of one dimension as 32-bit words, by the recurrence of P. Bratley and
 * B. L. Fox, ACM Transactions on Mathematical Software 14 (1988), 88–100.
 */
function directions(dimension: number): Uint32Array {
  const words = new Uint32Array(BITS);
  if (dimension === 0) return words.map((_, i) => 1 << (BITS - 1 - i));
  const [a, ...m] = JOE_KUO[dimension - 1]!;
  const degree = m.length;
  for (let i = 0; i < BITS; i += 1) {
    if (i < degree) {
      words[i] = m[i]! << (BITS - 1 - i);
      continue;
    }
    const before = words[i - degree]!;
    let word = before ^ (before >>> degree);
    for (let k = 1; k < degree; k += 1) {
      if ((a >>> (degree - 1 - k)) & 1) word ^= words[i - k]!;
    }
    words[i] = word;
  }
  return words;
}

/**
 * The Sobol sequence in Gray-code order, as whole numbers below 2³²; point 0 is the origin.
 *
 * @throws InvariantError beyond {@link MOST_SOBOL_DIMENSIONS} dimensions.
 */
export function sobolWords(dimensions: number): (index: number) => number[] {
  invariant(dimensions <= MOST_SOBOL_DIMENSIONS, 'experiment.sobol', () => ({ dimensions }));
  const table = Array.from({ length: dimensions }, (_, i) => directions(i));
  return (index) => {
    invariant(index < WORD, 'experiment.sobolIndex', () => ({ index }));
    const gray = (index ^ (index >>> 1)) >>> 0;
    return table.map((words) => {
      let word = 0;
      for (let bit = 0, rest = gray; rest !== 0; bit += 1, rest >>>= 1) {
        if (rest & 1) word ^= words[bit]!;
      }
      return word >>> 0;
    });
  };
}

/**
 * A Sobol sequence, each dimension shifted digit by digit by a draw of its own: evenly spread as
 * before, and without the origin that the bare sequence starts from. A size that is a power of
 * two spreads best.
 */
export function sobolDesign(size: number, { seed, names }: DrawnDimensions): Design {
  const words = sobolWords(names.length);
  const shifts = names.map((name) => drawWord(seed, 0, name, 'design/sobol-shift'));
  return {
    size,
    pointAt: (index) => words(index).map((word, i) => ((word ^ shifts[i]!) >>> 0) / WORD),
  };
}
