import { Decimal } from 'decimal.js';

/** A fraction given as two whole numbers. */
export interface NaiveRate {
  readonly numerator: number;
  readonly denominator: number;
}

/** What is taken from a receipt before sharing: a fixed amount, or a rate of the receipt. */
export type NaiveFee =
  | { readonly name: string; readonly kind: 'fixed'; readonly amountFen: number }
  | { readonly name: string; readonly kind: 'rate'; readonly rate: NaiveRate };

/** One instalment as it came in, with the costs recovered from it. */
export interface NaiveReceipt {
  readonly amountFen: number;
  readonly fees: readonly NaiveFee[];
}

/** One party's weight in the sharing of net proceeds; the lower rank wins an odd fen. */
export interface NaiveClaim {
  readonly party: string;
  readonly weight: number;
  readonly rank: number;
}

/** Everything the settlement of one deal depends on. */
export interface NaiveDeal {
  readonly receipts: readonly NaiveReceipt[];
  /** Rates on receipt less fees; a base that is not above zero earmarks nothing. */
  readonly earmarks: readonly { readonly name: string; readonly rate: NaiveRate }[];
  readonly claims: readonly NaiveClaim[];
}

/** What one receipt became, in fen and in the order of the lists it was made from. */
export interface NaiveSettlement {
  readonly feesFen: readonly number[];
  readonly earmarksFen: readonly number[];
  /** Receipt less fees less earmarks; may be negative, and is shared only when it is not. */
  readonly netFen: number;
  /** One per claim; the last receipt trues up to the split of the deal's whole shared amount. */
  readonly sharesFen: readonly number[];
}

/**
 * One deal's settlement as somebody would write it in an afternoon: yuan in Decimals, an object
 * per row, sorting to find the odd fen. It is the yardstick of the pipeline bench.
 */
export function settleNaively(deal: NaiveDeal): NaiveSettlement[] {
  let sharedSoFar = new Decimal(0);
  const givenSoFar = deal.claims.map(() => new Decimal(0));
  return deal.receipts.map((receipt, i) => {
    const amount = yuan(receipt.amountFen);
    const fees = receipt.fees.map((fee) => feeOf(fee, amount));
    const base = amount.sub(sumOf(fees));
    const earmarks = deal.earmarks.map(({ rate }) => (base.gt(0) ? rateOf(base, rate) : yuan(0)));
    const net = base.sub(sumOf(earmarks));
    const shared = net.gt(0) ? net : yuan(0);
    sharedSoFar = sharedSoFar.add(shared);
    const isLast = i === deal.receipts.length - 1;
    const shares = isLast
      ? splitNaively(sharedSoFar, deal.claims).map((share, k) => share.sub(givenSoFar[k]!))
      : splitNaively(shared, deal.claims);
    for (const [k, share] of shares.entries()) givenSoFar[k] = givenSoFar[k]!.add(share);
    return {
      feesFen: fees.map(inFen),
      earmarksFen: earmarks.map(inFen),
      netFen: inFen(net),
      sharesFen: shares.map(inFen),
    };
  });
}

/** Largest remainder in yuan with two places; `total` must not be negative. */
export function splitNaively(total: Decimal, claims: readonly NaiveClaim[]): Decimal[] {
  const weightSum = claims.reduce((sum, claim) => sum.add(claim.weight), new Decimal(0));
  const rows = claims.map(({ weight, rank }) => {
    const product = total.mul(weight);
    const share = product.div(weightSum).toDecimalPlaces(2, Decimal.ROUND_DOWN);
    return { rank, share, rest: product.sub(share.mul(weightSum)) };
  });
  let left = total.sub(sumOf(rows.map((row) => row.share)));
  for (const row of [...rows].sort((a, b) => b.rest.cmp(a.rest) || a.rank - b.rank)) {
    if (left.lte(0)) break;
    row.share = row.share.add('0.01');
    left = left.sub('0.01');
  }
  return rows.map((row) => row.share);
}

function feeOf(fee: NaiveFee, amount: Decimal): Decimal {
  return fee.kind === 'fixed' ? yuan(fee.amountFen) : rateOf(amount, fee.rate);
}

function rateOf(amount: Decimal, { numerator, denominator }: NaiveRate): Decimal {
  return amount.mul(numerator).div(denominator).toDecimalPlaces(2, Decimal.ROUND_HALF_UP);
}

function sumOf(values: readonly Decimal[]): Decimal {
  return values.reduce((sum, value) => sum.add(value), new Decimal(0));
}

function yuan(amountFen: number): Decimal {
  return new Decimal(amountFen).div(100);
}

function inFen(amount: Decimal): number {
  return amount.mul(100).toNumber();
}
