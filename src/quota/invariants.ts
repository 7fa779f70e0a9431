import { invariant } from '../units/invariant.ts';
import { APPROVAL_INVARIANTS } from './invariants/approvals.ts';
import { COMMITMENT_INVARIANTS } from './invariants/commitments.ts';
import { CONSERVATION_INVARIANTS } from './invariants/conservation.ts';
import { ORIGIN_INVARIANTS } from './invariants/origin.ts';
import { TARGET_INVARIANTS } from './invariants/targets.ts';
import { TRADE_INVARIANTS } from './invariants/trade.ts';
import type { QuotaInvariant, QuotaRecord } from './record.ts';

/** The twenty invariants of the quota pools, I-1 to I-20, in their order. */
export const QUOTA_INVARIANTS: readonly QuotaInvariant[] = [
  ...CONSERVATION_INVARIANTS,
  ...APPROVAL_INVARIANTS,
  ...COMMITMENT_INVARIANTS,
  ...ORIGIN_INVARIANTS,
  ...TARGET_INVARIANTS,
  ...TRADE_INVARIANTS,
].sort((a, b) => numberOf(a) - numberOf(b));

function numberOf({ name }: QuotaInvariant): number {
  return Number(/^I-(\d+)/.exec(name)![1]);
}

/**
 * Holds a record against every invariant.
 *
 * @throws InvariantError named after the first that is broken, with everything it found
 */
export function checkQuota(record: QuotaRecord): void {
  for (const { name, problems } of QUOTA_INVARIANTS) {
    const found = problems(record);
    invariant(found.length === 0, name, () => ({ found }));
  }
}
