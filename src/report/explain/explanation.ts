import type { Quantity } from '../../ledger/why.ts';
import type { Label, RuleStatus } from '../../rules/rule.ts';

/** What a step rests on: a rule with its document and clause, as it stood on the day. */
export interface Citation {
  readonly rule: string;
  readonly title: Label;
  readonly document: string;
  readonly clause: string;
  readonly status: RuleStatus;
  /** Which of the rule's values, '' where it has one or none was asked for. */
  readonly key: string;
  /** ISO date; null where no value was asked for. */
  readonly day: string | null;
  /** What the scenario put in the place of the law's value; null where it did not. */
  readonly override: { readonly replaced: Quantity | null; readonly reason: string } | null;
}

/**
 * One step of an explanation, in words and numbers, with the steps it follows from. It needs no
 * knowledge of the code: each formula can be checked with a calculator.
 */
export interface Explanation {
  /** What it is. */
  readonly label: Label;
  readonly amount: Quantity | null;
  /** How the amount follows from the terms, with their numbers; null where it ends here. */
  readonly formula: Label | null;
  readonly rule: Citation | null;
  /** What else must be known: assumed, rounded, who got the odd fen, where money lay. */
  readonly notes: readonly Label[];
  readonly terms: readonly Explanation[];
}

/** A step with the parts given; the others are empty. */
export function step(label: Label, parts: Partial<Omit<Explanation, 'label'>> = {}): Explanation {
  return { label, amount: null, formula: null, rule: null, notes: [], terms: [], ...parts };
}

/** Whole fen as an exact amount. */
export function fenOf(amountFen: number | bigint): Quantity {
  return { numerator: BigInt(amountFen), denominator: 1n, unit: 'fen' };
}
