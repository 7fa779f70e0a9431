import { RuleGapError } from '../../rules/rule-book.ts';
import { InvariantError } from '../../units/invariant.ts';
import { LeftToReference } from './bases/left-to-reference.ts';

/** What work in columns gives; null where the columns give up and a run has to tell. */
export function orNull<T>(work: () => T): T | null {
  try {
    return work();
  } catch (error) {
    const givesUp =
      error instanceof LeftToReference ||
      error instanceof RuleGapError ||
      error instanceof InvariantError;
    if (givesUp) return null;
    throw error;
  }
}
