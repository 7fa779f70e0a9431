import type { Assessment } from '../quota/assessment.ts';
import type { Position } from '../quota/book.ts';
import type { Commitments } from '../quota/commitments.ts';
import type { Holding } from '../quota/holding.ts';
import type { QuotaLedger } from '../quota/lot.ts';
import type { Vector } from '../quota/vector.ts';
import type { RuleBook } from '../rules/rule-book.ts';
import type { WorkingCalendar } from '../units/calendar.ts';
import type { Day } from '../units/day.ts';
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
    /** What a holder has of one lot. */
    holding(lot: string, holder: string): Holding;
    availablePositions(holder: string, ledger: QuotaLedger): readonly Position[];
    /** The last yearly assessment of a city. */
    lastAssessment(city: string): Assessment | undefined;
    /** What a holder owes of commitments due before a day. */
    overdue(holder: string, day: Day): Vector;
    commitments(): Pick<Commitments, 'owed'>;
    /** The lot a parcel was used for. */
    lotOfParcel(parcel: string): string | undefined;
  };
  farmlandM2(city: City): number;
  /** Farmland that awarded deals will take once they are signed. */
  pledgedM2(city: City): number;
  /** Permanent basic farmland of a city now. */
  basicFarmlandM2(city: City): number;
  /** Whether a parcel is basic farmland in the place of another, or carries a moved target. */
  isDesignated(parcel: string): boolean;
}
