import { stream } from '../../behaviour/stream.ts';
import { allottedOpening } from '../../engine/allotted-opening.ts';
import { payeeOf } from '../../engine/quota-session/batch.ts';
import { goodsOf, orderBookOf, type TradedGood } from '../../engine/quota-session/book.ts';
import { marketOf } from '../../engine/quota-session/market.ts';
import { type StaticMarket, staticMarket } from '../../engine/quota-session/static-book.ts';
import type { RunInput } from '../../engine/run-input.ts';
import { clear } from '../../quota/clearing/clear.ts';
import type { Draws, Market } from '../../quota/clearing/market.ts';
import type { OrderBook } from '../../quota/clearing/order.ts';
import { planWelfare, transportOf } from '../../quota/clearing/transport.ts';
import { welfareOf } from '../../quota/clearing/welfare.ts';
import type { QuotaLedger } from '../../quota/lot.ts';
import type { QuotaPreset } from '../../scenario/quota-preset.ts';
import { firstOfYear, lastOfYear } from '../../units/day.ts';
import type { Ratio } from '../../units/ratio.ts';
import { solveTransport } from '../yardstick/solve-transport.ts';
import { type Candidate, candidatesFor } from './candidates.ts';
import { type OutcomeRow, optimumRow, rowOf } from './outcome-row.ts';
import { apart, open } from './pooling.ts';

/** One good put through every mechanism and every way of pooling. */
export interface GoodComparison {
  readonly good: TradedGood['good'];
  readonly dimension: TradedGood['dimension'];
  /** Whether paddy and capacity go along with the area. */
  readonly bundled: boolean;
  readonly supply: number;
  readonly demand: number;
  /** Each city alone, each mechanism in turn, last the optimum. */
  readonly mechanisms: readonly OutcomeRow[];
  /** The optimum of three separate pools, of one pool with gate and reserve, of one pool. */
  readonly pools: readonly OutcomeRow[];
}

export interface ComparisonRequest {
  readonly ledger: QuotaLedger;
  /** Only what is needed in this year; null: in the whole run. */
  readonly year: number | null;
  /** Part of every lot that is there. */
  readonly supply: Ratio;
  readonly seed: number;
}

/**
 * Puts one demand and one supply through all mechanisms, and holds each against the least-cost
 * assignment.
 *
 * @throws InvariantError when a clearing or the yardstick breaks its checks
 * @throws RuleGapError when a rule has no value for a day it is needed on
 */
export async function compareClearing(
  input: RunInput,
  presets: readonly QuotaPreset[],
  { ledger, year, supply, seed }: ComparisonRequest,
): Promise<GoodComparison[]> {
  const first = year === null ? input.start : maxOf(input.start, firstOfYear(year));
  const last = year === null ? input.end : minOf(input.end, lastOfYear(year));
  const both = staticMarket({ ...input, opening: allottedOpening(input) }, first, last, supply);
  const candidates = candidatesFor(ledger, input.policy.quota.markets?.[ledger], presets);
  const draws = (label: string, count: number) =>
    stream({ seed, replicate: 0, entity: `compare ${ledger}`, purpose: label }).int(0, count - 1);
  const compared: GoodComparison[] = [];
  for (const traded of goodsOf(ledger, input.policy.quota.markets?.[ledger]?.bundled)) {
    const trial = new Trial(traded, both, first, draws);
    if (trial.empty) continue;
    compared.push(await trial.compare(candidates));
  }
  return compared;
}

/** One good on trial. */
class Trial {
  readonly #traded: TradedGood;
  readonly #both: StaticMarket;
  readonly #day: RunInput['start'];
  readonly #draws: Draws;
  readonly #book: OrderBook;
  readonly #known = new Map<boolean, bigint>();

  constructor(traded: TradedGood, both: StaticMarket, day: RunInput['start'], draws: Draws) {
    this.#traded = traded;
    this.#both = both;
    this.#day = day;
    this.#draws = draws;
    const floor = both.view.rules.find('quota-price-floor', day, traded.good);
    this.#book = orderBookOf(traded, both.waiting, floor, both.view);
  }

