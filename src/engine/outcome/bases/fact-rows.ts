import { Rows } from '../rows.ts';

/** How many costs a deal can have; the order is that of their recovery. */
export const COSTS = 7;
/** Positions of the costs of a deal. */
export const COST = {
  feeCentral: 0,
  feeProvince: 1,
  feeCity: 2,
  fundProvince: 3,
  fundCity: 4,
  businessFee: 5,
  development: 6,
} as const;

/** Stands where a holder of quota or a zone is not named. */
export const NONE = 255;

/**
 * What the law makes of deals, one row each in canonical order: nothing here depends on the
 * choices of a scenario but for the benchmark that prices are held against.
 */
export class FactRows extends Rows {
  /** 1 where terms, price and contract keep to the law: the quota gate is asked. */
  isSound = this.bytes();
  city = this.bytes();
  /** Ranks of the parties that play a part; the land's own where nobody else does. */
  land = this.bytes();
  listing = this.bytes();
  collecting = this.bytes();
  partner = this.bytes();
  /** Whose treasury collects under T-B. */
  collector = this.bytes();
  /** The holder of quota the record names, by position; {@link NONE} for none. */
  source = this.bytes();
  /** 0 within the green heart, 1 nearby, {@link NONE} outside. */
  zone = this.bytes();
  priced = this.bytes();
  granted = this.bytes();
  linkage = this.bytes();
  awarded = this.integers();
  /** The day it comes to the gate: its award, or the run's first day. */
  listed = this.integers();
  signed = this.integers();
  newM2 = this.amounts();
  takenM2 = this.amounts();
  paddyM2 = this.amounts();
  capacityKg = this.amounts();
  basicM2 = this.amounts();
  /** Grade of most of the farmland taken; {@link NONE} where none is. */
  grade = this.bytes();
  /** {@link COSTS} amounts for every deal, in fen. */
  costFen = this.many();
  /** First of its rows in the payments, which end where those of the next deal begin. */
  paymentsFrom = this.integers();
  deedTaxFen = this.amounts();
  stampTaxFen = this.amounts();
  stampTaxDay = this.integers();
  farmlandTaxFen = this.amounts();
  reclamationFeeFen = this.amounts();
  /** The day both of them are due. */
  farmlandDay = this.integers();

  protected override grow(): void {
    this.isSound = this.bytes(this.isSound);
    this.city = this.bytes(this.city);
    this.land = this.bytes(this.land);
    this.listing = this.bytes(this.listing);
    this.collecting = this.bytes(this.collecting);
    this.partner = this.bytes(this.partner);
    this.collector = this.bytes(this.collector);
    this.source = this.bytes(this.source);
    this.zone = this.bytes(this.zone);
    this.priced = this.bytes(this.priced);
    this.granted = this.bytes(this.granted);
    this.linkage = this.bytes(this.linkage);
    this.awarded = this.integers(this.awarded);
    this.listed = this.integers(this.listed);
    this.signed = this.integers(this.signed);
    this.newM2 = this.amounts(this.newM2);
    this.takenM2 = this.amounts(this.takenM2);
    this.paddyM2 = this.amounts(this.paddyM2);
    this.capacityKg = this.amounts(this.capacityKg);
    this.basicM2 = this.amounts(this.basicM2);
    this.grade = this.bytes(this.grade);
    this.costFen = this.many(this.costFen);
    this.paymentsFrom = this.integers(this.paymentsFrom);
    this.deedTaxFen = this.amounts(this.deedTaxFen);
    this.stampTaxFen = this.amounts(this.stampTaxFen);
    this.stampTaxDay = this.integers(this.stampTaxDay);
    this.farmlandTaxFen = this.amounts(this.farmlandTaxFen);
    this.reclamationFeeFen = this.amounts(this.reclamationFeeFen);
    this.farmlandDay = this.integers(this.farmlandDay);
  }

  private many(old?: Float64Array): Float64Array {
    const column = new Float64Array(this.room * COSTS);
    if (old !== undefined) column.set(old);
    return column;
  }
}

/** Payments of the price, deal by deal and in their order. */
export class PaymentRows extends Rows {
  due = this.integers();
  amountFen = this.amounts();

  protected override grow(): void {
    this.due = this.integers(this.due);
    this.amountFen = this.amounts(this.amountFen);
  }
}
