import type { FarmlandChange } from '../../world/batch.ts';
import type { BasicReplacement } from '../../world/deal.ts';
import type { DealFacts } from '../../world/deal-facts.ts';
import type { Refusal } from '../../world/refusal.ts';
import type { View } from '../../world/view.ts';
import { refuse } from './refuse.ts';

/** What of a deal, and of the world, its basic farmland is checked by. */
export type FarmlandFacts = Pick<
  DealFacts,
  'deal' | 'awarded' | 'taken' | 'paddyGrade' | 'dryGrade'
>;
export type FarmlandView = Pick<
  View,
  'rules' | 'isDesignated' | 'farmlandM2' | 'pledgedM2' | 'basicFarmlandM2'
> & { readonly quota: Pick<View['quota'], 'lotOfParcel'> };

/**
 * Permanent basic farmland is taken only with the approval of the State Council (土地管理法 Art. 35),
 * and only where as much farmland is designated in its place (基本农田保护条例 Art. 16): no poorer in
 * grade, less steep than the limit, on parcels that serve no other purpose, out of farmland of the
 * city that is not basic farmland already.
 */
export function checkBasicFarmland(facts: FarmlandFacts, view: FarmlandView): Refusal[] {
  const { basicFarmlandM2: basicM2, basicReplacement: replacement } = facts.deal;
  if (basicM2 === 0) return [];
  if (replacement === undefined) {
    return [refuse('basicFarmlandProtected', 'basic-farmland', basicM2, 0, 'm2')];
  }
  return [
    ...checkReplacement(facts, replacement, view),
    ...checkOrdinaryFarmland(facts, replacement, view),
  ];
}

function checkReplacement(
  facts: FarmlandFacts,
  { areaM2, grade, slopeDegrees, parcels }: BasicReplacement,
  { rules, quota, isDesignated }: FarmlandView,
): Refusal[] {
  const rule = 'basic-farmland-replacement';
  const refusals: Refusal[] = [];
  const basicM2 = facts.deal.basicFarmlandM2;
  if (areaM2 < basicM2) refusals.push(refuse('replacementShort', rule, areaM2, basicM2, 'm2'));
  const poorest = gradeOf(facts);
  if (grade > poorest) refusals.push(refuse('replacementPoorer', rule, grade, poorest, 'grade'));
  // The limit itself is too steep; slopes are stated in whole degrees.
  const limit = rules.find('replacement-slope', facts.awarded);
  const steepest = limit === null ? slopeDegrees : limit.numerator / limit.denominator - 1;
  if (slopeDegrees > steepest) {
    const found = ['replacementTooSteep', 'replacement-slope', slopeDegrees] as const;
    refusals.push(refuse(...found, steepest, 'degree'));
  }
  const used = parcels.filter((id) => isDesignated(id) || quota.lotOfParcel(id) !== undefined);
  if (used.length > 0) {
    refusals.push(refuse('replacementParcelUsed', 'land-used-once', used.length, 0, 'count'));
  }
  return refusals;
}

/** What is designated must be farmland that is there, stays there, and is not yet protected. */
function checkOrdinaryFarmland(
  { deal, taken }: FarmlandFacts,
  { areaM2 }: BasicReplacement,
  view: FarmlandView,
): Refusal[] {
  const { city, basicFarmlandM2 } = deal;
  const leftM2 = view.farmlandM2(city) - view.pledgedM2(city) - taken.areaM2;
  const ordinaryM2 = leftM2 - (view.basicFarmlandM2(city) - basicFarmlandM2);
  if (ordinaryM2 >= areaM2) return [];
  const rule = 'basic-farmland-replacement';
  return [refuse('replacementLandShort', rule, ordinaryM2, areaM2, 'm2')];
}

/** The grade of most of the farmland taken stands for that of the basic farmland in it. */
function gradeOf({ taken, paddyGrade, dryGrade }: FarmlandFacts): number {
  return taken.paddyM2 > taken.areaM2 - taken.paddyM2 ? paddyGrade : dryGrade;
}

/** Farmland spoken for by an award, and basic farmland replaced with it; none if none is taken. */
export function farmlandSpokenFor({ deal, taken }: FarmlandFacts): FarmlandChange[] {
  if (taken.areaM2 === 0) return [];
  const { city, basicFarmlandM2, basicReplacement: replacement } = deal;
  const pledged = { city, deltaM2: 0, pledgedM2: taken.areaM2 };
  if (basicFarmlandM2 === 0 || replacement === undefined) return [pledged];
  const basicM2 = replacement.areaM2 - basicFarmlandM2;
  return [{ ...pledged, basicM2, designated: replacement.parcels }];
}