  get empty(): boolean {
    return this.#book.bids.length === 0 || this.#book.asks.length === 0;
  }

  async compare(candidates: readonly Candidate[]): Promise<GoodComparison> {
    const { good, dimension, bundled } = this.#traded;
    const total = (orders: readonly { readonly quantity: number }[]) =>
      orders.reduce((sum, { quantity }) => sum + quantity, 0);
    const onePool = open(this.#market(candidates[0]!));
    const optimum = await this.#optimum(onePool, this.#book, OPTIMUM);
    const mechanisms: OutcomeRow[] = [await this.#row(ALONE, apart(onePool), this.#atHome())];
    for (const candidate of candidates) {
      const name = { id: candidate.id, ...candidate.label };
      mechanisms.push(await this.#row(name, this.#market(candidate), this.#book));
    }
    return {
      ...{ good, dimension, bundled },
      supply: total(this.#book.asks),
      demand: total(this.#book.bids),
      mechanisms: [...mechanisms, optimum],
      pools: [
        await this.#optimum(apart(onePool), this.#atHome(), SEPARATE),
        await this.#optimum(this.#market(candidates[0]!), this.#book, GATED),
        { ...optimum, ...ONE_POOL },
      ].map((row) => ({ ...row, optimumShareBp: shareBp(row.totalFen, optimum.totalFen) })),
    };
  }

  #market({ market }: Candidate): Market {
    return marketOf(this.#traded, market, this.#day, this.#both.view);
  }

  /** What the pool holds is back with the cities it came from. */
  #atHome(): OrderBook {
    const asks = this.#book.asks.map((ask) => ({ ...ask, holder: this.#payee(ask.id) }));
    return { ...this.#book, asks };
  }

  readonly #payee = (id: string): string => {
    const { holder, lot } = this.#book.asks.find((ask) => ask.id === id)!;
    return payeeOf(holder, this.#both.originOf(lot), this.#both.view);
  };

  async #row(name: typeof ALONE, market: Market, book: OrderBook): Promise<OutcomeRow> {
    const clearing = clear(book, market, this.#draws);
    const welfare = welfareOf(book, market, clearing, this.#payee);
    const supply = book.asks.reduce((sum, { quantity }) => sum + quantity, 0);
    return rowOf(name, clearing, supply, welfare, await this.#best(market));
  }

  /** The best there is for a market without gate and reserve, with or without the outside. */
  async #best(market: Market): Promise<bigint> {
    const key = market.outside !== null;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const transport = transportOf(this.#book, open(market));
    const best = planWelfare(transport, await solveTransport(transport));
    this.#known.set(key, best);
    return best;
  }

  async #optimum(market: Market, book: OrderBook, name: typeof ALONE): Promise<OutcomeRow> {
    const transport = transportOf(book, market);
    return optimumRow(name, transport, await solveTransport(transport), this.#payee);
  }
}

const ALONE = { id: 'alone', zh: '各市自用，不交易', en: 'Each city alone' };
const OPTIMUM = { id: 'optimum', zh: '最优分配（线性规划）', en: 'Optimum (linear programme)' };
const SEPARATE = { id: 'separate', zh: '三个市级库', en: 'Three separate pools' };
const GATED = { id: 'gated', zh: '一库，限制调出并留存', en: 'One pool, export gate and reserve' };
const ONE_POOL = { id: 'onePool', zh: '一库，不设限', en: 'One pool, no limits' };

function shareBp(part: bigint, whole: bigint): number {
  return whole <= 0n ? 10_000 : Number((part * 10_000n) / whole);
}

function maxOf<T extends number>(a: T, b: T): T {
  return a > b ? a : b;
}

function minOf<T extends number>(a: T, b: T): T {
  return a < b ? a : b;
}
