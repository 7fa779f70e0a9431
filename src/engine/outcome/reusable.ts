import { FaultPlan } from '../../behaviour/fault-plan.ts';
import { NO_FAULTS } from '../../world/fault.ts';
import type { RunInput } from '../run-input.ts';
import type { RunResult } from '../run-result.ts';

/**
 * Whether the deals of an input, their receipts and their bases are the same under every sharing
 * rule and transfer policy, so that a table can stand for them: net proceeds are shared, nobody
 * lists by what sharing leaves, nothing goes wrong, payments are not set off.
 */
export function hasFixedBases({ policy, faults = NO_FAULTS, behaviour }: RunInput): boolean {
  const { base } = policy.sharing;
  const { netting = 'none' } = policy.transfer;
  const isClean = new FaultPlan(faults, { seed: 0, replicate: 0 }).isEmpty;
  return base === 'netProceeds' && netting === 'none' && isClean && behaviour?.listing !== true;
}

/** Whether a run went as tables have it: no contract was undone. */
export function isUndisturbed({ deals, refunds }: RunResult): boolean {
  return refunds.length === 0 && deals.every(({ outcome }) => outcome !== 'rescinded');
}
