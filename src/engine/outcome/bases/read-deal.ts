import { occupiedCapacityKg } from '../../../rules/standard-capacity.ts';
import { squareMetre } from '../../../units/area.ts';
import type { Day } from '../../../units/day.ts';
import { mulDiv } from '../../../units/exact.ts';
import { type Ratio, ZERO } from '../../../units/ratio.ts';
import type { Deal } from '../../../world/deal.ts';
import { CITIES, cityOf, partyRank, QUOTA_HOLDERS } from '../../../world/party.ts';
import { fillCosts } from './costs.ts';
import { NONE } from './fact-rows.ts';
import type { FactTable } from './fact-table.ts';
import { GRADES, type Law } from './law.ts';
import { reach } from './left-to-reference.ts';
import { fillPayments } from './payments.ts';
import { fillTaxes } from './taxes.ts';
import { keepsToLaw } from './terms.ts';

/** What is asked of a deal again and again while its row is written. */
export interface DealReading {
  readonly deal: Deal;
  /** Its row. */
  readonly i: number;
  readonly awarded: Day;
  /** Eras of its award and of its signing. */
  readonly era: number;
  readonly signedEra: number;
  readonly city: number;
  /** Grade of the place. */
  readonly grade: number;
  readonly kind: 'district' | 'county';
  readonly newM2: number;
  readonly takenM2: number;
  readonly paddyM2: number;
  readonly paddyGrade: number;
  readonly priced: boolean;
  readonly granted: boolean;
}

/**
 * Writes the row of a deal: who plays which part, what it takes, whether it keeps to the law, and
 * what would be paid and recovered if it passes the quota gate.
 *
 * @throws RuleGapError where the law says nothing, LeftToReference where a record is odd
 */
export function readDeal(deal: Deal, table: FactTable, law: Law, start: Day): void {
  const reading = read(deal, table.deals.next(), law);
  const { i, awarded, city, priced, granted } = reading;
  const { deals: rows } = table;
  rows.city[i] = city;
  castParts(deal, i, table);
  rows.awarded[i] = awarded;
  rows.listed[i] = awarded < start ? start : awarded;
  rows.signed[i] = deal.signed;
  reach(deal.signed >= rows.listed[i]!, 'a contract signed before it was awarded');
  rows.priced[i] = Number(priced);
  rows.granted[i] = Number(granted);
  rows.linkage[i] = Number(deal.linkage === true);
  rows.zone[i] = deal.greenHeart === 'none' ? NONE : Number(deal.greenHeart === 'nearby');
  fillLand(reading, table, law);
  const isSound = keepsToLaw(reading, law);
  rows.isSound[i] = Number(isSound);
  rows.paymentsFrom[i] = table.payments.count;
  if (!isSound) return;
  fillPayments(reading, table, law);
  fillTaxes(reading, table, law);
  fillCosts(reading, table, law);
}

function read(deal: Deal, i: number, law: Law): DealReading {
  const awarded = deal.awarded ?? deal.signed;
  const era = law.eras.at(awarded);
  const place = law.places.get(deal.county);
  reach(place !== undefined, 'an unknown place');
  const city = CITIES.indexOf(deal.city);
  const newM2 = deal.areaM2 - deal.stockAreaM2;
  const stated = deal.farmland;
  const takenM2 = stated?.areaM2 ?? (newM2 > 0 ? share(newM2, law.farmlandShare.at(era, city)) : 0);
  const paddyM2 =
    stated?.paddyM2 ?? (takenM2 > 0 ? share(takenM2, law.paddyShare.at(era, city)) : 0);
  const paddyGrade = stated?.paddyGrade ?? (paddyM2 > 0 ? law.meanPaddyGrade.at(era, city) : 0);
  const priced = (deal.priceFen ?? 0) > 0;
  const granted = priced && deal.method !== 'allocation';
  const sound = newM2 >= 0 && paddyM2 >= 0 && takenM2 >= paddyM2;
  reach(sound && deal.basicFarmlandM2 <= takenM2, 'areas that do not fit together');
  // Written out: copies by spread would cost more than all the rest of it.
  return {
    deal,
    i,
    awarded,
    era,
    signedEra: law.eras.at(deal.signed),
    city,
    grade: gradeIn(law.landGrade.at(era, place.index)),
    kind: place.kind,
    newM2,
    takenM2,
    paddyM2,
    paddyGrade: gradeIn(paddyGrade),
    priced,
    granted,
  };
}

function share(areaM2: number, { numerator, denominator }: Ratio): number {
  return mulDiv(areaM2, numerator, denominator, 'halfUp');
}

function gradeIn(grade: number): number {
  reach(Number.isInteger(grade) && grade >= 0 && grade < GRADES, 'a grade outside 1 to 15');
  return grade;
}

/** As `castOf`, but for who supplied the quota. */
function castParts(deal: Deal, i: number, { deals: rows }: FactTable): void {
  const { city, listingCity, collectingTreasury, enclavePartner, quotaSource } = deal;
  const land = partyRank(deal.landParty);
  const other = (part: Deal['listingCity']) =>
    part === null || part === city ? land : partyRank(part);
  rows.land[i] = land;
  rows.listing[i] = other(listingCity);
  rows.partner[i] = other(enclavePartner);
  const isOwn = collectingTreasury === null || cityOf(collectingTreasury) === city;
  rows.collecting[i] = isOwn ? land : partyRank(collectingTreasury);
  rows.collector[i] = collectingTreasury === null ? land : partyRank(collectingTreasury);
  rows.source[i] = quotaSource === null ? NONE : QUOTA_HOLDERS.indexOf(quotaSource);
}

function fillLand(reading: DealReading, { deals: rows }: FactTable, law: Law): void {
  const { deal, i, era, city, newM2, takenM2, paddyM2, paddyGrade } = reading;
  const dryM2 = takenM2 - paddyM2;
  const stated = deal.farmland?.dryGrade;
  const dryGrade = gradeIn(stated ?? (dryM2 > 0 ? law.meanDryGrade.at(era, city) : 0));
  rows.newM2[i] = newM2;
  rows.takenM2[i] = takenM2;
  rows.paddyM2[i] = paddyM2;
  rows.capacityKg[i] = capacityKg(reading, dryM2, dryGrade, law);
  rows.basicM2[i] = deal.basicFarmlandM2;
  rows.grade[i] = takenM2 === 0 ? NONE : paddyM2 > dryM2 ? paddyGrade : dryGrade;
}

/** As `occupiedCapacityKg`: up to the whole kilogram once for paddy and dry land together. */
function capacityKg(
  { era, awarded, paddyM2, paddyGrade }: DealReading,
  dryM2: number,
  dryGrade: number,
  { capacity, rules }: Law,
): number {
  const paddy = paddyM2 > 0 ? capacity.at(era, paddyGrade) : ZERO;
  const dry = dryM2 > 0 ? capacity.at(era, dryGrade) : ZERO;
  const sum =
    paddyM2 * paddy.numerator * dry.denominator + dryM2 * dry.numerator * paddy.denominator;
  const whole = paddy.denominator * dry.denominator;
  if (sum + whole <= Number.MAX_SAFE_INTEGER) return mulDiv(sum, 1, whole, 'ceil');
  const pieces = [
    { areaM2: squareMetre(paddyM2), grade: paddyGrade },
    { areaM2: squareMetre(dryM2), grade: dryGrade },
  ].filter(({ areaM2 }) => areaM2 > 0);
  return occupiedCapacityKg(pieces, rules, awarded);
}
