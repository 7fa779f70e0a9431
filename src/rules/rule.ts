import type { WhyUnit } from '../ledger/why.ts';
import type { Day } from '../units/day.ts';
import type { Ratio } from '../units/ratio.ts';

/** How far a value can be relied on; shown to people wherever the value is used. */
export type RuleStatus = 'verified' | 'memory' | 'derived' | 'assumption';

/** A label in both languages of the engine. */
export interface Label {
  readonly zh: string;
  readonly en: string;
}

/**
 * The unit a rule's values are held in after loading; whatever the file says (`wanYuan/mu`,
 * `yuan/m2`) is converted exactly on load.
 */
export type RuleUnit = WhyUnit;

/** What a rule is about; the register is listed in this order. */
export const RULE_TOPICS = [
  'mandate',
  'listing',
  'price',
  'collection',
  'tax',
  'earmark',
  'cost',
  'collective',
  'sharing',
  'treasury',
  'greenHeart',
  'quotaLedger',
  'farmlandBalance',
  'linkage',
  'quotaMarket',
  'plan',
  'protection',
  'approval',
  'baseline',
] as const;
export type RuleTopic = (typeof RULE_TOPICS)[number];

/** Whether the engine computes with a rule: wholly, in part, or not (it is only on record). */
export const MODELLED = ['yes', 'part', 'no'] as const;
export type Modelled = (typeof MODELLED)[number];

/** Where a step of a scale begins (not included) and ends (included; null: no end). */
export interface RuleTier {
  readonly over: Ratio;
  readonly upTo: Ratio | null;
}

/** One value for one key from `from` to `to` (both included; null: open). */
export interface RuleValue {
  /** '' for a rule with one value, else e.g. a grade or `xiangtan-city commercial 1`. */
  readonly key: string;
  readonly from: Day;
  readonly to: Day | null;
  readonly value: Ratio;
  /** What {@link value} is counted in; a table may mix units. */
  readonly unit: RuleUnit;
  /** The figure as the file writes it and the unit it is written in, for people. */
  readonly written: { readonly text: string; readonly unit: string };
  /** Of this value: a table may hold figures of different standing. */
  readonly status: RuleStatus;
  /** The step this value holds for, in a rule that is a scale; keys then count the steps. */
  readonly tier: RuleTier | null;
}

/**
 * Another reading of a rule where its sources conflict. A scenario chooses one by name; without a
 * choice the rule's own values hold.
 */
export interface RuleVariant {
  readonly id: string;
  readonly title: Label;
  readonly document: string;
  readonly clause: string;
  readonly status: RuleStatus;
  readonly values: readonly RuleValue[];
}

/** What a scenario put in the place of a value, and why. */
export interface RuleOverride {
  readonly rule: string;
  readonly key: string;
  readonly from: Day;
  readonly to: Day | null;
  readonly value: Ratio;
  readonly reason: string;
  /** The value as the scenario writes it. */
  readonly written?: string;
  /** The lever that was moved to get it, by id. */
  readonly lever?: string;
}

/**
 * What a scenario decides about a rule that has expired or is only assumed: go on with its value,
 * let it lapse, or put another in its place.
 */
export const ENDINGS = ['extend', 'lapse', 'replace'] as const;
export type Ending = (typeof ENDINGS)[number];

/** A named choice of a scenario, with its reason. */
export interface RuleChoice {
  readonly rule: string;
  readonly choice: Ending;
  /** What `replace` puts in the place of a value, by key ('' for every key); else empty. */
  readonly values: ReadonlyMap<string, Ratio>;
  readonly reason: string;
}

/** One rule of law, or one assumption standing in for it, as dated data. */
export interface Rule {
  readonly id: string;
  readonly topic: RuleTopic;
  readonly title: Label;
  readonly document: string;
  readonly clause: string;
  /** Null when no date was found. */
  readonly effective: Day | null;
  readonly expires: Day | null;
  /** A rule's id or a document, where one is known to have taken this one's place. */
  readonly repealedBy: string | null;
  /** When the entry was last held against what it cites; null: never. */
  readonly lastConfirmed: Day | null;
  /** Of the rule as a whole: that of its weakest value. */
  readonly status: RuleStatus;
  /** Null when the rule has no numbers. */
  readonly unit: RuleUnit | null;
  readonly modelled: Modelled;
  /** Why it is not modelled, or which part is; null when it is. */
  readonly why: Label | null;
  /** Whether this rule may move money between the fund budget and the general budget (M7). */
  readonly crossesBudgets: boolean;
  /** What holds when a scenario lets the rule lapse; null: the mechanism cannot do without it. */
  readonly lapsesTo: Ratio | null;
  readonly note: Label | null;
  /** Rules to read with this one, by id. */
  readonly see: readonly string[];
  readonly values: readonly RuleValue[];
  readonly variants: readonly RuleVariant[];
  /** The variant whose values stand here; null: the rule's own. */
  readonly variant: string | null;
}
