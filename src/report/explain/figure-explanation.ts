import { InputError } from '../../scenario/input-error.ts';
import { nearest } from '../../scenario/nearest.ts';
import { behaviourFigures } from './behaviour-figures.ts';
import { countFigures } from './count-figures.ts';
import type { Explanation } from './explanation.ts';
import { misplacedFigures } from './misplaced-figures.ts';
import { moneyFigureTable } from './money-figure-table.ts';
import { quotaFigures } from './quota-figures.ts';
import { sceneOf } from './scene.ts';
import type { TracedRun } from './traced-run.ts';
import { provinceFigures, yearFigures } from './year-figures.ts';

/** Every figure of a summary by its path, explained when asked for. */
export type FigureTable = ReadonlyMap<string, () => Explanation>;

/** The figures of `summary.json` by path, rows of lists by what they are of. */
export function figureTable(opened: TracedRun, limit: number): FigureTable {
  const scene = sceneOf(opened);
  return new Map([
    ...moneyFigureTable(opened, limit),
    ...countFigures(scene, opened.summary, opened.prepared.deals.rejects, limit),
    ...misplacedFigures(scene, opened.summary, limit),
    ...quotaFigures(scene, opened.summary, limit),
    ...yearFigures(scene, opened.summary, limit),
    ...provinceFigures(scene, opened.summary),
    ...behaviourFigures(scene, opened.summary, limit),
  ]);
}

/**
 * Any figure of `summary.json`.
 *
 * @throws InputError when there is no such figure, naming the nearest.
 */
export function figureExplanation(opened: TracedRun, path: string, limit: number): Explanation {
  const table = figureTable(opened, limit);
  const found = table.get(path);
  if (found !== undefined) return found();
  const near = nearest(path, table.keys()) ?? 'parties.zhuzhou.total.receiptsFen';
  throw new InputError([
    {
      ...{ file: '--figure', line: null, row: null, column: null, found: path },
      expected: {
        zh: `summary.json 里一项数字的路径，最接近的是 ${near}`,
        en: `the path of a figure of summary.json; the nearest is ${near}`,
      },
      message: { zh: '没有这项数字', en: 'there is no such figure' },
    },
  ]);
}
