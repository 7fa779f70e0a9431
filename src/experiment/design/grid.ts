import { invariant } from '../../units/invariant.ts';
import type { Design } from './design.ts';

/**
 * Every combination of evenly spaced levels; the last dimension changes fastest. The end levels
 * lie on 0 and 1; a single level lies on 0.
 *
 * @throws InvariantError when a dimension has no level or there are too many points to number.
 */
export function gridDesign(levels: readonly number[]): Design {
  const size = levels.reduce((product, count) => product * count, 1);
  const sound = levels.every((count) => Number.isSafeInteger(count) && count > 0);
  invariant(sound && Number.isSafeInteger(size), 'experiment.grid', () => ({ levels }));
  return {
    size,
    pointAt: (index) => {
      let rest = index;
      const point = levels.map(() => 0);
      for (let i = levels.length - 1; i >= 0; i -= 1) {
        const count = levels[i]!;
        point[i] = count === 1 ? 0 : (rest % count) / (count - 1);
        rest = Math.floor(rest / count);
      }
      return point;
    },
  };
}

/** Rows written down one by one: row k lies in the k-th of as many equal parts everywhere. */
export function listDesign(rows: number, dimensions: number): Design {
  return {
    size: rows,
    pointAt: (index) => new Array<number>(dimensions).fill((index + 0.5) / rows),
  };
}
