import type { Position } from '../../quota/book.ts';
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
    const found = drawFrom(holder, ledger, missing, facts, view);
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

/**
 * What a holder may give of one lot: all of it to its own city and from the pool; to others
 * nothing behind the export gate, and nothing of the part of every lot that a city keeps.
 */
function givable(holder: QuotaHolder, { lot, holding }: Position, view: View): Vector {
  if (!isCity(holder)) return holding.available;
  const { reserve } = view.policy.quota;
  const { areaM2, paddyM2, capacityKg } = lot.minted;
  const keep: Vector = {
    areaM2: kept(areaM2, reserve),
    paddyM2: kept(paddyM2, reserve),
    capacityKg: kept(capacityKg, reserve),
  };
  return shortfall(holding.available, keep);
}

function exportsNothing(holder: QuotaHolder, { awarded }: DealFacts, view: View): boolean {
  return isCity(holder) && view.rules.flag('export-gate', awarded) && belowTarget(holder, view);
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
  facts: DealFacts,
  view: View,
): { supplies: Supply[]; drawn: Vector } {
  const own = holder === facts.deal.city;
  const supplies: Supply[] = [];
  if (!own && exportsNothing(holder, facts, view)) return { supplies, drawn: ZERO_VECTOR };
  let left = wanted;
  for (const position of view.quota.availablePositions(holder, ledger)) {
    if (isZero(left)) break;
    const most = own ? position.holding.available : givable(holder, position, view);
    const amount = minVector(left, most);
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
