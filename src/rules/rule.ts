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
export type RuleUnit =
  | 'ratio'
  | 'fen'
  | 'fenPerM2'
  | 'fenPerKg'
  | 'fenPerM2Year'
  | 'm2'
  | 'kg'
  | 'kgPerM2'
  | 'day'
  | 'workingDay'
  | 'month'
  | 'year'
  | 'grade'
  | 'count'
  | 'flag';

/** One value for one key from `from` to `to` (both included; null: open). */
export interface RuleValue {
  /** '' for a rule with one value, else e.g. a grade or `xiangtan-city commercial 1`. */
  readonly key: string;
  readonly from: Day;
  readonly to: Day | null;
  readonly value: Ratio;
}

/** What a scenario put in the place of a value, and why. */
export interface RuleOverride {
  readonly rule: string;
  readonly key: string;
  readonly from: Day;
  readonly to: Day | null;
  readonly value: Ratio;
  readonly reason: string;
}

/** One rule of law, or one assumption standing in for it, as dated data. */
export interface Rule {
  readonly id: string;
  readonly title: Label;
  readonly document: string;
  readonly clause: string;
  readonly effective: Day;
  readonly expires: Day | null;
  readonly status: RuleStatus;
  readonly unit: RuleUnit;
  /** Whether this rule may move money between the fund budget and the general budget (M7). */
  readonly crossesBudgets: boolean;
  readonly note: Label | null;
  readonly values: readonly RuleValue[];
}
