import type { IndexPoint } from '../behaviour/market/index-level.ts';
import { MILLION } from '../behaviour/market/normal.ts';
import type { Label, RuleStatus } from '../rules/rule.ts';
import { addMonths, type Day } from '../units/day.ts';
import { mulDiv } from '../units/exact.ts';
import type { Ratio } from '../units/ratio.ts';
import type { InputFile } from './input-file.ts';

/** The paths of the land market a scenario can name. */
export const MARKET_PATHS = ['flat', 'downturn', 'recovery'] as const;
export type MarketPathName = (typeof MARKET_PATHS)[number];

/** A named path, with where its levels come from. */
export interface NamedPath {
  readonly title: Label;
  readonly status: RuleStatus;
  readonly source: Label;
  /** Level at the start and at each year end after it. */
  readonly levels: readonly Ratio[];
}

/** A path payments follow, and the file it comes from. */
export interface PaymentPath {
  readonly points: readonly IndexPoint[];
  readonly file: InputFile;
}

/** The points of a named path in a run that starts on a day. */
export function pathPoints({ levels }: NamedPath, start: Day): IndexPoint[] {
  return levels.map(({ numerator, denominator }, year) => ({
    day: addMonths(start, 12 * year),
    level: mulDiv(MILLION, numerator, denominator, 'halfUp'),
  }));
}
