import type { Behaviour } from '../behaviour/behaviour.ts';
import type { MarketSetup } from '../behaviour/market/setup.ts';
import type { Budget } from '../ledger/account.ts';
import type { RuleBook } from '../rules/rule-book.ts';
import type { WorkingCalendar } from '../units/calendar.ts';
import type { Day } from '../units/day.ts';
import type { Deal } from '../world/deal.ts';
import type { Faults } from '../world/fault.ts';
import type { Opening } from '../world/opening.ts';
import type { Place } from '../world/place.ts';
import type { Policy } from '../world/policy.ts';

/** Everything a run depends on; the same input gives the same bytes. */
export interface RunInput {
  readonly start: Day;
  readonly end: Day;
  readonly policy: Policy;
  readonly rules: RuleBook;
  readonly calendar: WorkingCalendar;
  readonly places: ReadonlyMap<string, Place>;
  /** Budget of each category code. */
  readonly codes: ReadonlyMap<string, Budget>;
  readonly opening: Opening;
  /** What random draws are keyed by; seed 0, replicate 0 when absent. */
  readonly chance?: Chance;
  /** In any order: the engine brings them into canonical order. */
  readonly deals: readonly Deal[];
  /** What goes wrong on the way; nothing unless given. */
  readonly faults?: Faults;
  /** Supply, demand and awards within the run; only the given deals when absent. */
  readonly market?: MarketSetup;
  /** How people, firms and cities behave; as the record says unless given. */
  readonly behaviour?: Behaviour;
}

/** The seed of a run and which of its replicates it is. */
export interface Chance {
  readonly seed: number;
  readonly replicate: number;
}
