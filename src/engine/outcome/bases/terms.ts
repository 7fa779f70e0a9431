import { mulDiv } from '../../../units/exact.ts';
import { rateOfFen } from '../../../units/fen.ts';
import type { Ratio } from '../../../units/ratio.ts';
import { LAND_USES } from '../../../world/deal.ts';
import type { Law } from './law.ts';
import type { DealReading } from './read-deal.ts';

/**
 * Whether a deal breaks no rule of listing but those of the quota gate, as `checkTerms` and
 * `checkPriceFloor`. Every rule is asked, also where one is broken already: a gap in the law must
 * come to light as it does there.
 */
export function keepsToLaw(reading: DealReading, law: Law): boolean {
  const terms = keepsTerms(reading, law);
  const deadline = keepsDeadline(reading, law);
  const instalment = paysEnoughAtFirst(reading, law);
  const floors = reachesFloors(reading, law);
  return terms && deadline && instalment && floors;
}

function keepsTerms({ deal, era, newM2, priced }: DealReading, law: Law): boolean {
  let keeps = deal.method === 'allocation' || priced;
  for (const { use, termYears } of deal.uses) {
    const maximum = law.maxTerm.at(era, LAND_USES.indexOf(use));
    if (termYears !== null && termYears > maximum) keeps = false;
  }
  const byAgreement = deal.method === 'agreement' && newM2 > 0;
  return keeps && !(byAgreement && law.competitiveSale.at(era, LAND_USES.indexOf(deal.use)));
}

function keepsDeadline({ deal, era }: DealReading, law: Law): boolean {
  if (deal.awarded === null) return true;
  const limit = law.contractDeadline.at(era);
  return law.days.workingDaysBetween(deal.awarded, deal.signed) <= limit;
}

function paysEnoughAtFirst({ deal, era, granted }: DealReading, law: Law): boolean {
  const stated = deal.instalmentsFen[0];
  if (stated === undefined || !granted) return true;
  const first = Math.max(stated, deal.depositFen ?? 0);
  return first >= rateOfFen(deal.priceFen!, law.firstShare.at(era), 'ceil');
}

function reachesFloors({ deal, era, grade, granted }: DealReading, law: Law): boolean {
  if (!granted || deal.method === 'lease') return true;
  const maxYears = law.maxTerm.at(era, LAND_USES.indexOf(deal.use));
  const industrial =
    deal.use === 'industrial' ? law.floors.industrial(deal, era, grade, maxYears) : null;
  const benchmark = law.floors.benchmark(deal, era, maxYears);
  return reaches(deal, industrial) && reaches(deal, benchmark);
}

function reaches({ priceFen, areaM2 }: DealReading['deal'], fenPerM2: Ratio | null): boolean {
  if (fenPerM2 === null) return true;
  return priceFen! >= mulDiv(areaM2, fenPerM2.numerator, fenPerM2.denominator, 'ceil');
}
