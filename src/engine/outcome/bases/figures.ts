import { invariant } from '../../../units/invariant.ts';
import { PARTIES } from '../../../world/party.ts';
import { FIGURE_COUNT, MONEY_FIGURES } from '../money-figure.ts';

/** Adds to a figure of a party; `figure` is a position of `FIGURE_AT`. */
export function addFigure(
  figuresFen: Float64Array,
  party: number,
  figure: number,
  amountFen: number,
): void {
  figuresFen[party * FIGURE_COUNT + figure]! += amountFen;
}

/** @throws InvariantError when a figure has left the whole numbers that are exact */
export function checkFigures(figuresFen: Float64Array): void {
  for (let at = 0; at < figuresFen.length; at += 1) {
    invariant(Number.isSafeInteger(figuresFen[at]!), 'report.figure', () => ({
      party: PARTIES[Math.floor(at / FIGURE_COUNT)],
      key: MONEY_FIGURES[at % FIGURE_COUNT],
    }));
  }
}
