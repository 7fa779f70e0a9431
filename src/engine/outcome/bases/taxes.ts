import { addDays } from '../../../units/day.ts';
import type { FactTable } from './fact-table.ts';
import { half } from './half.ts';
import { type Law, TAXED_LAND } from './law.ts';
import type { DealReading } from './read-deal.ts';

/** The taxes and the reclamation fee of a deal, as `taxesDue`; zero where none is due. */
export function fillTaxes(reading: DealReading, { deals: rows }: FactTable, law: Law): void {
  const { deal, i, signedEra, granted, takenM2 } = reading;
  rows.deedTaxFen[i] = 0;
  rows.stampTaxFen[i] = 0;
  rows.farmlandTaxFen[i] = 0;
  rows.reclamationFeeFen[i] = 0;
  if (granted && deal.method !== 'lease') {
    rows.deedTaxFen[i] = half(deal.priceFen!, law.deedTax.at(signedEra));
    rows.stampTaxFen[i] = half(deal.priceFen!, law.stampTax.at(signedEra));
    rows.stampTaxDay[i] = addDays(deal.signed, law.stampTaxDays.at(signedEra));
  }
  if (takenM2 > 0) fillFarmlandTaxes(reading, rows, law);
}

function fillFarmlandTaxes(
  { deal, i, awarded, era, kind, takenM2, paddyM2, paddyGrade }: DealReading,
  rows: FactTable['deals'],
  law: Law,
): void {
  const noticed = addDays(awarded, law.farmlandTaxDays.at(era));
  rows.farmlandDay[i] = noticed < deal.signed ? deal.signed : noticed;
  const basicM2 = deal.basicFarmlandM2;
  const taxed = TAXED_LAND.indexOf(deal.use === 'transport' ? 'transport' : kind);
  const rate = law.farmlandTax.at(era, taxed);
  const isFlat = deal.use === 'transport' || basicM2 === 0;
  rows.farmlandTaxFen[i] = isFlat
    ? half(takenM2, rate)
    : half(takenM2 - basicM2, rate) + half(basicM2, law.farmlandTaxBasic.at(era, taxed));
  // Basic farmland is taken to be paddy as far as there is any.
  const paddyLeftM2 = Math.max(0, paddyM2 - basicM2);
  const dryM2 = takenM2 - basicM2 - paddyLeftM2;
  let feeFen = half(dryM2, law.dryReclamation.at(era));
  if (paddyLeftM2 > 0) feeFen += half(paddyLeftM2, law.paddyReclamation.at(era, paddyGrade));
  if (basicM2 > 0) feeFen += half(basicM2, law.basicReclamation.at(era));
  rows.reclamationFeeFen[i] = feeFen;
}
