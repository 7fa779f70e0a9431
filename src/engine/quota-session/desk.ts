import { clear } from '../../quota/clearing/clear.ts';
import type { Clearing } from '../../quota/clearing/clearing.ts';
import type { Draws, Market } from '../../quota/clearing/market.ts';
import type { OrderBook } from '../../quota/clearing/order.ts';
import type { QuotaLedger } from '../../quota/lot.ts';
import type { Day } from '../../units/day.ts';
import { formatDay } from '../../units/day.ts';
import type { LedgerMarket } from '../../world/quota-market.ts';
import type { View } from '../../world/view.ts';
import type { World } from '../../world/world.ts';
import type { Agenda } from '../agenda.ts';
import { sessionBatch } from './batch.ts';
import { goodsOf, orderBookOf, type TradedGood, type Waiting } from './book.ts';
import { marketOf } from './market.ts';
import { type Span, sessionSpans } from './spans.ts';

/** One good cleared on one day: what was offered and wanted, under what market, what came of it. */
export interface QuotaSession {
  readonly day: Day;
  readonly traded: TradedGood;
  readonly market: Market;
  readonly book: OrderBook;
  readonly clearing: Clearing;
}

/** Makes the draws of a named event; streams of different events have nothing in common. */
export type DrawsOf = (event: string) => Draws;

/**
 * Clears quota in sessions, where the scenario wants it so: cities buy ahead for the deals that
 * will stand at the gate before the next session, and at the gate draw only on what they hold.
 */
export class QuotaSessions {
  readonly #world: World;
  readonly #view: View;
  readonly #drawsOf: DrawsOf;
  readonly #held: QuotaSession[] = [];
  readonly #bought = new Set<string>();

  constructor(world: World, view: View, drawsOf: DrawsOf) {
    this.#world = world;
    this.#view = view;
    this.#drawsOf = drawsOf;
  }

  /** Puts every session of the run on the agenda. */
  schedule(waiting: readonly Waiting[], agenda: Agenda, start: Day, end: Day): void {
    const { trade, markets } = this.#view.policy.quota;
    if (!trade) return;
    for (const [ledger, market] of Object.entries(markets ?? {})) {
      for (const span of sessionSpans(market.sessions, start, end)) {
        agenda.add(span.day, 'session', () =>
          this.#hold(ledger as QuotaLedger, market, within(waiting, span), span.day),
        );
      }
    }
  }

  /** The ledgers sessions were held for. */
  ledgers(): ReadonlySet<QuotaLedger> {
    return new Set(this.#held.map(({ traded }) => traded.ledger));
  }

  /** Every session held so far, in order. */
  held(): readonly QuotaSession[] {
    return this.#held;
  }

  /** Whether a holder has bought of a lot in a session. */
  hasBought(holder: string, lot: string): boolean {
    return this.#bought.has(`${holder} ${lot}`);
  }

  #hold(ledger: QuotaLedger, how: LedgerMarket, waiting: readonly Waiting[], day: Day): void {
    for (const traded of goodsOf(ledger, how.bundled)) {
      const market = marketOf(traded, how, day, this.#view);
      const book = orderBookOf(traded, waiting, market.floor, this.#view);
      if (book.bids.length === 0) continue;
      const draws = this.#drawsOf(`${traded.good} ${formatDay(day)}`);
      const clearing = clear(book, market, draws);
      const originOf = (lot: string) => this.#world.quota.lot(lot)!.origin;
      const batch = sessionBatch(traded, clearing, originOf, day, this.#view);
      this.#world.commit(batch);
      for (const move of batch.moves) {
        if (move.action === 'trade') this.#bought.add(`${move.to} ${move.lot}`);
      }
      this.#held.push({ day, traded, market, book, clearing });
    }
  }
}

function within(waiting: readonly Waiting[], { day, last }: Span): Waiting[] {
  return waiting.filter(({ listed }) => listed >= day && listed <= last);
}
