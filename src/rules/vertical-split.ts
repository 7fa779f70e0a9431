import type { Day } from '../units/day.ts';
import type { Fen } from '../units/fen.ts';
import { splitByRatios } from './ratio-shares.ts';
import type { RuleBook } from './rule-book.ts';

/** Levels a tax is divided between; an odd fen goes to the earlier one. */
const LEVELS = ['city', 'province', 'central'] as const;

/** A tax divided between the levels of government; the parts sum to the tax. */
export interface VerticalSplit {
  readonly cityFen: Fen;
  readonly provinceFen: Fen;
  readonly centralFen: Fen;
}

/**
 * Divides a tax between centre, province and city by the rule `vertical-share`.
 *
 * @param tax as the rule names it: `vat`, `cit`, `deedTax` …
 * @throws RuleGapError when the rule has no value for the tax on the day.
 * @throws InvariantError when overridden shares do not sum to one.
 */
export function splitVertically(
  tax: string,
  amountFen: Fen,
  book: RuleBook,
  day: Day,
): VerticalSplit {
  const parts = splitByRatios(
    amountFen,
    LEVELS.map((level) => ({
      party: level,
      share: book.at('vertical-share', day, `${tax} ${level}`),
    })),
  );
  return {
    cityFen: parts.get('city')!,
    provinceFen: parts.get('province')!,
    centralFen: parts.get('central')!,
  };
}
