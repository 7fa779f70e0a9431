import { rateOfFen } from '../../units/fen.ts';
import type { DealFacts } from '../../world/deal-facts.ts';
import type { Refusal } from '../../world/refusal.ts';
import type { View } from '../../world/view.ts';
import { refuse } from './refuse.ts';

/**
 * Term and method against the law: no use beyond its maximum term (城镇国有土地使用权出让和转让
 * 暂行条例 Art. 12), no agreement where a competitive sale is mandatory (国土资源部令第39号
 * Art. 4; land that was the user's own construction land before is no new supply), a price where
 * the method has one, the contract signed in time, the first instalment large enough.
 */
export function checkTerms(facts: DealFacts, view: View): Refusal[] {
  const { deal, awarded } = facts;
  const { rules, calendar } = view;
  const refusals: Refusal[] = [];
  for (const { use, termYears } of deal.uses) {
    const maximum = rules.count('max-term', awarded, use);
    if (termYears !== null && termYears > maximum) {
      refusals.push(refuse('termExceedsMaximum', 'max-term', termYears, maximum, 'year'));
    }
  }
  const byAgreement = deal.method === 'agreement' && facts.newAreaM2 > 0;
  if (byAgreement && rules.flag('competitive-sale', awarded, deal.use)) {
    refusals.push(refuse('competitiveSaleRequired', 'competitive-sale', facts.newAreaM2, 0, 'm2'));
  }
  if (deal.method !== 'allocation' && !facts.priced) {
    refusals.push(refuse('priceMissing', 'treasury-booking', deal.priceFen ?? 0, 1, 'fen'));
  }
  if (deal.awarded !== null) {
    const limit = rules.count('contract-deadline', awarded);
    const taken = calendar.workingDaysBetween(deal.awarded, deal.signed);
    if (taken > limit) {
      refusals.push(refuse('contractLate', 'contract-deadline', taken, limit, 'workingDay'));
    }
  }
  return [...refusals, ...checkFirstInstalment(facts, view)];
}

/** By the rule of the award: a later one must not undo what the platform has already taken. */
function checkFirstInstalment({ deal, granted, awarded }: DealFacts, { rules }: View): Refusal[] {
  const stated = deal.instalmentsFen[0];
  if (stated === undefined || !granted) return [];
  // A deposit larger than the first instalment is paid, as price, on the day of signing.
  const first = Math.max(stated, deal.depositFen ?? 0);
  const share = rules.at('first-instalment-share', awarded);
  const expected = rateOfFen(deal.priceFen!, share, 'ceil');
  return first >= expected
    ? []
    : [refuse('firstInstalmentLow', 'first-instalment-share', first, expected, 'fen')];
}
