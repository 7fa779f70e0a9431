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
] as const;
export type Role = (typeof ROLES)[number];

/** Each role's fraction of the base; the fractions sum to one. */
export interface FixedRule {
  readonly kind: 'fixed';
  readonly shares: readonly { readonly role: Role; readonly share: Ratio }[];
  /** Takes the odd fen; without it the largest remainder does. */
  readonly residualTo: Role | null;
}

/** Shares in proportion to whole-number weights. */
export interface WeightsRule {
  readonly kind: 'weights';
  readonly weights: readonly { readonly role: Role; readonly weight: number }[];
  readonly residualTo: Role | null;
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

/** A sharing rule: data, built from these and nested freely. */
export type SharingRule =
  | FixedRule
  | WeightsRule
  | QuotaWeightsRule
  | WaterfallRule
  | OriginRule
  | LevyRule;

/** What a sharing rule is applied to. */
export const SHARING_BASES = ['grossReceipts', 'netProceeds'] as const;
export type SharingBase = (typeof SHARING_BASES)[number];

/** Taxes whose city part may be shared, after the vertical split. */
export const SHARED_TAXES = ['deedTax', 'stampTax', 'farmlandOccupationTax'] as const;
export type SharedTax = (typeof SHARED_TAXES)[number];
