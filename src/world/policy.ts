import type { LotChoice } from '../quota/draw.ts';
import type { QuotaLedger } from '../quota/lot.ts';
import type { AllotmentKey } from '../rules/allotment.ts';
import type { RuralMeasure } from '../rules/rural-use.ts';
import type { SharedTax, SharingBase, SharingRule } from '../rules/sharing-rule.ts';
import type { Day } from '../units/day.ts';
import type { Ratio } from '../units/ratio.ts';
import type { SharedFirmKind } from './firm.ts';
import type { City, QuotaHolder } from './party.ts';
import type { LedgerMarket } from './quota-market.ts';

/**
 * How money in the wrong treasury moves: `T-A` booked where the land lies, shares paid at
 * year-end settlement; `T-B` collected elsewhere, corrected receipt by receipt; `T-C` pooled at
 * the province and split daily.
 */
export const REGIMES = ['T-A', 'T-B', 'T-C'] as const;
export type Regime = (typeof REGIMES)[number];

/** Whether payments of the year-end settlement are set off: not, pair by pair, or all together. */
export const NETTING_MODES = ['none', 'bilateral', 'multilateral'] as const;
export type NettingMode = (typeof NETTING_MODES)[number];

/** What can be bought with a posted price: a ledger, or one dimension of L4. */
export const QUOTA_GOODS = ['L1', 'L2', 'L3', 'L4.area', 'L4.paddy', 'L4.capacity', 'L7'] as const;
export type QuotaGood = (typeof QUOTA_GOODS)[number];

/** Posted prices, fen per m² or per kg; L3 is not sold where it has none. */
export type QuotaPrices = Readonly<Record<Exclude<QuotaGood, 'L3'>, Ratio>> & {
  readonly L3?: Ratio;
};

/**
 * How taking farmland is held in balance: `threeIndex` by writing off area, paddy and capacity;
 * `occupationCap` by that and within the annual cap (以补定占).
 */
export const FARMLAND_REGIMES = ['threeIndex', 'occupationCap'] as const;
export type FarmlandRegime = (typeof FARMLAND_REGIMES)[number];

/** How farmland that moves with quota counts in the assessment of seller and buyer. */
export const BOOKINGS = ['off', 'year', 'permanent'] as const;
export type Booking = (typeof BOOKINGS)[number];

/** Ledgers whose yearly total can be divided among the cities by a key. */
export const ALLOTTED_LEDGERS = ['L2', 'L7'] as const;
export type AllottedLedger = (typeof ALLOTTED_LEDGERS)[number];

/** How the yearly total of a ledger comes about and is divided among the cities. */
export interface AllocationPolicy {
  /**
   * What is divided each year: what the opening books grant for the year, the net gain of the
   * last survey of farmland (the opening books where the run does not hold the whole year
   * surveyed), or a fixed area.
   */
  readonly total: 'opening' | 'survey' | { readonly areaM2: number };
  readonly keys: readonly { readonly key: AllotmentKey; readonly weight: number }[];
  /** Weight of what goes to the shared pool, to be sold in the sessions of the ledger. */
  readonly auctionWeight: number;
  /** Document of the decision; null: those of the opening books. */
  readonly document: string | null;
}

/** How the quota gate is kept where the law leaves a choice. */
export interface GatePolicy {
  /** The regime by award day, sorted; before the first date it is what the law says. */
  readonly regimes: readonly { readonly from: Day; readonly regime: FarmlandRegime }[];
  /** Whether paddy taken must be made good by paddy (占水田补水田). */
  readonly paddyForPaddy: boolean;
  readonly lotChoice: LotChoice;
  /** Whether the three dimensions of a lot are drawn together, in proportion. */
  readonly bundled: boolean;
  /** Whether missing replenishment may be promised (承诺补充). */
  readonly commitments: boolean;
}

/** The gate of a scenario that says nothing about it. */
export const GATE_BY_LAW: GatePolicy = {
  regimes: [],
  paddyForPaddy: true,
  lotChoice: 'oldest',
  bundled: false,
  commitments: false,
};

/** The choices a scenario makes where the law leaves them open. Everything else is a rule. */
export interface Policy {
  /** How land revenue is shared. */
  readonly sharing: { readonly base: SharingBase; readonly rule: SharingRule };
  /** How the city part of a tax is shared; a tax not named stays with the land's city. */
  readonly taxSharing: Readonly<Partial<Record<SharedTax, SharingRule>>>;
  /**
   * How the city part of a firm's yearly taxes is shared, by the kind of firm; limits count firm
   * by firm, and `signed` in it means the day of full production. What is not named stays.
   */
  readonly firmSharing?: Readonly<Partial<Record<SharedFirmKind, SharingRule>>>;
  /** What the green-heart levy is taken from; its rates are the rule `green-heart-levy`. */
  readonly greenHeart: { readonly enabled: boolean; readonly base: SharingBase };
  readonly transfer: {
    /** The regime asked for, by date; sorted, the first no later than the start. */
    readonly regimes: readonly { readonly from: Day; readonly regime: Regime }[];
    /** From when a regime is authorised; one not named is not. T-A always is. */
    readonly authorised: Readonly<Partial<Record<Regime, Day>>>;
    /** How year-end payments are set off against each other; not at all unless given. */
    readonly netting?: NettingMode;
  };
  readonly quota: {
    /** Whether a city short of quota may buy. */
    readonly trade: boolean;
    readonly prices: QuotaPrices;
    /** Part of what a city holds of a ledger that it does not sell. */
    readonly reserve: Ratio;
    /**
     * Whether farmland that moves with replenishment quota counts in the assessment of both
     * cities: not, for the year, or for good; not when absent.
     */
    readonly booking?: Booking;
    /** {@link GATE_BY_LAW} when absent. */
    readonly gate?: GatePolicy;
    /** Ledgers whose total is divided by a key; the opening books grant the others city by city. */
    readonly allocation?: Readonly<Partial<Record<AllottedLedger, AllocationPolicy>>>;
    /** Ledgers cleared in sessions; one not named is bought at the gate at the posted price. */
    readonly markets?: Readonly<Partial<Record<QuotaLedger, LedgerMarket>>>;
  };
  /** Whether the reclamation fee is due: always, only where no quota was bought, never. */
  readonly reclamationFee: 'always' | 'unlessBought' | 'never';
  /** Which benchmark prices the 70 % floor is held against. */
  readonly benchmarkFloor: 'verified' | 'any' | 'off';
  /** A city-year whose earmark base is negative: forgotten, or carried into the next year. */
  readonly negativeBase: 'lapse' | 'carry';
  /** How spending on agriculture and the countryside is tested, at both levels. */
  readonly ruralUse: RuralMeasure;
  /** Cities that stay outside the platform: they list alone, keep their quota, share nothing. */
  readonly outside?: readonly City[];
}

/** Whether a holder of quota stays outside the platform. */
export function isOutside(holder: QuotaHolder, { outside = [] }: Policy): boolean {
  return outside.some((city) => city === holder);
}
