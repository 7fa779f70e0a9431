import type { Design } from '../design/design.ts';
import { countValues, type Dimension } from '../design/dimension.ts';
import { gridDesign, listDesign } from '../design/grid.ts';
import { latinHypercube } from '../design/latin-hypercube.ts';
import { morrisDesign } from '../design/morris.ts';
import { randomDesign } from '../design/random.ts';
import { saltelliDesign } from '../design/saltelli.ts';
import { sobolDesign } from '../design/sobol-sequence.ts';
import type { StudyContent } from './study-schema.ts';

/** Grid levels of a Morris design that names none. */
const MORRIS_LEVELS = 4;

/** Grid levels where the design is one of Morris; else null. */
export function morrisLevelsOf({ kind, levels }: StudyContent['design']): number | null {
  return kind === 'morris' ? (levels ?? MORRIS_LEVELS) : null;
}

/** The design a study asks for over its dimensions; its sizes have been checked. */
export function studyDesign(
  design: StudyContent['design'],
  dimensions: readonly Dimension[],
  seed: number,
): Design {
  const { kind, size = 1, levels, rows } = design;
  const drawn = { seed, names: dimensions.map(({ name }) => name) };
  switch (kind) {
    case 'grid':
      return gridDesign(dimensions.map(({ values }) => gridLevels(countValues(values), levels)));
    case 'list':
      return listDesign(rows!.length, dimensions.length);
    case 'random':
      return randomDesign(size, drawn);
    case 'latinHypercube':
      return latinHypercube(size, drawn);
    case 'sobol':
      return sobolDesign(size, drawn);
    case 'saltelli':
      return saltelliDesign(size, drawn);
    case 'morris':
      return morrisDesign(size, morrisLevelsOf(design)!, drawn);
  }
}

/** Every value, or as many as asked for where there are more. */
function gridLevels(values: number, levels: number | undefined): number {
  return levels === undefined ? values : Math.min(values, levels);
}
