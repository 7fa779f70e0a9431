import { type Vector, vector } from '../quota/vector.ts';
import type { RuleBook } from '../rules/rule-book.ts';
import { occupiedCapacityKg } from '../rules/standard-capacity.ts';
import { squareMetre } from '../units/area.ts';
import type { Day } from '../units/day.ts';
import { mulDiv } from '../units/exact.ts';
import type { Ratio } from '../units/ratio.ts';
import type { Deal } from './deal.ts';
import type { Place } from './place.ts';

/** A deal with what its record left open filled in by the rules of its award day. */
export interface DealFacts {
  readonly deal: Deal;
  readonly place: Place;
  readonly awarded: Day;
  /** Area newly turned into construction land. */
  readonly newAreaM2: number;
  /** Farmland taken, in the three dimensions that must be made good. */
  readonly taken: Vector;
  readonly paddyGrade: number;
  readonly dryGrade: number;
  /** Grade of the place, 1–15: decides fees and the industrial floor. */
  readonly grade: number;
  /** Land of which a price is paid by the grantee. */
  readonly priced: boolean;
  /** Whether the price is a grant price (earmarks fall on it) rather than an allocation price. */
  readonly granted: boolean;
  /** Rule ids whose defaults stand in for what the record does not say. */
  readonly assumed: readonly string[];
}

/** Completes a deal from the rules; what was assumed is listed, never hidden. */
export function completeDeal(deal: Deal, place: Place, rules: RuleBook): DealFacts {
  const awarded = deal.awarded ?? deal.signed;
  const assumed: string[] = [];
  const newAreaM2 = deal.areaM2 - deal.stockAreaM2;
  const count = (rule: string) => {
    assumed.push(rule);
    return rules.count(rule, awarded, deal.city);
  };
  const ratioOf = (rule: string, areaM2: number) => {
    assumed.push(rule);
    return share(areaM2, rules.at(rule, awarded, deal.city));
  };
  const stated = deal.farmland;
  const areaM2 = stated?.areaM2 ?? (newAreaM2 > 0 ? ratioOf('farmland-share', newAreaM2) : 0);
  const paddyM2 = stated?.paddyM2 ?? (areaM2 > 0 ? ratioOf('paddy-share', areaM2) : 0);
  const paddyGrade = stated?.paddyGrade ?? (paddyM2 > 0 ? count('mean-grade-paddy') : 0);
  const dryGrade = stated?.dryGrade ?? (areaM2 > paddyM2 ? count('mean-grade-dry') : 0);
  const pieces = [
    { areaM2: squareMetre(paddyM2), grade: paddyGrade },
    { areaM2: squareMetre(areaM2 - paddyM2), grade: dryGrade },
  ].filter((piece) => piece.areaM2 > 0);
  const capacityKg = occupiedCapacityKg(pieces, rules, awarded);
  const priced = (deal.priceFen ?? 0) > 0;
  return {
    deal,
    place,
    awarded,
    newAreaM2,
    taken: vector(areaM2, paddyM2, capacityKg),
    paddyGrade,
    dryGrade,
    grade: rules.count('land-grade', awarded, place.id),
    priced,
    granted: priced && deal.method !== 'allocation',
    assumed,
  };
}

function share(areaM2: number, ratio: Ratio): number {
  return mulDiv(areaM2, ratio.numerator, ratio.denominator, 'halfUp');
}
