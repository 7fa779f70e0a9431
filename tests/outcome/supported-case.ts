import type { RunInput } from '../../src/engine/run-input.ts';
import { inputOf, type RunCase } from '../arbitraries/run-case.ts';

/** The input of a case, without the choices that are left to the reference path. */
export function supportedInput(given: RunCase): RunInput {
  const { allocation: _, gate, ...quota } = given.policy.quota;
  const sharing = { ...given.policy.sharing, base: 'netProceeds' as const };
  const kept = gate === undefined ? quota : { ...quota, gate: { ...gate, commitments: false } };
  return inputOf({ ...given, policy: { ...given.policy, sharing, quota: kept } });
}
