import { headroomM2 } from '../../quota/assessment.ts';
import type { Position } from '../../quota/book.ts';
import { type DrawTerms, drawLots } from '../../quota/draw.ts';
import type { QuotaLedger } from '../../quota/lot.ts';
import { isZero, shortfall, type Vector } from '../../quota/vector.ts';
import type { Day } from '../../units/day.ts';
import { mulDiv } from '../../units/exact.ts';
import type { Ratio } from '../../units/ratio.ts';
import { CITIES, type City, isCity, type QuotaHolder } from '../../world/party.ts';
import { isOutside } from '../../world/policy.ts';
import type { View } from '../../world/view.ts';
import { gateOf } from './gate-terms.ts';

/** Who needs quota, and by the rules of which day. */
export interface QuotaBuyer {
  readonly city: City;
  readonly quotaSource: QuotaHolder | null;
  readonly awarded: Day;
  /** Grade of most of the farmland taken; null where none is. */
  readonly grade: number | null;
  /** Whether nothing is to be bought. */
  readonly ownOnly?: boolean;
}

/** A part of one lot, and from whom it comes. */
export interface Supply {
  readonly holder: QuotaHolder;
  readonly lot: string;
  readonly origin: string;
  readonly amount: Vector;
  /** What changes hands for it: more than the amount where the lot sells whole. */
  readonly handedOver: Vector;
}

/** Where the quota for one need comes from, and what nobody can supply. */
export interface SupplyPlan {
  readonly supplies: readonly Supply[];
  readonly missing: Vector;
}

/** The ledgers for which a deal's own `quotaSource` is asked before its city. */
const SOURCED: readonly QuotaLedger[] = ['L2', 'L3', 'L4'];

/**
 * Finds quota for a need: first the source the deal names, then the city's own, then the shared
 * pool, then the other cities in fixed order, each lot by lot in the order the scenario asks for.
 * Others sell only beyond the reserve they keep, and a city below its farmland target, now or at
 * its last assessment, sells nothing (export gate).
 */
export function findSupply(
  buyer: QuotaBuyer,
  ledger: QuotaLedger,
  need: Vector,
  view: View,
): SupplyPlan {
  const supplies: Supply[] = [];
  let missing = need;
  const { lotChoice: choice, bundled } = gateOf(view);
  for (const holder of sources(buyer, ledger, view)) {
    if (isZero(missing)) break;
    const terms = { choice, bundled, grade: buyer.grade };
    const { drawn, left } = drawFrom(holder, ledger, missing, buyer, terms, view);
    supplies.push(...drawn);
    missing = left;
  }
  return { supplies, missing };
}

/** Those to be asked, each once; whoever comes later is looked for only when still needed. */
function* sources(buyer: QuotaBuyer, ledger: QuotaLedger, view: View): Generator<QuotaHolder> {
  const { city, quotaSource } = buyer;
  const named = SOURCED.includes(ledger) ? quotaSource : null;
  if (named === null) yield city;
  if (!mayBuy(buyer, ledger, view)) {
    if (named !== null) yield city;
    return;
  }
  if (named !== null) yield named;
  if (named !== null && named !== city) yield city;
  if (named !== 'pool') yield 'pool';
  for (const other of CITIES) {
    if (other !== city && other !== named && !isOutside(other, view.policy)) yield other;
  }
}

function mayBuy({ city, ownOnly }: QuotaBuyer, ledger: QuotaLedger, { policy }: View): boolean {
  const { trade, prices, markets } = policy.quota;
  const unpriced = ledger === 'L3' && prices.L3 === undefined;
  // What is cleared in sessions was bought there: the gate draws on what the city holds.
  const cleared = markets?.[ledger] !== undefined;
  return trade && ownOnly !== true && !isOutside(city, policy) && !unpriced && !cleared;
}

/**
 * What a holder may give of one lot: all of it to its own city and from the pool; to others
 * nothing behind the export gate, and nothing of the part of every lot that a city keeps, unless
 * the lot is listed to sell whole.
 */
function givable(holder: QuotaHolder, { lot, holding }: Position, view: View): Vector {
  if (!isCity(holder) || lot.whole === true) return holding.available;
  const { reserve } = view.policy.quota;
  const { areaM2, paddyM2, capacityKg } = lot.minted;
  const keep: Vector = {
    areaM2: kept(areaM2, reserve),
    paddyM2: kept(paddyM2, reserve),
    capacityKg: kept(capacityKg, reserve),
  };
  return shortfall(holding.available, keep);
}

/** Whether the export gate of a day holds back what a holder has: below target now or last. */
export function exportsNothing(holder: QuotaHolder, day: Day, view: View): boolean {
  if (!isCity(holder) || !view.rules.flag('export-gate', day)) return false;
  const last = view.quota.lastAssessment(holder);
  return belowTarget(holder, view) || (last !== undefined && headroomM2(last) < 0);
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
  buyer: QuotaBuyer,
  terms: DrawTerms,
  view: View,
): { drawn: Supply[]; left: Vector } {
  const own = holder === buyer.city;
  if (!own && exportsNothing(holder, buyer.awarded, view)) return { drawn: [], left: wanted };
  const mostOf = (position: Position) =>
    own ? position.holding.available : givable(holder, position, view);
  const positions = view.quota.availablePositions(holder, ledger);
  const { draws, left } = drawLots(positions, wanted, terms, mostOf);
  const drawn = draws.map(({ position: { lot, holding }, amount }) => ({
    holder,
    lot: lot.id,
    origin: lot.origin,
    amount,
    handedOver: lot.whole === true ? holding.available : amount,
  }));
  return { drawn, left };
}
