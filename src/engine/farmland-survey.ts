import { occupationCapM2 } from '../rules/occupation-cap.ts';
import type { RuleBook } from '../rules/rule-book.ts';
import { squareMetre } from '../units/area.ts';
import type { Day } from '../units/day.ts';
import { CITIES } from '../world/party.ts';
import type { World } from '../world/world.ts';

/** Stable farmland of the three cities at the ends of two years, and what of it may be taken. */
export interface SurveyResult {
  /** The year surveyed. */
  readonly year: number;
  readonly stockBeforeM2: number;
  readonly stockM2: number;
  /** Farmland made in the year, what was taken not off. */
  readonly madeM2: number;
  /** Whether the gain is net of what construction took that year (rule `occupation-cap-basis`). */
  readonly isNet: boolean;
  /** What construction may take in the next year. */
  readonly gainM2: number;
}

/** The yearly survey of farmland (年度变更调查), taken on the first day after the year. */
export class FarmlandSurvey {
  readonly #world: World;
  readonly #rules: RuleBook;
  #last: { readonly stockM2: number; readonly madeM2: number } | null = null;

  constructor(world: World, rules: RuleBook) {
    this.#world = world;
    this.#rules = rules;
  }

  /** Surveys the year that has just ended; null the first time, when nothing lies behind. */
  take(year: number, day: Day): SurveyResult | null {
    const stockM2 = CITIES.reduce((sum, city) => sum + this.#world.farmlandM2(city), 0);
    const madeM2 = this.#world.madeM2();
    const before = this.#last;
    this.#last = { stockM2, madeM2 };
    if (before === null) return null;
    const isNet = this.#rules.flag('occupation-cap-basis', day);
    const made = madeM2 - before.madeM2;
    const gainM2 = isNet
      ? occupationCapM2(squareMetre(before.stockM2), squareMetre(stockM2))
      : made;
    return { year, stockBeforeM2: before.stockM2, stockM2, madeM2: made, isNet, gainM2 };
  }
}
