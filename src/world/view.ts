import type { Position } from '../quota/book.ts';
import type { Holding } from '../quota/holding.ts';
import type { QuotaLedger } from '../quota/lot.ts';
import type { RuleBook } from '../rules/rule-book.ts';
import type { WorkingCalendar } from '../units/calendar.ts';
import type { City } from './party.ts';
import type { Place } from './place.ts';
import type { Policy } from './policy.ts';

/** What a planner may look at: the rules, the scenario's choices and the world, read-only. */
export interface View {
  readonly policy: Policy;
  readonly rules: RuleBook;
  readonly calendar: WorkingCalendar;
  readonly places: ReadonlyMap<string, Place>;
  readonly quota: {
    total(holder: string, ledger: QuotaLedger): Holding;
    availablePositions(holder: string, ledger: QuotaLedger): readonly Position[];
  };
  farmlandM2(city: City): number;
}
