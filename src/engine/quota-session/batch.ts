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
import { afterDeposit, outOfDeposit, SessionWhy } from './session-why.ts';

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
  const why = new SessionWhy(traded, clearing, day, view);
  const { held, returned, inPrice } = depositLegs(clearing.deposits, why);
  for (const [i, trade] of clearing.trades.entries()) {
    moves.push(...tradeMoves(trade, cutter, day));
    const payee = payeeOf(trade.seller, originOf(trade.lot), view);
    legs.push(...tradeLegs(trade, i + 1, inPrice[i] ?? null, payee, why));
  }
  for (const [i, purchase] of clearing.outside.entries()) {
    moves.push(...outsideMoves(purchase, i + 1, traded, day, view));
    const pays = treasuryPath(purchase.buyer, 'general', CODE.quotaMoneyOut);
    const gets = treasuryPath('central', 'general', CODE.quotaMoneyIn);
    const { quantity, priceFen } = purchase;
    legs.push(...leg(pays, gets, priceFen, NATIONAL, () => why.outside(i + 1, quantity)));
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

/** A deposit that became price, and its number among all that were lodged. */
interface Lodged {
  readonly amountFen: Fen;
  readonly item: number;
}

/** The price, first out of the deposit the buyer has lodged, the rest from its budget. */
function tradeLegs(
  trade: Trade,
  item: number,
  lodged: Lodged | null,
  payee: City | 'hunan',
  why: SessionWhy,
): Leg[] {
  const pays = treasuryPath(trade.buyer, 'general', CODE.quotaMoneyOut);
  const gets = (party: string) => treasuryPath(party, 'general', CODE.quotaMoneyIn);
  const depositFen = lodged?.amountFen ?? ZERO_FEN;
  const toSeller = minFen(depositFen, trade.sellerFen);
  const toLevy = fen(depositFen - toSeller);
  const deposit = () => why.deposit(lodged!.item, depositFen);
  const whole = () => why.sellerPart(trade, item);
  const levy = () => why.levy(trade, item);
  const fromDeposit = () => outOfDeposit(whole(), deposit());
  const levyFromDeposit = () => afterDeposit(deposit(), fromDeposit());
  const rest = () => (toSeller === 0 ? whole() : afterDeposit(whole(), fromDeposit()));
  const levyRest = () => (toLevy === 0 ? levy() : afterDeposit(levy(), levyFromDeposit()));
  return [
    ...leg(lodgedBy(trade.buyer), gets(payee), toSeller, RULE, fromDeposit),
    ...leg(pays, gets(payee), fen(trade.sellerFen - toSeller), RULE, rest),
    ...leg(lodgedBy(trade.buyer), gets('hunan'), toLevy, RULE, levyFromDeposit),
    ...leg(pays, gets('hunan'), fen(trade.levyFen - toLevy), RULE, levyRest),
  ];
}

/** Where the platform keeps what a bidder has lodged. */
function lodgedBy(buyer: string): string {
  return treasuryPath('platform', 'escrow', 'deposit', buyer);
}

/** What goes into escrow before the bidding, what comes out again, and what becomes price. */
function depositLegs(deposits: readonly Deposit[], why: SessionWhy) {
  const budget = (buyer: string) => treasuryPath(buyer, 'general', CODE.quotaMoneyOut);
  const held: Leg[] = [];
  const returned: Leg[] = [];
  // Trades and deposits that become price stand in the same order, that of the lots.
  const inPrice: Lodged[] = [];
  for (const [i, { buyer, amountFen, outcome }] of deposits.entries()) {
    const item = i + 1;
    const reason = () => why.deposit(item, amountFen);
    held.push(...leg(budget(buyer), lodgedBy(buyer), amountFen, DEPOSIT, reason));
    if (outcome === 'converted') inPrice.push({ amountFen, item });
    else returned.push(...leg(lodgedBy(buyer), budget(buyer), amountFen, DEPOSIT, reason));
  }
  return { held, returned, inPrice };
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
