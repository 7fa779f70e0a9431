import type { RunInput } from '../../src/engine/run-input.ts';
import { inputOf, type RunCase } from '../arbitraries/run-case.ts';

/** The input of a case, without the choices that are left to the reference path. */
export function supportedInput(given: RunCase): RunInput {
  const { allocation: _, ...quota } = given.policy.quota;
  const sharing = { ...given.policy.sharing, base: 'netProceeds' as const };
  return inputOf({ ...given, policy: { ...given.policy, sharing, quota } });
}
