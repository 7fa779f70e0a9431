import { SHARED_TAXES } from '../../rules/sharing-rule.ts';
import type { Day } from '../../units/day.ts';
import { SHARED_FIRM_KINDS } from '../../world/firm.ts';
import { PARTIES } from '../../world/party.ts';
import { FIGURE_COUNT } from './money-figure.ts';
import { Rows } from './rows.ts';

/**
 * Whose sharing rule a tax follows: of the tax itself, or of the kind of firm that pays it. A tax
 * row names one by its position here.
 */
export const TAX_KINDS = [...SHARED_TAXES, ...SHARED_FIRM_KINDS] as const;

/**
 * Deals that were signed: who plays which part (`Cast`), by rank of the party. A firm with taxes
 * that may be shared is a row of its own, with its own partner and its day of full production.
 */
export class DealRows extends Rows {
  land = this.bytes();
  listing = this.bytes();
  collecting = this.bytes();
  /** The other party that supplied most of the quota; the land's where nobody else did. */
  quota = this.bytes();
  partner = this.bytes();
  /** 1 where the deal crosses a border. */
  crossRegion = this.bytes();
  /** The treasury that collects where receipts are collected elsewhere and corrected (T-B). */
  collector = this.bytes();
  /** 1 where the land's city stays outside the platform: it keeps what it has and books at home. */
  outside = this.bytes();
  /** The day phases count from. */
  signed = this.integers();
  /** First of its rows in `suppliers`, which end where those of the next deal begin. */
  suppliersFrom = this.integers();

  protected override grow(): void {
    this.land = this.bytes(this.land);
    this.listing = this.bytes(this.listing);
    this.collecting = this.bytes(this.collecting);
    this.quota = this.bytes(this.quota);
    this.partner = this.bytes(this.partner);
    this.crossRegion = this.bytes(this.crossRegion);
    this.collector = this.bytes(this.collector);
    this.outside = this.bytes(this.outside);
    this.signed = this.integers(this.signed);
    this.suppliersFrom = this.integers(this.suppliersFrom);
  }
}

/** Who supplied quota to a deal, deal by deal; only areas above zero. */
export class SupplierRows extends Rows {
  party = this.bytes();
  areaM2 = this.amounts();

  protected override grow(): void {
    this.party = this.bytes(this.party);
    this.areaM2 = this.amounts(this.areaM2);
  }
}

/**
 * Receipts in the order in which they are settled. A late fee is a row too, with nothing to share:
 * it belongs to the land's party and follows the price into the treasury that collects.
 */
export class ReceiptRows extends Rows {
  deal = this.integers();
  /** The day the grantee paid: the treasury and the sharing rule's phases go by it. */
  received = this.integers();
  settled = this.integers();
  /** 1 for the deal's last, which trues up to the split of the deal's whole base. */
  last = this.bytes();
  /** Green-heart levy, in fen. */
  levyFen = this.amounts();
  /** What is shared, in fen; zero or more. */
  baseFen = this.amounts();
  /** First of its rows in `kept`, which end where those of the next receipt begin. */
  keptFrom = this.integers();

  protected override grow(): void {
    this.deal = this.integers(this.deal);
    this.received = this.integers(this.received);
    this.settled = this.integers(this.settled);
    this.last = this.bytes(this.last);
    this.levyFen = this.amounts(this.levyFen);
    this.baseFen = this.amounts(this.baseFen);
    this.keptFrom = this.integers(this.keptFrom);
  }
}

/**
 * What receipts set aside for the land's own party before sharing, costs and earmarks alike: it
 * lies where the receipt lies. What goes to the province and the centre is paid at once.
 */
export class KeptRows extends Rows {
  /** See `bookLine`. */
  line = this.bytes();
  amountFen = this.amounts();

  protected override grow(): void {
    this.line = this.bytes(this.line);
    this.amountFen = this.amounts(this.amountFen);
  }
}

/**
 * Taxes in the order in which they are paid, as far as a policy may share their city part: it lies
 * in the treasury of the land's party.
 */
export class TaxRows extends Rows {
  deal = this.integers();
  /** Position in {@link TAX_KINDS}. */
  kind = this.bytes();
  day = this.integers();
  /** The part of the city, after the vertical split; above zero. */
  cityFen = this.amounts();

  protected override grow(): void {
    this.deal = this.integers(this.deal);
    this.kind = this.bytes(this.kind);
    this.day = this.integers(this.day);
    this.cityFen = this.amounts(this.cityFen);
  }
}

/**
 * What a run comes to before anything is shared. Outcomes follow from it with the sharing rules,
 * the rules by which taxes are shared and the transfer policy, to the fen, where the base of
 * sharing is net proceeds, nothing goes wrong on the way and no contract is undone.
 */
export class BaseTable {
  readonly start: Day;
  readonly end: Day;
  readonly deals = new DealRows();
  readonly suppliers = new SupplierRows();
  readonly receipts = new ReceiptRows();
  readonly kept = new KeptRows();
  readonly taxes = new TaxRows();
  /**
   * Figures by rank of the party and position in `MONEY_FIGURES`, in fen: everything but the
   * shares of bases and of the city parts in `taxes`. The base and the levy of every receipt are
   * in the net proceeds and the levy in the green-heart figures, and the levy in the position of
   * its fund.
   */
  readonly fixedFen = new Float64Array(PARTIES.length * FIGURE_COUNT);
  settledDeals = 0;
  refusedDeals = 0;

  constructor(start: Day, end: Day) {
    this.start = start;
    this.end = end;
  }

  /** Empties the table, to be filled again. */
  clear(): void {
    for (const rows of [this.deals, this.suppliers, this.receipts, this.kept, this.taxes]) {
      rows.clear();
    }
    this.fixedFen.fill(0);
    this.settledDeals = 0;
    this.refusedDeals = 0;
  }
}
