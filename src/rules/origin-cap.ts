import type { Day } from '../units/day.ts';
import { addFen, type Fen, fen, maxFen, minFen, rateOfFen, ZERO_FEN } from '../units/fen.ts';
import { compareRatio, ratio } from '../units/ratio.ts';
import type { RuleBook } from './rule-book.ts';

/** The pre-move total and the average are taken over this many years (财预〔2015〕92号). */
const BASE_YEARS = 3;

/** Whether a firm paid enough before it moved for its taxes to be shared. */
export function isOriginShared(preMoveFen: Fen, book: RuleBook, day: Day): boolean {
  const threshold = book.at('origin-cap-threshold', day);
  return compareRatio(ratio(preMoveFen, BASE_YEARS), threshold) >= 0;
}

/**
 * What the place a firm moved from takes of its taxes, year by year (财预〔2015〕92号): its share
 * for the agreed years, then for the extension while the cap is not reached, then nothing. The
 * cap is what the firm paid in the three years before the move.
 *
 * @param yearlyFen shared taxes of each year after full production, none negative
 * @throws RuleGapError when a rule has no value on the day.
 */
export function originSharesFen(
  preMoveFen: Fen,
  yearlyFen: readonly Fen[],
  book: RuleBook,
  day: Day,
): Fen[] {
  if (!isOriginShared(preMoveFen, book, day)) return yearlyFen.map(() => ZERO_FEN);
  const share = book.at('origin-cap-share', day);
  const years = book.count('origin-cap-years', day) + book.count('origin-cap-extension', day);
  let taken = ZERO_FEN;
  return yearlyFen.map((amount, i) => {
    if (i >= years) return ZERO_FEN;
    const left = maxFen(ZERO_FEN, fen(preMoveFen - taken));
    const part = minFen(rateOfFen(amount, share), left);
    taken = addFen(taken, part);
    return part;
  });
}
