import type { Label } from '../../rules/rule.ts';
import { InputError } from '../../scenario/input-error.ts';
import { nearest } from '../../scenario/nearest.ts';
import { PARTIES } from '../../world/party.ts';
import { FIGURE_KEYS } from '../summary.ts';
import { inputDifferences } from './compare-inputs.ts';
import { differenceExplanation } from './difference-table.ts';
import { type Explanation, step } from './explanation.ts';
import { firstDifference } from './first-difference.ts';
import { fill, same } from './label-text.ts';
import type { MoneyFigure } from './money-figure-table.ts';
import type { OpenedRun } from './open-run.ts';

const COMPARED: Label = { zh: '{0} 减去 {1}', en: '{0} less {1}' };

/**
 * How one run comes to differ from another: what differs in the inputs, where the postings first
 * part, and what each rule and deal adds to the difference of a figure, to the fen.
 *
 * @param path a money figure such as `parties.zhuzhou.total.sharesInFen`; null: the final position
 * of every party and of the region
 * @throws InputError when the figure is no money figure, naming the nearest.
 */
export function compareRuns(
  run: OpenedRun,
  against: OpenedRun,
  path: string | null,
  limit: number,
): Explanation {
  const figures = path === null ? finalPositions() : [moneyFigureAt(run, path)];
  const tables = figures
    .map((figure) => differenceExplanation(run, against, figure, limit))
    .filter(({ terms }) => path !== null || terms.length > 0);
  return step(fill(COMPARED, same(run.name), same(against.name)), {
    terms: [inputDifferences(run, against), firstDifference(run, against), ...tables],
  });
}

function finalPositions(): MoneyFigure[] {
  const key = 'finalPositionFen';
  return [...PARTIES, 'region'].map((party) => ({ party, year: null, key }));
}

function moneyFigureAt({ summary }: OpenedRun, path: string): MoneyFigure {
  const figures = new Map<string, MoneyFigure>();
  for (const { party, byYear } of [...summary.parties, summary.region]) {
    const whose = party === 'region' ? 'region' : `parties.${party}`;
    for (const key of FIGURE_KEYS) {
      figures.set(`${whose}.total.${key}`, { party, year: null, key });
      for (const year of Object.keys(byYear)) {
        figures.set(`${whose}.byYear.${year}.${key}`, { party, year, key });
      }
    }
  }
  const found = figures.get(path);
  if (found !== undefined) return found;
  const near = nearest(path, figures.keys()) ?? 'parties.zhuzhou.total.finalPositionFen';
  throw new InputError([
    {
      ...{ file: '--figure', line: null, row: null, column: null, found: path },
      expected: {
        zh: `一方或三市合计的一项金额，最接近的是 ${near}`,
        en: `a money figure of a party or the region; the nearest is ${near}`,
      },
      message: {
        zh: '两次推演之间不能比较这一项',
        en: 'this cannot be compared between runs',
      },
    },
  ]);
}
