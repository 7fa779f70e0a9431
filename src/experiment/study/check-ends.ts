import type { EngineData } from '../../scenario/engine-data.ts';
import { InputError, type InputProblem } from '../../scenario/input-error.ts';
import { loadScenario } from '../../scenario/scenario-file.ts';
import { valueAtCoordinate } from '../design/dimension.ts';
import { overlayOf } from './draw-overlay.ts';
import type { Study, StudyDimension } from './study.ts';

/**
 * Tries every dimension alone, at the ends of its range or with each of its words, before
 * anything is run: what cannot work by itself is a slip in the study and no result of it.
 *
 * @throws InputError with every problem found, where the study writes it.
 */
export async function checkEnds(study: Study, data: EngineData): Promise<void> {
  const problems: InputProblem[] = [];
  for (const dimension of study.dimensions) {
    for (const value of endsOf(dimension)) {
      const overlay = overlayOf(study, [[dimension, value]]);
      const found = await loadScenario(study.scenarioFile, { ...data, overlay }).then(
        () => [],
        (error: unknown) => {
          if (error instanceof InputError) return error.problems;
          throw error;
        },
      );
      problems.push(...found);
    }
  }
  if (problems.length > 0) throw new InputError(problems);
}

function endsOf({ values }: StudyDimension): readonly string[] {
  if (values.kind === 'options') return [...new Set(values.options)];
  return [0, 1].map((end) => valueAtCoordinate(values, end));
}
