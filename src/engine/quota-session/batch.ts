import { treasuryPath } from '../../ledger/account.ts';
import { type Entry, type Leg, leg, type Stage } from '../../ledger/entry.ts';
import type { Clearing, Deposit, OutsidePurchase, Trade } from '../../quota/clearing/clearing.ts';
import type { Lot } from '../../quota/lot.ts';
import type { QuotaMove } from '../../quota/move.ts';
import { ZERO_VECTOR } from '../../quota/vector.ts';
import { type Day, formatDay, yearOf } from '../../units/day.ts';
import { type Fen, fen, minFen, ZERO_FEN } from '../../units/fen.ts';
import type { Batch } from '../../world/batch.ts';
import { CODE } from '../../world/category-code.ts';
import { type City, isCity } from '../../world/party.ts';
import type { View } from '../../world/view.ts';
import type { TradedGood } from './book.ts';
import { Cutter } from './bundle.ts';

const RULE = 'quota-settlement';
const DEPOSIT = 'quota-lot-deposit';
const NATIONAL = 'national-quota-base-price';

/**
 * The batch of a session: each trade's quota and money in one step, the levy with it, and the
 * deposits lodged for lots, which become price or go back. What is
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
  const { dimension, good, ledger, bundled } = traded;
  const moves: QuotaMove[] = [];
  const legs: Leg[] = [];
  const cutter = new Cutter(view.quota, dimension, bundled);
  const { held, returned, inPrice } = depositLegs(clearing.deposits);
  for (const [i, trade] of clearing.trades.entries()) {
    moves.push(...tradeMoves(trade, cutter, day));
    const payee = payeeOf(trade.seller, originOf(trade.lot), view);
    legs.push(...tradeLegs(trade, inPrice[i] ?? ZERO_FEN, payee));
  }
  for (const [i, purchase] of clearing.outside.entries()) {
    moves.push(...outsideMoves(purchase, i + 1, traded, day, view));
    const pays = treasuryPath(purchase.buyer, 'general', CODE.quotaMoneyOut);
    const gets = treasuryPath('central', 'general', CODE.quotaMoneyIn);
    legs.push(...leg(pays, gets, purchase.priceFen, NATIONAL));
  }
  const entry = (stage: Stage, memo: string, made: readonly Leg[]): Entry[] =>
    made.length === 0 ? [] : [{ day, stage, deal: '', memo, legs: made }];
  return {
    id: `quota-session/${ledger}/${dimension}/${formatDay(day)}`,
    entries: [
      ...entry('listing', 'lot deposits held', held),
      ...entry('quota', `session ${good}`, legs),
      ...entry('listing', 'lot deposits returned', returned),
    ],
    moves,
    farmland: [],
  };
}

/** Who is paid for a lot: its holder; for the pool the lot's home city, else the province. */
export function payeeOf(
  holder: string,
  origin: string,
  { places }: Pick<View, 'places'>,
): City | 'hunan' {
  if (isCity(holder)) return holder;
  return isCity(origin) ? origin : (places.get(origin)?.city ?? 'hunan');
}

function tradeMoves(trade: Trade, cutter: Cutter, day: Day): QuotaMove[] {
  const { lot, seller, buyer, quantity, inKind, priceFen } = trade;
  const base = { day, rule: RULE, deal: '', lot, from: seller };
  const sold: QuotaMove = {
    ...{ ...base, action: 'trade', to: buyer, priceFen },
    amount: cutter.next(trade, quantity),
  };
  if (inKind === 0) return [sold];
  const levied: QuotaMove = {
    ...{ ...base, action: 'deposit', to: 'pool', priceFen: ZERO_FEN },
    amount: cutter.next(trade, inKind),
  };
  return [sold, levied];
}

/** The price, first out of the deposit the buyer has lodged, the rest from its budget. */
function tradeLegs(trade: Trade, depositFen: Fen, payee: City | 'hunan'): Leg[] {
  const pays = treasuryPath(trade.buyer, 'general', CODE.quotaMoneyOut);
  const gets = (party: string) => treasuryPath(party, 'general', CODE.quotaMoneyIn);
  const toSeller = minFen(depositFen, trade.sellerFen);
  const toLevy = fen(depositFen - toSeller);
  return [
    ...leg(lodgedBy(trade.buyer), gets(payee), toSeller, RULE),
    ...leg(pays, gets(payee), fen(trade.sellerFen - toSeller), RULE),
    ...leg(lodgedBy(trade.buyer), gets('hunan'), toLevy, RULE),
    ...leg(pays, gets('hunan'), fen(trade.levyFen - toLevy), RULE),
  ];
}

/** Where the platform keeps what a bidder has lodged. */
function lodgedBy(buyer: string): string {
  return treasuryPath('platform', 'escrow', 'deposit', buyer);
}

/** What goes into escrow before the bidding, what comes out again, and what becomes price. */
function depositLegs(deposits: readonly Deposit[]) {
  const budget = (buyer: string) => treasuryPath(buyer, 'general', CODE.quotaMoneyOut);
  const back = deposits.filter(({ outcome }) => outcome === 'returned');
  return {
    held: deposits.flatMap(({ buyer, amountFen }) =>
      leg(budget(buyer), lodgedBy(buyer), amountFen, DEPOSIT),
    ),
    returned: back.flatMap(({ buyer, amountFen }) =>
      leg(lodgedBy(buyer), budget(buyer), amountFen, DEPOSIT),
    ),
    // Trades and deposits that become price stand in the same order, that of the lots.
    inPrice: deposits.flatMap(({ outcome, amountFen }) =>
      outcome === 'converted' ? [amountFen] : [],
    ),
  };
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
