import { treasuryPath } from '../../ledger/account.ts';
import { type Leg, leg } from '../../ledger/entry.ts';
import type { Clearing, OutsidePurchase, Trade } from '../../quota/clearing/clearing.ts';
import type { Lot } from '../../quota/lot.ts';
import type { QuotaMove } from '../../quota/move.ts';
import { type Dimension, type Vector, ZERO_VECTOR } from '../../quota/vector.ts';
import { type Day, formatDay, yearOf } from '../../units/day.ts';
import { ZERO_FEN } from '../../units/fen.ts';
import type { Batch } from '../../world/batch.ts';
import { CODE } from '../../world/category-code.ts';
import { type City, isCity } from '../../world/party.ts';
import type { View } from '../../world/view.ts';
import type { TradedGood } from './book.ts';

const RULE = 'quota-settlement';
const NATIONAL = 'national-quota-base-price';

/**
 * The batch of a session: each trade's quota and money in one step, the levy with it. What is
 * bought from the national pool comes into being in the centre's hands and is traded on from
 * there, so that it too is delivered against payment; the centre keeps what it does not pay out.
 */
export function sessionBatch(
  traded: TradedGood,
  clearing: Clearing,
  originOf: (lot: string) => string,
  day: Day,
  view: View,
): Batch {
  const { dimension, good, ledger } = traded;
  const moves: QuotaMove[] = [];
  const legs: Leg[] = [];
  for (const trade of clearing.trades) {
    moves.push(...tradeMoves(trade, dimension, day));
    legs.push(...tradeLegs(trade, payeeOf(trade.seller, originOf(trade.lot), view)));
  }
  for (const [i, purchase] of clearing.outside.entries()) {
    moves.push(...outsideMoves(purchase, i + 1, traded, day, view));
    const pays = treasuryPath(purchase.buyer, 'general', CODE.quotaMoneyOut);
    const gets = treasuryPath('central', 'general', CODE.quotaMoneyIn);
    legs.push(...leg(pays, gets, purchase.priceFen, NATIONAL));
  }
  const entry = { day, stage: 'quota' as const, deal: '', memo: `session ${good}`, legs };
  return {
    id: `quota-session/${ledger}/${dimension}/${formatDay(day)}`,
    entries: legs.length === 0 ? [] : [entry],
    moves,
    farmland: [],
  };
}

/** Who is paid for a lot: its holder; for the pool the lot's home city, else the province. */
export function payeeOf(holder: string, origin: string, { places }: View): City | 'hunan' {
  if (isCity(holder)) return holder;
  return isCity(origin) ? origin : (places.get(origin)?.city ?? 'hunan');
}

function tradeMoves(trade: Trade, dimension: Dimension, day: Day): QuotaMove[] {
  const { lot, seller, buyer, quantity, inKind, priceFen } = trade;
  const base = { day, rule: RULE, deal: '', lot, from: seller };
  const amount = (units: number): Vector => ({ ...ZERO_VECTOR, [dimension]: units });
  const sold: QuotaMove = {
    ...{ ...base, action: 'trade', to: buyer, priceFen },
    amount: amount(quantity),
  };
  if (inKind === 0) return [sold];
  const levied: QuotaMove = {
    ...{ ...base, action: 'deposit', to: 'pool', priceFen: ZERO_FEN },
    amount: amount(inKind),
  };
  return [sold, levied];
}

function tradeLegs(trade: Trade, payee: City | 'hunan'): Leg[] {
  const pays = treasuryPath(trade.buyer, 'general', CODE.quotaMoneyOut);
  const gets = (party: string) => treasuryPath(party, 'general', CODE.quotaMoneyIn);
  return [
    ...leg(pays, gets(payee), trade.sellerFen, RULE),
    ...leg(pays, gets('hunan'), trade.levyFen, RULE),
  ];
}

function outsideMoves(
  { buyer, quantity, priceFen, bid }: OutsidePurchase,
  number: number,
  { ledger, dimension }: TradedGood,
  day: Day,
  { rules }: View,
): QuotaMove[] {
  const minted = { ...ZERO_VECTOR, [dimension]: quantity };
  const lot: Lot = {
    id: `national/${ledger}/${dimension}/${formatDay(day)}/${number}`,
    ...{ ledger, minted, origin: 'central', accepted: day, vintage: yearOf(day) },
    project: bid,
    document: rules.rule(NATIONAL)?.document ?? '',
    ...{ grade: null, expires: null },
  };
  const base = { day, rule: NATIONAL, deal: '' };
  return [
    { ...base, action: 'mint', lot, holder: 'central' },
    {
      ...{ ...base, action: 'trade', lot: lot.id, from: 'central', to: buyer, priceFen },
      amount: minted,
    },
  ];
}
