import type { Day } from '../../units/day.ts';
import { yearOf } from '../../units/day.ts';
import { PARTIES, partyRank } from '../../world/party.ts';
import type { Policy } from '../../world/policy.ts';
import type { BaseTable } from './base-table.ts';
import { BOOK_LINE_COUNT, NET_REVENUE_LINE } from './book-line.ts';
import type { ShareAmounts } from './share-amounts.ts';
import { REGIME_AT, type TransferCalendar } from './transfer-calendar.ts';
import { WideSum } from './wide-sum.ts';

const WIDTH = PARTIES.length;
const GREEN_HEART = partyRank('green-heart');
const PROVINCE = partyRank('hunan');

/** What transfers come to by the end of a run. */
export interface TransferOutcome {
  /** Vouchers that were booked. */
  readonly vouchers: number;
  /** What they moved, whichever way, in fen. */
  readonly movedFen: bigint;
  /** Money in the wrong treasury times the days it lay there. */
  readonly fenDays: bigint;
}

/**
 * Follows what lies in the wrong treasury to its voucher: receipt by receipt and line by line
 * under T-B, by day and pair under T-C, by year and pair under T-A. What is due after the run's
 * end is still on its way. Nothing goes wrong and nothing is netted.
 */
export function followTransfers(
  table: BaseTable,
  { receiptFen, taxFen }: ShareAmounts,
  policy: Policy,
  calendar: TransferCalendar,
): TransferOutcome {
  const { deals, receipts, kept, taxes, start, end } = table;
  const regimes = calendar.regimes(policy);
  const vouchers = new Vouchers(end, calendar);
  let tax = 0;
  const taxesUntil = (day: number) => {
    for (; tax < taxes.count && taxes.day[tax]! <= day; tax += 1) {
      const holder = deals.land[taxes.deal[tax]!]!;
      const since = taxes.day[tax]!;
      vouchers.begin(regimes[since - start]!, since, holder);
      for (let party = 0; party < WIDTH; party += 1) {
        vouchers.owe(party, NET_REVENUE_LINE, taxFen[tax * WIDTH + party]!);
      }
      vouchers.close();
    }
  };
  for (let i = 0; i < receipts.count; i += 1) {
    const deal = receipts.deal[i]!;
    const land = deals.land[deal]!;
    const since = receipts.settled[i]!;
    taxesUntil(since);
    const isOutside = deals.outside[deal] === 1;
    const collected = isOutside ? REGIME_AT['T-A'] : regimes[receipts.received[i]! - start]!;
    const holder = holderOf(collected, land, deals.collector[deal]!);
    vouchers.begin(isOutside ? REGIME_AT['T-A'] : regimes[since - start]!, since, holder);
    const keptTo = i + 1 < receipts.count ? receipts.keptFrom[i + 1]! : kept.count;
    for (let k = receipts.keptFrom[i]!; k < keptTo; k += 1) {
      vouchers.owe(land, kept.line[k]!, kept.amountFen[k]!);
    }
    vouchers.owe(GREEN_HEART, NET_REVENUE_LINE, receipts.levyFen[i]!);
    for (let party = 0; party < WIDTH; party += 1) {
      vouchers.owe(party, NET_REVENUE_LINE, receiptFen[i * WIDTH + party]!);
    }
    vouchers.close();
  }
  taxesUntil(end);
  return vouchers.finish();
}

/** The treasury a receipt lies in: the land's own, the collector's, or the province's. */
function holderOf(regime: number, land: number, collector: number): number {
  if (regime === REGIME_AT['T-C']) return PROVINCE;
  return regime === REGIME_AT['T-B'] ? collector : land;
}

/** A voucher of several receipts: what it has collected and when it is due. */
interface Gathered {
  amountFen: number;
  readonly due: number;
}

/** Adds up vouchers, receipt by receipt. */
class Vouchers {
  readonly #end: Day;
  readonly #calendar: TransferCalendar;
  readonly #fenDays = new WideSum();
  readonly #movedFen = new WideSum();
  readonly #gathered = new Map<number, Gathered>();
  /** Under T-B: amounts of the receipt by owner and line, and which of them there are. */
  readonly #lineFen = new Float64Array(WIDTH * BOOK_LINE_COUNT);
  readonly #used = new Uint8Array(WIDTH * BOOK_LINE_COUNT);
  readonly #lines: number[] = [];
  #booked = 0;
  #regime = 0;
  #holder = 0;
  #due = 0;
  #days = 0;
  #span = 0;

  constructor(end: Day, calendar: TransferCalendar) {
    this.#end = end;
    this.#calendar = calendar;
  }

  /** Begins with what one receipt or tax leaves in a treasury. */
  begin(regime: number, since: number, holder: number): void {
    this.#regime = regime;
    this.#holder = holder;
    this.#due = this.#calendar.due(regime, since);
    this.#days = Math.min(this.#due, this.#end) - since;
    this.#span = regime === REGIME_AT['T-A'] ? yearOf(since as Day) : since;
  }

  owe(owner: number, line: number, amountFen: number): void {
    if (amountFen === 0 || owner === this.#holder) return;
    this.#fenDays.add(amountFen, this.#days);
    if (this.#regime === REGIME_AT['T-B']) {
      const at = owner * BOOK_LINE_COUNT + line;
      if (this.#used[at] === 0) this.#lines.push(at);
      this.#used[at] = 1;
      this.#lineFen[at]! += amountFen;
      return;
    }
    const pair = this.#holder * WIDTH + owner;
    const key = (this.#span * REGIME_COUNT + this.#regime) * WIDTH * WIDTH + pair;
    const known = this.#gathered.get(key);
    if (known === undefined) this.#gathered.set(key, { amountFen, due: this.#due });
    else known.amountFen += amountFen;
  }

  /** Ends what one receipt or tax leaves: its corrections are vouchers of their own. */
  close(): void {
    for (const at of this.#lines) {
      this.#enter(this.#lineFen[at]!, this.#due);
      this.#lineFen[at] = 0;
      this.#used[at] = 0;
    }
    this.#lines.length = 0;
  }

  finish(): TransferOutcome {
    for (const { amountFen, due } of this.#gathered.values()) this.#enter(amountFen, due);
    return {
      vouchers: this.#booked,
      movedFen: this.#movedFen.total(),
      fenDays: this.#fenDays.total(),
    };
  }

  #enter(amountFen: number, due: number): void {
    if (due > this.#end) return;
    this.#booked += 1;
    this.#movedFen.add(Math.abs(amountFen), 1);
  }
}

const REGIME_COUNT = Object.keys(REGIME_AT).length;
