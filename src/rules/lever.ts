import type { Label, RuleStatus } from './rule.ts';

/**
 * What a lever moves: a rule (one key of it, or every key), a key of the scenario, or nothing the
 * engine computes with yet, and why.
 */
export type LeverTarget =
  | {
      readonly kind: 'rule';
      readonly rule: string;
      readonly key: string | null;
      /** The key that takes what this one gives up, so that their sum stays; null: none. */
      readonly rest: string | null;
    }
  | {
      readonly kind: 'path';
      readonly path: readonly string[];
      /** The part of a scenario that must be there for the key to mean something. */
      readonly needs: readonly string[] | null;
    }
  | { readonly kind: 'none'; readonly why: Label };

/** Between which figures a lever may be moved, both included, as written in its unit. */
export interface LeverRange {
  readonly least: string;
  readonly most: string;
  readonly unit: string;
}

/** One thing of the mechanism that policy can choose: named, typed and bounded. */
export interface Lever {
  readonly id: string;
  /** The number it has in the list of levers, `L6`; several levers may share one. */
  readonly code: string;
  readonly title: Label;
  readonly target: LeverTarget;
  /** Null for a lever that is a choice between words or a structure of its own. */
  readonly range: LeverRange | null;
  /** The words it chooses between; null when it is no such choice. */
  readonly options: readonly string[] | null;
  /** Where it stands when nobody moves it, in words. */
  readonly standard: Label;
  /** How far that default can be relied on. */
  readonly status: RuleStatus;
}
