import type { Design, DrawnDimensions } from './design.ts';
import { sobolDesign } from './sobol-sequence.ts';

/**
 * The design of a variance-based sensitivity analysis: for each of `base` blocks a point A, then
 * A with one coordinate after the other taken from a second point B, then B; base × (d + 2) rows
 * (A. Saltelli and others, Computer Physics Communications 181 (2010), 259–270). A and B are the
 * two halves of one Sobol sequence.
 */
export function saltelliDesign(base: number, { seed, names }: DrawnDimensions): Design {
  const d = names.length;
  const pairs = sobolDesign(base, {
    seed,
    names: [...names, ...names.map((name) => `${name}/second`)],
  });
  return {
    size: base * (d + 2),
    pointAt: (index) => {
      const both = pairs.pointAt(Math.floor(index / (d + 2)));
      const row = index % (d + 2);
      if (row === d + 1) return both.slice(d);
      return both.slice(0, d).map((own, i) => (i === row - 1 ? both[d + i]! : own));
    },
  };
}
