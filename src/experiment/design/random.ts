import type { Design, DrawnDimensions } from './design.ts';
import { drawWord, WORD } from './unit-draw.ts';

/** Independent uniform draws. */
export function randomDesign(size: number, { seed, names }: DrawnDimensions): Design {
  return {
    size,
    pointAt: (index) => names.map((name) => drawWord(seed, index, name, 'design/random') / WORD),
  };
}
