import type { Approval } from '../quota/record.ts';
import type { GateTerms } from '../stages/1-listing/gate-terms.ts';
import type { Day } from '../units/day.ts';
import type { DealFacts } from '../world/deal-facts.ts';

/** What passing the quota gate puts on record; `at` counts the approvals before it. */
export function approvalOf(facts: DealFacts, terms: GateTerms, day: Day, at: number): Approval {
  const { deal, awarded, newAreaM2, taken } = facts;
  const { id, city, basicFarmlandM2 } = deal;
  return {
    ...{ deal: id, city, awarded, day, at, newAreaM2, taken, basicFarmlandM2 },
    ...terms,
    signed: false,
  };
}
