import type { Fraction } from '../../rules/fraction.ts';
import type { Label } from '../../rules/rule.ts';
import type { FigureDimension } from '../../scenario/cases/case-units.ts';
import type { Expected } from '../../scenario/cases/expected-value.ts';
import type { SourcePath } from '../../scenario/source-tree.ts';
import type { Explanation } from '../explain/explanation.ts';

/** What was found where a case expects something. */
export type FoundValue =
  | { readonly kind: 'amount'; readonly dimension: FigureDimension; readonly base: Fraction }
  | { readonly kind: 'word'; readonly word: string | null };

/** One thing a case expects, held against what is. */
export interface Finding {
  /** Where it is written, from the top of the case. */
  readonly path: SourcePath;
  /** What it is about, beyond the path: which deal, which rule. */
  readonly about: string;
  /** What it is called; null: the path says it all. */
  readonly name: Label | null;
  readonly expected: Expected | null;
  readonly found: FoundValue;
  readonly passed: boolean;
  /** What differs beyond the value itself. */
  readonly notes: readonly Label[];
  /** Why the found value is what it is; made only when somebody asks. */
  readonly explain: () => readonly Explanation[];
}
