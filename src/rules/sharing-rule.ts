import type { Day } from '../units/day.ts';
import type { Fen } from '../units/fen.ts';
import type { Ratio } from '../units/ratio.ts';

/**
 * Who a sharing rule names: a party, or a part somebody plays in the deal. `land` is whose land
 * it is, `listing` the city on whose floor it was listed, `collecting` the treasury that
 * collected, `quota` the cities that supplied the quota (each by the area of annual-plan and
 * replenishment quota it supplied), `partner` the enclave partner. A part nobody else plays falls
 * to `land`.
 */
export const ROLES = [
  'land',
  'listing',
  'collecting',
  'quota',
  'partner',
  'changsha',
  'zhuzhou',
  'xiangtan',
  'xiangjiang',
  'hunan',
  'green-heart',
  'central',
] as const;
export type Role = (typeof ROLES)[number];

/** Each role's fraction of the base; the fractions sum to one. */
export interface FixedRule {
  readonly kind: 'fixed';
  readonly shares: readonly { readonly role: Role; readonly share: Ratio }[];
  /** Takes the odd fen where the rule is the outermost; else the largest remainder does. */
  readonly residualTo: Role | null;
}

/** Shares in proportion to whole-number weights. */
export interface WeightsRule {
  readonly kind: 'weights';
  readonly weights: readonly { readonly role: Role; readonly weight: number }[];
  readonly residualTo: Role | null;
}

/** What parties can bring to a deal; the last is known from the deal, the others are given. */
export const FACTORS = [
  'area',
  'investment',
  'population',
  'revenue',
  'payroll',
  'assets',
  'ecology',
  'firstContact',
  'quotaSupplied',
] as const;
export type Factor = (typeof FACTORS)[number];

/**
 * Shares by several weighted factors: Σ weight × own amount ÷ total of the factor. A factor that
 * nobody has is left out and the others take its weight; where none is left all is the land's.
 */
export interface FactorsRule {
  readonly kind: 'factors';
  readonly factors: readonly {
    readonly by: Factor;
    readonly weight: number;
    /** Null for quota supplied, which the deal itself knows. */
    readonly amounts: readonly { readonly role: Role; readonly amount: number }[] | null;
  }[];
}

/** Shares in proportion to the quota area each city supplied to the deal (its own included). */
export interface QuotaWeightsRule {
  readonly kind: 'quotaSupplied';
}

/** The deal's base fills the steps in order; what exceeds the last goes by `rest`. */
export interface WaterfallRule {
  readonly kind: 'waterfall';
  readonly steps: readonly { readonly amountFen: Fen; readonly rule: SharingRule }[];
  readonly rest: SharingRule;
}

/** Deals within one city and deals that cross a border follow different rules. */
export interface OriginRule {
  readonly kind: 'byOrigin';
  readonly local: SharingRule;
  readonly crossRegion: SharingRule;
}

/** One role takes a fraction off the top, the rest goes on by another rule. */
export interface LevyRule {
  readonly kind: 'levyFirst';
  readonly to: Role;
  readonly rate: Ratio;
  readonly rest: SharingRule;
}

/**
 * What a limit adds up: one deal, each calendar year, the whole run, or the days from `from` on
 * for `years` years (outside them the limit does nothing).
 */
export type Span = 'deal' | 'year' | 'run' | { readonly from: Day; readonly years: number };

/** One party's limit: an amount, or a share of what passed through the rule in the span. */
export type Limit =
  | { readonly party: Role; readonly amountFen: Fen }
  | { readonly party: Role; readonly share: Ratio };

/**
 * Parties never get more than their limits from the rule inside; what exceeds them is another's.
 * An amount over more than one deal counts every claim up to the whole fen, so that no rounding
 * can carry a party over it (the odd fen of an earlier year, which a deal's last receipt settles,
 * fall into the later year).
 */
export interface CapRule {
  readonly kind: 'cap';
  readonly limits: readonly Limit[];
  readonly over: Span;
  readonly rule: SharingRule;
  readonly excessTo: Role;
}

/**
 * Parties never get less than their limits while there is money. Amounts are first calls on the
 * base of the span, in order: the others wait, and are repaid as soon as the rule inside gives the
 * parties more than that anyway. Shares are topped up by the others in proportion to theirs, as
 * far as they keep their own floors. The limits of one floor are all of one kind.
 */
export interface FloorRule {
  readonly kind: 'floor';
  readonly limits: readonly Limit[];
  readonly over: Span;
  readonly rule: SharingRule;
}

/** Where a phase stops early: a party has received an amount from the phased rule. */
export interface PhaseLimit {
  readonly party: Role;
  readonly amountFen: Fen;
}

/** One stretch of time of a phased rule. */
export interface Phase {
  /** Whole years it lasts, counted from the event or the phase before; null when dated. */
  readonly years: number | null;
  /** Its last day; null when it is counted in years or has no end. */
  readonly to: Day | null;
  readonly rule: SharingRule;
  readonly whileBelow: PhaseLimit | null;
}

/**
 * Different rules at different times, by the day of the receipt. `rest` follows the last phase,
 * and takes over early, in the middle of a receipt if need be, where a phase's limit is reached.
 */
export interface PhaseRule {
  readonly kind: 'phase';
  /** First day of the first phase: a date, or the day the deal was signed; null: from ever. */
  readonly since: Day | 'signed' | null;
  readonly before: SharingRule | null;
  readonly phases: readonly Phase[];
  readonly rest: SharingRule | null;
}

/** Stock and increment: the land's party keeps its baseline of each year, the rest is shared. */
export interface IncrementRule {
  readonly kind: 'increment';
  readonly baselines: readonly {
    readonly role: Role;
    /** In every year not named below. */
    readonly everyYearFen: Fen | null;
    readonly byYear: readonly { readonly year: number; readonly amountFen: Fen }[];
  }[];
  readonly rule: SharingRule;
}

/** A sharing rule: data, built from these and nested freely. */
export type SharingRule =
  | FixedRule
  | WeightsRule
  | FactorsRule
  | QuotaWeightsRule
  | WaterfallRule
  | OriginRule
  | LevyRule
  | CapRule
  | FloorRule
  | PhaseRule
  | IncrementRule;

/** The rules that stand directly inside a rule. */
export function rulesInside(rule: SharingRule): readonly SharingRule[] {
  switch (rule.kind) {
    case 'waterfall':
      return [...rule.steps.map((step) => step.rule), rule.rest];
    case 'byOrigin':
      return [rule.local, rule.crossRegion];
    case 'levyFirst':
      return [rule.rest];
    case 'cap':
    case 'floor':
    case 'increment':
      return [rule.rule];
    case 'phase': {
      const around = [rule.before, rule.rest].filter((one) => one !== null);
      return [...rule.phases.map((phase) => phase.rule), ...around];
    }
    default:
      return [];
  }
}

/** What a sharing rule is applied to. */
export const SHARING_BASES = ['grossReceipts', 'netProceeds'] as const;
export type SharingBase = (typeof SHARING_BASES)[number];

/** Taxes whose city part may be shared, after the vertical split. */
export const SHARED_TAXES = ['deedTax', 'stampTax', 'farmlandOccupationTax'] as const;
export type SharedTax = (typeof SHARED_TAXES)[number];
