import { treasuryPath } from '../../ledger/account.ts';
import { type Leg, leg } from '../../ledger/entry.ts';
import type { QuotaLedger } from '../../quota/lot.ts';
import type { QuotaMove } from '../../quota/move.ts';
import type { Day } from '../../units/day.ts';
import { CODE } from '../../world/category-code.ts';
import { type City, isCity } from '../../world/party.ts';
import { homeCityOf } from '../../world/place.ts';
import type { View } from '../../world/view.ts';
import { quotaPriceFen, quotaPriceWhy } from './quota-price.ts';
import type { Supply } from './quota-supply.ts';

/** For whom quota is taken over, for which deal, under which rule and when. */
export interface QuotaOrder {
  readonly city: City;
  readonly deal: string;
  readonly rule: string;
  readonly day: Day;
}

/** One supply taken over and reserved: its moves, its money, and the city it came from. */
export interface TakenOver {
  readonly moves: readonly QuotaMove[];
  readonly legs: readonly Leg[];
  readonly seller: City | null;
}

/**
 * Buys one supply from whoever holds it, unless it is the city's own, and reserves what of it the
 * deal draws. What the pool sells is paid to the lot's home city.
 */
export function takeOver(
  { city, deal, rule, day }: QuotaOrder,
  ledger: QuotaLedger,
  { holder, lot, origin, amount, handedOver }: Supply,
  view: View,
): TakenOver {
  const seller = isCity(holder) ? holder : homeCityOf(origin, view.places);
  const reserve: QuotaMove = { action: 'reserve', day, rule, deal, lot, holder: city, amount };
  if (holder === city) return { moves: [reserve], legs: [], seller };
  const priceFen = quotaPriceFen(ledger, handedOver, view);
  const settlement = 'quota-settlement';
  const buyerPays = treasuryPath(city, 'general', CODE.quotaMoneyOut);
  const sellerGets = treasuryPath(seller ?? 'hunan', 'general', CODE.quotaMoneyIn);
  const why = () => quotaPriceWhy(ledger, lot, handedOver, view, settlement);
  const trade: QuotaMove = {
    action: 'trade',
    day,
    rule: settlement,
    deal,
    lot,
    from: holder,
    to: city,
    amount: handedOver,
    priceFen,
  };
  return {
    moves: [trade, reserve],
    legs: leg(buyerPays, sellerGets, priceFen, settlement, why),
    seller,
  };
}
