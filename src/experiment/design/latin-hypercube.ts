import { stream } from '../../behaviour/stream.ts';
import type { Design, DrawnDimensions } from './design.ts';
import { drawWord, shuffled, WORD } from './unit-draw.ts';

/**
 * A Latin hypercube: in every dimension each of `size` equal parts holds exactly one point
 * (M. D. McKay, R. J. Beckman and W. J. Conover, Technometrics 21 (1979), 239–245).
 */
export function latinHypercube(size: number, { seed, names }: DrawnDimensions): Design {
  const cells = names.map((entity) =>
    shuffled(size, stream({ seed, replicate: size, entity, purpose: 'design/latin-cells' })),
  );
  return {
    size,
    pointAt: (index) =>
      names.map((name, i) => {
        const within = drawWord(seed, index, name, 'design/latin') / WORD;
        return (cells[i]![index]! + within) / size;
      }),
  };
}
