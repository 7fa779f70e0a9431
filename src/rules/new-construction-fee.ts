import type { SquareMetre } from '../units/area.ts';
import type { Day } from '../units/day.ts';
import { type Fen, priceOf } from '../units/fen.ts';
import { addRatio, ONE, subRatio } from '../units/ratio.ts';
import { splitByRatios } from './ratio-shares.ts';
import type { RuleBook } from './rule-book.ts';

/** The fee for newly converted construction land and who gets it; the parts sum to the fee. */
export interface NewConstructionFee {
  readonly feeFen: Fen;
  readonly centralFen: Fen;
  readonly provinceFen: Fen;
  readonly cityFen: Fen;
}

/**
 * Fee for newly converted construction land (新增建设用地土地有偿使用费) by land grade, half-up
 * to the fen, split between the levels by largest remainder.
 *
 * @throws RuleGapError when a rule has no value on the day.
 * @throws InvariantError when overridden shares of centre and province exceed the whole.
 */
export function newConstructionFee(
  areaM2: SquareMetre,
  grade: number,
  book: RuleBook,
  day: Day,
): NewConstructionFee {
  const feeFen = priceOf(areaM2, book.at('new-construction-fee', day, String(grade)));
  const central = book.at('new-construction-fee-central-share', day);
  const province = book.at('new-construction-fee-province-share', day);
  const parts = splitByRatios(feeFen, [
    { party: 'city', share: subRatio(ONE, addRatio(central, province)) },
    { party: 'province', share: province },
    { party: 'central', share: central },
  ]);
  return {
    feeFen,
    centralFen: parts.get('central')!,
    provinceFen: parts.get('province')!,
    cityFen: parts.get('city')!,
  };
}
