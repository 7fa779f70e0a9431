import type { QuotaLedger } from '../quota/lot.ts';
import type { Dimension } from '../quota/vector.ts';
import type { Ending } from '../rules/rule.ts';
import type { Regime } from '../world/policy.ts';
import type { BehaviourSummary } from './behaviour-summary.ts';
import type { Liquidity } from './liquidity.ts';
import type { OfficeSummary, Reason } from './office-summary.ts';
import type { OverrideRecord } from './provenance.ts';
import type { SessionSummary } from './session-summary.ts';

/** The money figures of one party over one span, all in fen; outflows are positive numbers. */
export interface Figures {
  /** Land price received for this party's land, wherever it was collected. */
  readonly receiptsFen: number;
  /** Costs recovered from the receipts, statutory fees included. */
  readonly costRecoveryFen: number;
  /** Earmarks kept by this party, trued up. */
  readonly earmarksFen: number;
  /** Fees and earmarks that went up to the province and the centre. */
  readonly remittedUpFen: number;
  /** Receipts less costs, earmarks and what went up: what there was to share. */
  readonly netProceedsFen: number;
  /** Green-heart levy taken from this party's receipts. */
  readonly greenHeartFen: number;
  /** Shares of this party's land money that went to others. */
  readonly sharesOutFen: number;
  /** Shares of others' land money that came to this party. */
  readonly sharesInFen: number;
  readonly taxesFen: number;
  readonly quotaPaidFen: number;
  readonly quotaReceivedFen: number;
  /** Everything that is this party's at the end of the span's flows, wherever it lies. */
  readonly finalPositionFen: number;
}

export const FIGURE_KEYS = [
  'receiptsFen',
  'costRecoveryFen',
  'earmarksFen',
  'remittedUpFen',
  'netProceedsFen',
  'greenHeartFen',
  'sharesOutFen',
  'sharesInFen',
  'taxesFen',
  'quotaPaidFen',
  'quotaReceivedFen',
  'finalPositionFen',
] as const satisfies readonly (keyof Figures)[];

export interface PartySummary {
  readonly party: string;
  /** The city it lies in but whose figures it is not part of: the new area's, a county's. */
  readonly within?: string;
  readonly total: Figures;
  readonly byYear: Readonly<Record<string, Figures>>;
}

/** One holder's year-less account of one dimension of one ledger, in m² or kg. */
export interface QuotaSummary {
  readonly holder: string;
  readonly ledger: QuotaLedger;
  readonly dimension: Dimension;
  readonly opening: number;
  readonly minted: number;
  readonly bought: number;
  readonly sold: number;
  readonly used: number;
  readonly expired: number;
  readonly reserved: number;
  readonly closing: number;
}

/** A year's total of a ledger and who got what of it, in m². */
export interface AllotmentSummary {
  readonly ledger: QuotaLedger;
  readonly year: number;
  readonly source: string;
  readonly totalM2: number;
  /** What no key had anything to go by for. */
  readonly leftM2: number;
  /** By holder; the pool's part is for auction. */
  readonly parts: Readonly<Record<string, number>>;
}

/** The earmark base of one party's year and the rural-use test on it. */
export interface EarmarkYear {
  readonly party: string;
  readonly year: number;
  readonly receiptsFen: number;
  readonly costsPaidFen: number;
  readonly baseFen: number;
  readonly earmarksFen: number;
  readonly ruralUseFloorFen: number;
  readonly ruralUseCountedFen: number;
  readonly ruralUseMet: boolean;
  /** Negative bases: from the year before, and left to the next; zero or below. */
  readonly carriedFen: number;
  readonly carryFen: number;
}

/** The rural-use test over all parties of a year, as the province accounts for it. */
export interface RuralUseYear {
  readonly year: number;
  readonly receiptsFen: number;
  readonly costsPaidFen: number;
  readonly baseFen: number;
  readonly ruralUseFloorFen: number;
  readonly ruralUseCountedFen: number;
  readonly ruralUseMet: boolean;
}

/** What a person must know before relying on a figure, most important first. */
export interface Warning {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
}

/** The content of `summary.json`. */
export interface Summary extends BehaviourSummary {
  readonly scenario: { readonly id: string; readonly zh: string; readonly en: string };
  readonly synthetic: boolean;
  readonly start: string;
  readonly end: string;
  readonly parties: readonly PartySummary[];
  readonly region: PartySummary;
  /** The same deals with each city alone: no sharing, no quota bought, booked at home. */
  readonly withoutCooperation: {
    readonly parties: readonly PartySummary[];
    readonly region: PartySummary;
  };
  readonly deals: Readonly<Record<string, number>>;
  readonly refusals: Readonly<Record<string, number>>;
  /** Every refused deal with each rule it broke, in order of precedence. */
  readonly refusedDeals: readonly {
    readonly deal: string;
    readonly reasons: readonly Reason[];
  }[];
  /** Projects that bring quota; left out where the opening books name none. */
  readonly projects?: OfficeSummary;
  /** Orders to move a protection target; left out where the opening books name none. */
  readonly orders?: OfficeSummary;
  readonly rejects: Readonly<Record<string, number>>;
  readonly transfers: readonly {
    readonly regime: Regime;
    readonly status: string;
    readonly vouchers: number;
    readonly amountFen: number;
  }[];
  readonly misplaced: {
    readonly fenDays: bigint;
    readonly byTreasury: readonly {
      readonly treasury: string;
      readonly owner: string;
      readonly fenDays: bigint;
      readonly openFen: number;
    }[];
  };
  /** How much of others' money lay where, how long, and how much came on time. */
  readonly liquidity: Liquidity;
  /** Money lying in each treasury at every month end, by owner. */
  readonly monthEnds: readonly {
    readonly day: string;
    readonly treasuries: Readonly<Record<string, Readonly<Record<string, number>>>>;
  }[];
  readonly quota: readonly QuotaSummary[];
  /** Quota sessions; left out where quota is bought at the gate. */
  readonly quotaSessions?: readonly SessionSummary[];
  /** Yearly totals divided by a key, in m²; left out where the scenario names none. */
  readonly allotments?: readonly AllotmentSummary[];
  readonly farmland: readonly {
    readonly city: string;
    readonly openingM2: number;
    readonly takenM2: number;
    readonly madeM2: number;
    readonly closingM2: number;
    readonly redLineM2: number;
  }[];
  readonly earmarkYears: readonly EarmarkYear[];
  readonly provinceYears: readonly RuralUseYear[];
  /** How much rests on rules of each standing, the weakest first. */
  readonly legalBasis: readonly {
    readonly status: string;
    readonly rules: number;
    readonly moneyFen: number;
  }[];
  /** Every assumption the run relied on, by the money that moved under it. */
  readonly assumptions: readonly {
    readonly rule: string;
    readonly zh: string;
    readonly en: string;
    readonly moneyFen: number;
    /** What the scenario decided about it; null when it decided nothing. */
    readonly choice: Ending | null;
  }[];
  readonly overrides: readonly OverrideRecord[];
  readonly warnings: readonly Warning[];
}
