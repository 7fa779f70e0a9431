import type { Day } from '../../../units/day.ts';
import { CODE } from '../../../world/category-code.ts';
import { partyRank } from '../../../world/party.ts';
import type { Policy } from '../../../world/policy.ts';
import type { BaseTable } from '../base-table.ts';
import { bookLine } from '../book-line.ts';
import { FIGURE_AT } from '../money-figure.ts';
import type { EarmarkLaw } from './earmarks.ts';
import { COST, COSTS, NONE } from './fact-rows.ts';
import type { FactTable } from './fact-table.ts';
import { addFigure } from './figures.ts';
import { half } from './half.ts';
import type { Law } from './law.ts';
import type { YearBooks } from './year-books.ts';

const HUNAN = partyRank('hunan');
const CENTRAL = partyRank('central');
const GREEN_HEART = partyRank('green-heart');

/** Who gets a cost: the level above it goes to at once; −1 for the land's party. */
const COST_TO: readonly number[] = inOrder({
  feeCentral: CENTRAL,
  feeProvince: HUNAN,
  feeCity: -1,
  fundProvince: HUNAN,
  fundCity: -1,
  businessFee: -1,
  development: -1,
});

/** Where the land's party books a cost. */
const COST_LINE: readonly number[] = inOrder({
  feeCentral: bookLine('general', CODE.newConstructionFee),
  feeProvince: bookLine('general', CODE.newConstructionFee),
  feeCity: bookLine('general', CODE.newConstructionFee),
  fundProvince: bookLine('fund', CODE.agriLandFund),
  fundCity: bookLine('fund', CODE.agriLandFund),
  businessFee: bookLine('fund', CODE.businessFee),
  development: bookLine('fund', CODE.costRecovery),
});
const RESERVE_LINE = bookLine('fund', CODE.landReserveFund);

function inOrder(of: Readonly<Record<keyof typeof COST, number>>): number[] {
  return Object.entries(COST)
    .sort(([, a], [, b]) => a - b)
    .map(([name]) => of[name as keyof typeof COST]);
}

/** Settles receipts one by one, as `planSettlement` where net proceeds are shared. */
export class ReceiptSettler {
  readonly #law: Law;
  readonly #earmarks: readonly EarmarkLaw[];
  readonly #greenHeart: Policy['greenHeart'];
  readonly #books: YearBooks;
  /** What of each cost is still to be recovered. */
  #costLeftFen = new Float64Array(0);

  constructor(law: Law, earmarks: readonly EarmarkLaw[], { greenHeart }: Policy, books: YearBooks) {
    this.#law = law;
    this.#earmarks = earmarks;
    this.#greenHeart = greenHeart;
    this.#books = books;
  }

  /** Before the first receipt of a run. */
  open({ deals }: FactTable): void {
    if (this.#costLeftFen.length < deals.costFen.length) {
      this.#costLeftFen = new Float64Array(deals.costFen.length);
    }
    this.#costLeftFen.set(deals.costFen);
  }

  /**
   * Takes costs, earmarks and levy off a receipt of deal `i` and writes what is left to be shared
   * into the table, under row `deal` of its deals.
   */
  settle(
    { i, deal, amountFen, received, settled, isLast }: SettledReceipt,
    { deals }: FactTable,
    table: BaseTable,
  ): void {
    const land = deals.land[i]!;
    const { receipts, fixedFen } = table;
    const at = receipts.next();
    receipts.deal[at] = deal;
    receipts.received[at] = received;
    receipts.settled[at] = settled;
    receipts.last[at] = Number(isLast);
    receipts.keptFrom[at] = table.kept.count;
    const era = this.#law.eras.at(settled);
    const costsFen = this.#recover(i, land, amountFen, table);
    let left = amountFen - costsFen;
    if (deals.granted[i] === 1) {
      this.#books.receive(land, amountFen - costsFen - (isLast ? this.#uncovered(i) : 0));
      left -= this.#earmark(land, amountFen, left, era, table);
    }
    const levyFen = this.#levy(deals.zone[i]!, amountFen, left, era);
    receipts.levyFen[at] = levyFen;
    receipts.baseFen[at] = left - levyFen;
    addFigure(fixedFen, land, FIGURE_AT.receiptsFen, amountFen);
    addFigure(fixedFen, land, FIGURE_AT.netProceedsFen, left);
    addFigure(fixedFen, land, FIGURE_AT.greenHeartFen, levyFen);
    addFigure(fixedFen, GREEN_HEART, FIGURE_AT.sharesInFen, levyFen);
    addFigure(fixedFen, GREEN_HEART, FIGURE_AT.finalPositionFen, levyFen);
  }

