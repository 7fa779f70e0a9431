import type { Rounding } from '../units/exact.ts';

/** What an amount of a {@link Why} is measured in; the names of the rules' units and no others. */
export type WhyUnit =
  | 'ratio'
  | 'fen'
  | 'fenPerM2'
  | 'fenPerKg'
  | 'fenPerM2Year'
  | 'm'
  | 'm2'
  | 'kg'
  | 'fenPerPerson'
  | 'person'
  | 'personPerM2'
  | 'kgPerM2'
  | 'minute'
  | 'day'
  | 'workingDay'
  | 'month'
  | 'year'
  | 'degree'
  | 'grade'
  | 'count'
  | 'code'
  | 'flag';

/** An exact amount: `numerator / denominator`, in lowest terms, denominator > 0. */
export interface Quantity {
  readonly numerator: bigint;
  readonly denominator: bigint;
  readonly unit: WhyUnit;
}

/** What an amount is, by a code that people read through its label. */
export const WHATS = [
  'record',
  'ruleValue',
  'choice',
  'constant',
  'reference',
  'givenBack',
  'awardPrice',
  'raised',
  'assessedValue',
  'closingValue',
  'idleFee',
  'useChange',
  'netGain',
  'collectiveLevy',
  'collectiveLeft',
  'farmersPart',
  'appreciationTax',
  'deposit',
  'quotaPrice',
  'quotaGoodPrice',
  'quotaDrawn',
  'quotaLevy',
  'quotaSellerPart',
  'lotDeposit',
  'outOfDeposit',
  'nationalPrice',
  'nationalPaddyPrice',
  'payment',
  'firstInstalment',
  'balance',
  'owedSoFar',
  'paidSoFar',
  'newArea',
  'farmlandTaken',
  'paddyTaken',
  'dryTaken',
  'ordinaryTaken',
  'tax',
  'reclaimedPiece',
  'levelPart',
  'levelShare',
  'newConstructionFee',
  'agriLandFund',
  'agriLandProvince',
  'agriLandCity',
  'businessFee',
  'developmentCost',
  'costRecovered',
  'costLeft',
  'moneyLeft',
  'earmarkBase',
  'earmarkDue',
  'earmarkWhole',
  'earmarkPooled',
  'earmarkKept',
  'reserveFund',
  'levyDue',
  'greenHeartLevy',
  'sharingBase',
  'wholeBase',
  'share',
  'wholeShare',
  'ownAvailable',
  'ownRest',
  'fraction',
  'rolePart',
  'restPart',
  'suppliedPart',
  'suppliedSum',
  'sliceClaim',
  'stepClaim',
  'yearBalance',
  'yearBase',
  'yearDifference',
  'yearPooledLeft',
  'yearKept',
  'provinceReceipts',
  'provinceCosts',
  'ruralByProceeds',
  'ruralByReceipts',
  'ruralFloor',
  'ruralCounted',
  'transferred',
  'setOff',
  'takenBack',
  'lateFee',
  'activity',
  'activityPart',
  'monthsOfYear',
  'performance',
  'ratedValue',
  'promised',
  'delivered',
  'shortfall',
  'damages',
  'forfeit',
  'refund',
] as const;
export type What = (typeof WHATS)[number];

/** One party's exact claim on a shared amount, and the whole fen it got. */
export interface WhyClaim {
  readonly party: string;
  readonly numerator: bigint;
  readonly denominator: bigint;
  readonly part: bigint;
  /** Whether the part holds an odd fen beyond the whole fen of the exact claim. */
  readonly odd: boolean;
}

/** A figure of one receipt of the deal, settled earlier or in the same entry. */
export type ReceiptFigure = 'amount' | 'base' | 'share' | 'cost' | 'earmark' | 'levy';

/** A figure of a quota session: of a trade, a deposit or a purchase from outside, or of all. */
export type SessionFigure = 'price' | 'quantity' | 'unitPrice' | 'deposit' | 'outsideQuantity';

/** A figure of a party's cash year. */
export type CashFigure = 'receipts' | 'costs' | 'carried' | 'provisional' | 'remitted' | 'rural';

/**
 * How an amount follows from its terms. The first group has none: it is where an explanation
 * ends, in the deal's record, a rule, a choice of the scenario, or a figure explained elsewhere.
 * (A rule value may have terms all the same: what its key was looked up by.)
 */
export type How =
  | { readonly op: 'record'; readonly field: string }
  | { readonly op: 'rule'; readonly key: string; readonly day: number }
  | { readonly op: 'choice'; readonly path: string }
  | { readonly op: 'constant' }
  | { readonly op: 'quotaDrawn'; readonly lot: string; readonly dimension: string }
  | { readonly op: 'quotaSupplied'; readonly party: string }
  | {
      /** A party's fraction by a rule that counts: its exact share of these receipts. */
      readonly op: 'counted';
      readonly path: string;
      readonly party: string;
      /** As shares.csv names them within the deal. */
      readonly receipts: readonly string[];
    }
  | {
      readonly op: 'receipt';
      readonly receipt: number;
      readonly figure: ReceiptFigure;
      /** The party of a share, the earmark, or `<rule> <party>` of a cost. */
      readonly key: string;
    }
  | {
      readonly op: 'cash';
      readonly party: string;
      readonly year: number;
      readonly figure: CashFigure;
      /** The earmark meant, or ''. */
      readonly key: string;
    }
  | {
      readonly op: 'session';
      readonly day: number;
      /** The good as it was traded. */
      readonly good: string;
      readonly figure: SessionFigure;
      /** Which trade, deposit or purchase, from 1; 0 for a figure of the whole session. */
      readonly item: number;
    }
  | { readonly op: 'entry'; readonly entry: number; readonly account: string }
  | { readonly op: 'product'; readonly rounding: Rounding | null }
  | { readonly op: 'quotient' }
  | { readonly op: 'sum' }
  | { readonly op: 'difference' }
  | { readonly op: 'least' }
  | { readonly op: 'greatest' }
  | { readonly op: 'negative' }
  | {
      /** The first term shared by the claims: to the fen by largest remainder. */
      readonly op: 'share';
      readonly party: string;
      /** In the order that settles ties for an odd fen. */
      readonly claims: readonly WhyClaim[];
      /** Who takes every odd fen instead; null: the largest remainders. */
      readonly residualTo: string | null;
    };

/**
 * How an amount came about: what it is, how it follows from its terms, and under which rule.
 * Plain data, a tree down to records, rules and choices.
 */
export interface Why {
  readonly what: What;
  /** Which one: a party, a tax, an earmark, a good …; null where there is one only. */
  readonly of: string | null;
  readonly result: Quantity;
  readonly how: How;
  readonly terms: readonly Why[];
  readonly rule: string | null;
  /** True for what stands in because the deal's record does not say. */
  readonly assumed: boolean;
}

/** Made when somebody asks, never in an ordinary run. */
export type WhyThunk = () => Why;
