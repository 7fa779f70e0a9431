import { outsidePath, treasuryPath } from '../../ledger/account.ts';
import { leg } from '../../ledger/entry.ts';
import { constantWhy } from '../../ledger/why-terms.ts';
import type { Lot, QuotaLedger } from '../../quota/lot.ts';
import { DIMENSIONS, type Dimension, isZero, vector } from '../../quota/vector.ts';
import { supplyYield } from '../../rules/supply-yield.ts';
import { type Day, lastOfYear, yearOf } from '../../units/day.ts';
import type { Plan } from '../../world/batch.ts';
import { CODE } from '../../world/category-code.ts';
import type { Refusal } from '../../world/refusal.ts';
import type { SupplyProject } from '../../world/supply-project.ts';
import type { View } from '../../world/view.ts';
import { refuse } from './refuse.ts';

/** The rule behind the quota of a ledger. */
export const LEDGER_RULES = {
  L1: 'planning-scale',
  L2: 'annual-plan',
  L3: 'linkage-surplus',
  L4: 'farmland-balance',
  L5: 'red-line',
  L6: 'basic-farmland',
  L7: 'occupation-cap',
} as const satisfies Readonly<Record<QuotaLedger, string>>;

/**
 * Accepts a project: its quota, its new farmland and the payment of its cost in one batch. Refused
 * when a parcel of it has served before, or when nothing or less than nothing comes of it.
 *
 * @param accepted share of the plan that is accepted, in hundredths of a percent
 */
export function planAcceptance(
  project: SupplyProject,
  accepted: number,
  day: Day,
  view: View,
): Plan {
  const { id, city, costFen } = project;
  const { ledger, farmlandM2, ...amounts } = supplyYield(project, accepted, view.rules, day);
  const rule = LEDGER_RULES[ledger];
  const refusals = [...usedParcels(project, view), ...negatives(amounts, rule)];
  if (refusals.length > 0) return { ok: false, refusals };
  const minted = vector(amounts.areaM2, amounts.paddyM2, amounts.capacityKg);
  if (isZero(minted)) return { ok: false, refusals: [refuse('supplyEmpty', rule, 0, 1, 'm2')] };
  const lot = lotOf(project, ledger, minted, day);
  const payer = treasuryPath(city, 'general', CODE.quotaMoneyOut);
  const why = () => constantWhy(costFen, 'fen');
  const legs = leg(payer, outsidePath('contractor'), costFen, 'quota-settlement', why);
  const memo = 'project cost';
  return {
    ok: true,
    batch: {
      id: `accept/${id}`,
      entries: legs.length === 0 ? [] : [{ day, stage: 'quota', deal: '', memo, legs }],
      moves: [{ action: 'mint', day, rule, deal: '', lot, holder: city, priceFen: costFen }],
      farmland: farmlandM2 === 0 ? [] : [{ city, deltaM2: farmlandM2 }],
    },
  };
}

function lotOf(project: SupplyProject, ledger: QuotaLedger, minted: Lot['minted'], day: Day): Lot {
  const { id, kind, origin, document, grade, parcels, costFen } = project;
  return {
    ...{ id, ledger, origin, project: kind, document, accepted: day, vintage: yearOf(day), minted },
    ...{ grade, expires: ledger === 'L2' ? lastOfYear(yearOf(day)) : null, parcels, costFen },
  };
}

function usedParcels({ parcels }: SupplyProject, { quota, isDesignated }: View): Refusal[] {
  const again = parcels.filter((id) => isDesignated(id) || quota.lotOfParcel(id) !== undefined);
  if (again.length === 0) return [];
  return [refuse('supplyParcelUsed', 'land-used-once', again.length, 0, 'count')];
}

function negatives(amounts: Readonly<Record<Dimension, number>>, rule: string): Refusal[] {
  return DIMENSIONS.filter((d) => amounts[d] < 0).map((d) =>
    refuse('supplyNegative', rule, amounts[d], 0, d === 'capacityKg' ? 'kg' : 'm2'),
  );
}
