import { treasuryPath } from '../../ledger/account.ts';
import type { Leg } from '../../ledger/entry.ts';
import { leg } from '../../ledger/entry.ts';
import type { QuotaLedger } from '../../quota/lot.ts';
import type { QuotaMove } from '../../quota/move.ts';
import { addVector, isZero, type Vector, ZERO_VECTOR } from '../../quota/vector.ts';
import type { Day } from '../../units/day.ts';
import { CODE } from '../../world/category-code.ts';
import type { DealFacts } from '../../world/deal-facts.ts';
import { type City, isCity } from '../../world/party.ts';
import type { Refusal, RefusalCode } from '../../world/refusal.ts';
import type { View } from '../../world/view.ts';
import { quotaNeeds } from './quota-need.ts';
import { checkPriceBand, quotaPriceFen, quotaPriceWhy } from './quota-price.ts';
import { findSupply, type Supply } from './quota-supply.ts';
import { refuse } from './refuse.ts';

const SHORT: Readonly<Partial<Record<QuotaLedger, RefusalCode>>> = {
  L1: 'planningScaleShort',
  L2: 'annualPlanShort',
  L7: 'occupationCapExceeded',
};

/** What the quota gate asks for once it opens: moves and the money for them, one batch. */
export interface GatePass {
  readonly moves: readonly QuotaMove[];
  readonly legs: readonly Leg[];
  /** Quota area supplied to the deal, by city (its own included), for sharing by quota. */
  readonly suppliedM2: ReadonlyMap<City, number>;
}

/** The gate of one deal: either a pass, or every refusal it meets. */
export type GateAnswer =
  | { readonly open: true; readonly pass: GatePass }
  | { readonly open: false; readonly refusals: readonly Refusal[] };

/**
 * The quota gate: finds, buys and reserves what the deal draws from L1, L2, L4 and L7, and holds
 * the farmland left against the red lines L5 and L6. A refusal consumes nothing.
 *
 * @param day the day it happens on, which the moves bear; the rules are those of the award day
 */
export function askQuotaGate(facts: DealFacts, view: View, day: Day): GateAnswer {
  const refusals = checkRedLines(facts, view);
  const moves: QuotaMove[] = [];
  const legs: Leg[] = [];
  const suppliedM2 = new Map<City, number>();
  for (const { ledger, need, rule } of quotaNeeds(facts)) {
    const { supplies, missing } = findSupply(facts, ledger, need, view);
    if (!isZero(missing)) {
      refusals.push(...shortRefusals(ledger, need, missing, rule));
      continue;
    }
    const bought = supplies
      .filter((s) => s.holder !== facts.deal.city)
      .reduce((sum, s) => addVector(sum, s.amount), ZERO_VECTOR);
    const outside = checkPriceBand(ledger, bought, facts.awarded, view);
    if (outside !== null) refusals.push(outside);
    for (const supply of supplies) {
      const sold = sell(facts, ledger, supply, view, day);
      moves.push(...sold.moves, reserve(facts, supply, rule, day));
      legs.push(...sold.legs);
      if (sold.seller !== null && (ledger === 'L2' || ledger === 'L4')) {
        const before = suppliedM2.get(sold.seller) ?? 0;
        suppliedM2.set(sold.seller, before + supply.amount.areaM2);
      }
    }
  }
  if (refusals.length > 0) return { open: false, refusals };
  return { open: true, pass: { moves, legs, suppliedM2 } };
}

function checkRedLines(facts: DealFacts, view: View): Refusal[] {
  const { deal, taken } = facts;
  const refusals: Refusal[] = [];
  if (deal.basicFarmlandM2 > 0) {
    refusals.push(
      refuse('basicFarmlandProtected', 'basic-farmland', deal.basicFarmlandM2, 0, 'm2'),
    );
  }
  // Farmland of deals awarded but not yet signed still stands, but is spoken for.
  const promisedM2 = view.quota.total(deal.city, 'L4').reserved.areaM2;
  const leftM2 = view.farmlandM2(deal.city) - promisedM2 - taken.areaM2;
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
  const short = (code: RefusalCode, asked: number, lacking: number, unit: 'm2' | 'kg') =>
    lacking > 0 ? [refuse(code, rule, asked - lacking, asked, unit)] : [];
  const code = SHORT[ledger];
  if (code !== undefined) return short(code, need.areaM2, missing.areaM2, 'm2');
  return [
    ...short('farmlandQuantityShort', need.areaM2, missing.areaM2, 'm2'),
    ...short('farmlandPaddyShort', need.paddyM2, missing.paddyM2, 'm2'),
    ...short('farmlandCapacityShort', need.capacityKg, missing.capacityKg, 'kg'),
  ];
}

/** Buys one supply from whoever holds it; what the pool sells is paid to the lot's home city. */
function sell({ deal }: DealFacts, ledger: QuotaLedger, supply: Supply, view: View, day: Day) {
  const seller = isCity(supply.holder) ? supply.holder : homeCity(supply.origin, view);
  if (supply.holder === deal.city) return { moves: [], legs: [], seller };
  const priceFen = quotaPriceFen(ledger, supply.amount, view);
  const rule = 'quota-settlement';
  const buyerPays = treasuryPath(deal.city, 'general', CODE.quotaMoneyOut);
  const sellerGets = treasuryPath(seller ?? 'hunan', 'general', CODE.quotaMoneyIn);
  const move: QuotaMove = {
    action: 'trade',
    day,
    rule,
    deal: deal.id,
    lot: supply.lot,
    from: supply.holder,
    to: deal.city,
    amount: supply.amount,
    priceFen,
  };
  const why = () => quotaPriceWhy(ledger, supply.lot, supply.amount, view, rule);
  return { moves: [move], legs: leg(buyerPays, sellerGets, priceFen, rule, why), seller };
}

function reserve({ deal }: DealFacts, supply: Supply, rule: string, day: Day): QuotaMove {
  return {
    action: 'reserve',
    day,
    rule,
    deal: deal.id,
    lot: supply.lot,
    holder: deal.city,
    amount: supply.amount,
  };
}

function homeCity(origin: string, view: View): City | null {
  return isCity(origin) ? origin : (view.places.get(origin)?.city ?? null);
}
