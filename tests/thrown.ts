import { InvariantError } from '../src/units/invariant.ts';

/** The broken invariant a piece of work ends in; fails when it ends in anything else. */
export function brokenBy(work: () => unknown): InvariantError {
  try {
    work();
  } catch (error) {
    if (error instanceof InvariantError) return error;
    throw error;
  }
  throw new Error('no invariant was broken');
}

/** The code of the invariant a piece of work breaks. */
export function codeOf(work: () => unknown): string {
  return brokenBy(work).code;
}
