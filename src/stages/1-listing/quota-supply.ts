import type { Position } from '../../quota/book.ts';
import { holdingTotal } from '../../quota/holding.ts';
import type { QuotaLedger } from '../../quota/lot.ts';
import {
  addVector,
  isZero,
  minVector,
  shortfall,
  subVector,
  type Vector,
  ZERO_VECTOR,
} from '../../quota/vector.ts';
import { mulDiv } from '../../units/exact.ts';
import type { Ratio } from '../../units/ratio.ts';
import type { DealFacts } from '../../world/deal-facts.ts';
import { CITIES, type City, isCity, type QuotaHolder } from '../../world/party.ts';
import type { View } from '../../world/view.ts';

/** A part of one lot, and from whom it comes. */
export interface Supply {
  readonly holder: QuotaHolder;
  readonly lot: string;
  readonly origin: string;
  readonly amount: Vector;
}

/** Where the quota for one need comes from, and what nobody can supply. */
export interface SupplyPlan {
  readonly supplies: readonly Supply[];
  readonly missing: Vector;
}

/** The ledgers for which a deal's own `quotaSource` is asked before its city. */
const SOURCED: readonly QuotaLedger[] = ['L2', 'L4'];

/**
 * Finds quota for a need: first the source the deal names, then the city's own, then the shared
 * pool, then the other cities in fixed order, each lot by lot, oldest first. Others sell only
 * beyond the reserve they keep, and a city below its farmland target sells nothing (export gate).
 */
export function findSupply(
  facts: DealFacts,
  ledger: QuotaLedger,
  need: Vector,
  view: View,
): SupplyPlan {
  const supplies: Supply[] = [];
  let missing = need;
  for (const holder of sources(facts, ledger, view)) {
    if (isZero(missing)) break;
    const own = holder === facts.deal.city;
    const limit = own ? missing : sellable(holder, ledger, facts, view);
    const found = drawFrom(holder, ledger, minVector(missing, limit), view);
    supplies.push(...found.supplies);
    missing = shortfall(missing, found.drawn);
  }
  return { supplies, missing };
}

function sources(facts: DealFacts, ledger: QuotaLedger, view: View): QuotaHolder[] {
  const { city, quotaSource } = facts.deal;
  if (!view.policy.quota.trade) return [city];
  const named = quotaSource !== null && SOURCED.includes(ledger) ? [quotaSource] : [];
  return [...new Set<QuotaHolder>([...named, city, 'pool', ...CITIES])];
}

/** What a holder may hand to others: nothing behind the export gate, nothing of its reserve. */
function sellable(holder: QuotaHolder, ledger: QuotaLedger, facts: DealFacts, view: View): Vector {
  const total = view.quota.total(holder, ledger);
  if (!isCity(holder)) return total.available;
  if (view.rules.flag('export-gate', facts.awarded) && belowTarget(holder, view)) {
    return ZERO_VECTOR;
  }
  const everHeld = holdingTotal(total);
  const { reserve } = view.policy.quota;
  const keep: Vector = {
    areaM2: kept(everHeld.areaM2, reserve),
    paddyM2: kept(everHeld.paddyM2, reserve),
    capacityKg: kept(everHeld.capacityKg, reserve),
  };
  return shortfall(total.available, keep);
}

function kept(amount: number, reserve: Ratio): number {
  return mulDiv(amount, reserve.numerator, reserve.denominator, 'ceil');
}

/** Whether a city's farmland lies below its retention target (L5). */
export function belowTarget(city: City, view: View): boolean {
  return view.farmlandM2(city) < view.quota.total(city, 'L5').available.areaM2;
}

function drawFrom(
  holder: QuotaHolder,
  ledger: QuotaLedger,
  wanted: Vector,
  view: View,
): { supplies: Supply[]; drawn: Vector } {
  const supplies: Supply[] = [];
  let left = wanted;
  for (const position of view.quota.availablePositions(holder, ledger)) {
    if (isZero(left)) break;
    const amount = minVector(left, position.holding.available);
    if (isZero(amount)) continue;
    supplies.push(supplyOf(holder, position, amount));
    left = subVector(left, amount);
  }
  const drawn = supplies.reduce((sum, s) => addVector(sum, s.amount), ZERO_VECTOR);
  return { supplies, drawn };
}

function supplyOf(holder: QuotaHolder, { lot }: Position, amount: Vector): Supply {
  return { holder, lot: lot.id, origin: lot.origin, amount };
}
