import type { TableSharing } from '../../engine/outcome/table-outcome.ts';
import type { TransferOutcome } from '../../engine/outcome/transfers.ts';
import { PARTIES, type Party } from '../../world/party.ts';
import type { Policy } from '../../world/policy.ts';
import { isInRegion } from '../figures.ts';
import type { OutcomeSource } from './outcomes.ts';

const REGION = PARTIES.filter(isInRegion);

/**
 * Outcomes of a table under a policy, as the run itself would give them; good until the table is
 * shared again.
 *
 * @param before outcomes that no sharing and no transfer changes
 */
export function tableSource(
  sharing: TableSharing,
  policy: Policy,
  before: ReadonlyMap<string, bigint>,
): OutcomeSource {
  const found = sharing.under(policy);
  let followed: TransferOutcome | null = null;
  return {
    figureFen: (party, figure) =>
      party === 'region'
        ? REGION.reduce((sum, one) => sum + BigInt(found.figureFen(one, figure)), 0n)
        : BigInt(found.figureFen(party as Party, figure)),
    transfers: (figure) => {
      followed ??= found.transfers();
      const { vouchers, movedFen, fenDays } = followed;
      if (figure === 'vouchers') return BigInt(vouchers);
      return figure === 'vouchers.movedFen' ? movedFen : fenDays;
    },
    beforeSharing: (outcome) => before.get(outcome)!,
  };
}
