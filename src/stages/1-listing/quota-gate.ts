import type { Leg } from '../../ledger/entry.ts';
import type { QuotaLedger } from '../../quota/lot.ts';
import type { QuotaMove } from '../../quota/move.ts';
import { addVector, DIMENSIONS, isZero, type Vector, ZERO_VECTOR } from '../../quota/vector.ts';
import type { Day } from '../../units/day.ts';
import type { DealFacts } from '../../world/deal-facts.ts';
import type { City } from '../../world/party.ts';
import type { Refusal, RefusalCode } from '../../world/refusal.ts';
import type { View } from '../../world/view.ts';
import { checkBasicFarmland } from './basic-farmland.ts';
import { type GateTerms, gateOf, gateTerms } from './gate-terms.ts';
import { checkOverdue, promise } from './quota-commitment.ts';
import { quotaNeeds } from './quota-need.ts';
import { takeOver } from './quota-order.ts';
import { checkPriceBand } from './quota-price.ts';
import { findSupply, type QuotaBuyer } from './quota-supply.ts';
import { refuse } from './refuse.ts';

const SHORT: Readonly<Record<QuotaLedger, readonly RefusalCode[]>> = {
  L1: ['planningScaleShort'],
  L2: ['annualPlanShort'],
  L3: ['linkageSurplusShort', 'linkagePaddyShort', 'linkageCapacityShort'],
  L4: ['farmlandQuantityShort', 'farmlandPaddyShort', 'farmlandCapacityShort'],
  L5: ['redLineBreached'],
  L6: ['basicFarmlandProtected'],
  L7: ['occupationCapExceeded'],
};

/** The ledgers whose suppliers count where revenue is shared by quota supplied. */
const SHARED_LEDGERS: readonly QuotaLedger[] = ['L2', 'L3', 'L4'];

/** What the quota gate asks for once it opens: moves and the money for them, one batch. */
export interface GatePass {
  readonly moves: readonly QuotaMove[];
  readonly legs: readonly Leg[];
  /** Quota area supplied to the deal, by city (its own included), for sharing by quota. */
  readonly suppliedM2: ReadonlyMap<City, number>;
  readonly terms: GateTerms;
}

/** The gate of one deal: either a pass, or every refusal it meets. */
export type GateAnswer =
  | { readonly open: true; readonly pass: GatePass }
  | { readonly open: false; readonly refusals: readonly Refusal[] };

/**
 * The quota gate: finds, buys and reserves what the deal draws from its ledgers, and holds the
 * farmland left against the red lines L5 and L6. Replenishment that is missing is promised where
 * the scenario allows it. A refusal consumes nothing.
 *
 * @param day the day it happens on, which the moves bear; the rules are those of the award day
 */
export function askQuotaGate(facts: DealFacts, view: View, day: Day): GateAnswer {
  const refusals = [...checkRedLines(facts, view), ...checkOverdue(facts, view, day)];
  const moves: QuotaMove[] = [];
  const legs: Leg[] = [];
  const suppliedM2 = new Map<City, number>();
  const terms = gateTerms(facts, view);
  const buyer = buyerOf(facts);
  for (const { ledger, need, rule } of quotaNeeds(facts, terms)) {
    const { supplies, missing } = findSupply(buyer, ledger, need, view);
    if (!isZero(missing)) {
      if (ledger !== 'L4' || !gateOf(view).commitments) {
        refusals.push(...shortRefusals(ledger, need, missing, rule));
        continue;
      }
      const promised = promise(facts, missing, view, day);
      refusals.push(...promised.refusals);
      moves.push(promised.move);
    }
    const bought = supplies
      .filter((s) => s.holder !== facts.deal.city)
      .reduce((sum, s) => addVector(sum, s.handedOver), ZERO_VECTOR);
    const outside = checkPriceBand(ledger, bought, facts.awarded, view);
    if (outside !== null) refusals.push(outside);
    for (const supply of supplies) {
      const order = { city: facts.deal.city, deal: facts.deal.id, rule, day };
      const taken = takeOver(order, ledger, supply, view);
      moves.push(...taken.moves);
      legs.push(...taken.legs);
      if (taken.seller !== null && SHARED_LEDGERS.includes(ledger)) {
        const before = suppliedM2.get(taken.seller) ?? 0;
        suppliedM2.set(taken.seller, before + supply.amount.areaM2);
      }
    }
  }
  if (refusals.length > 0) return { open: false, refusals };
  return { open: true, pass: { moves, legs, suppliedM2, terms } };
}

function buyerOf({ deal, awarded, taken, paddyGrade, dryGrade }: DealFacts): QuotaBuyer {
  const mostlyPaddy = taken.paddyM2 > taken.areaM2 - taken.paddyM2;
  const grade = taken.areaM2 === 0 ? null : mostlyPaddy ? paddyGrade : dryGrade;
  return { city: deal.city, quotaSource: deal.quotaSource, awarded, grade };
}

function checkRedLines(facts: DealFacts, view: View): Refusal[] {
  const { deal, taken } = facts;
  const refusals = checkBasicFarmland(facts, view);
  // Farmland of deals awarded but not yet signed still stands, but is spoken for.
  const leftM2 = view.farmlandM2(deal.city) - view.pledgedM2(deal.city) - taken.areaM2;
  const redLineM2 = view.quota.total(deal.city, 'L5').available.areaM2;
  if (taken.areaM2 > 0 && leftM2 < redLineM2) {
    refusals.push(refuse('redLineBreached', 'red-line', leftM2, redLineM2, 'm2'));
  }
  return refusals;
}

function shortRefusals(
  ledger: QuotaLedger,
  need: Vector,
  missing: Vector,
  rule: string,
): Refusal[] {
  return DIMENSIONS.flatMap((d, i) => {
    const code = SHORT[ledger][i];
    const unit = d === 'capacityKg' ? 'kg' : 'm2';
    if (code === undefined || missing[d] === 0) return [];
    return [refuse(code, rule, need[d] - missing[d], need[d], unit)];
  });
}