  /** What a receipt recovers of the costs of its deal, in their order as far as the money goes. */
  #recover(i: number, land: number, amountFen: number, table: BaseTable): number {
    const owed = this.#costLeftFen;
    let left = amountFen;
    for (let k = 0; k < COSTS && left > 0; k += 1) {
      const costFen = Math.min(left, owed[i * COSTS + k]!);
      if (costFen === 0) continue;
      owed[i * COSTS + k]! -= costFen;
      left -= costFen;
      if (COST_TO[k]! < 0) keep(land, COST_LINE[k]!, costFen, FIGURE_AT.costRecoveryFen, table);
      else remit(land, COST_TO[k]!, costFen, table);
    }
    return amountFen - left;
  }

  /** Costs that the receipts of a deal did not cover: the land's party bears them. */
  #uncovered(i: number): number {
    let sumFen = 0;
    for (let k = 0; k < COSTS; k += 1) sumFen += this.#costLeftFen[i * COSTS + k]!;
    return sumFen;
  }

  /** As `provisionalEarmarks`: the base is what costs leave, the reserve fund goes by the whole. */
  #earmark(
    land: number,
    amountFen: number,
    baseFen: number,
    era: number,
    table: BaseTable,
  ): number {
    let left = baseFen;
    for (let kind = 0; kind < this.#earmarks.length; kind += 1) {
      const { rate, centralShare, line } = this.#earmarks[kind]!;
      const wholeFen = Math.min(left, half(baseFen, rate.at(era)));
      // Asked in any case: a gap in the law must come to light.
      const centralFen = centralShare === null ? 0 : half(wholeFen, centralShare.at(era));
      left -= wholeFen;
      if (wholeFen === 0) continue;
      this.#books.earmark(land, kind, wholeFen, centralFen);
      keep(land, line, wholeFen - centralFen, FIGURE_AT.earmarksFen, table);
      remit(land, CENTRAL, centralFen, table);
    }
    const reserveFen = Math.min(left, half(amountFen, this.#law.reserveFund.at(era)));
    keep(land, RESERVE_LINE, reserveFen, FIGURE_AT.earmarksFen, table);
    return baseFen - left + reserveFen;
  }

  /** As `greenHeartFen`. */
  #levy(zone: number, amountFen: number, availableFen: number, era: number): number {
    const { enabled, base } = this.#greenHeart;
    if (!enabled || zone === NONE) return 0;
    const from = base === 'grossReceipts' ? amountFen : availableFen;
    return Math.min(availableFen, half(from, this.#law.greenHeart.at(era, zone)));
  }
}

/** A receipt as it comes to its settlement. */
export interface SettledReceipt {
  i: number;
  deal: number;
  amountFen: number;
  received: Day;
  settled: Day;
  isLast: boolean;
}

/** Money set aside for the land's own party. */
function keep(land: number, line: number, amountFen: number, figure: number, table: BaseTable) {
  if (amountFen === 0) return;
  const { kept, fixedFen } = table;
  const at = kept.next();
  kept.line[at] = line;
  kept.amountFen[at] = amountFen;
  addFigure(fixedFen, land, figure, amountFen);
  addFigure(fixedFen, land, FIGURE_AT.finalPositionFen, amountFen);
}

/** Money that goes up to the province or the centre. */
function remit(land: number, to: number, amountFen: number, { fixedFen }: BaseTable): void {
  addFigure(fixedFen, land, FIGURE_AT.remittedUpFen, amountFen);
  addFigure(fixedFen, to, FIGURE_AT.finalPositionFen, amountFen);
}
