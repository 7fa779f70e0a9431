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
 * @param land outcomes of the run that the table does not hold
 */
export function tableSource(
  sharing: TableSharing,
  policy: Policy,
  land: ReadonlyMap<string, bigint> = NO_LAND,
): OutcomeSource {
  const { table } = sharing;
  const found = sharing.under(policy);
  let followed: TransferOutcome | null = null;
  const transfers = () => {
    followed ??= found.transfers();
    return followed;
  };
  return {
    figureFen: (party, figure) =>
      party === 'region'
        ? REGION.reduce((sum, one) => sum + BigInt(found.figureFen(one, figure)), 0n)
        : BigInt(found.figureFen(party as Party, figure)),
    other: (outcome) => {
      switch (outcome) {
        case 'deals.settled':
          return BigInt(table.settledDeals);
        case 'deals.refused':
          return BigInt(table.refusedDeals);
        case 'vouchers':
          return BigInt(transfers().vouchers);
        case 'vouchers.movedFen':
          return transfers().movedFen;
        case 'misplaced.fenDays':
          return transfers().fenDays;
        default:
          return outcomeOfLand(land, outcome);
      }
    },
  };
}

const NO_LAND: ReadonlyMap<string, bigint> = new Map();

function outcomeOfLand(land: ReadonlyMap<string, bigint>, outcome: string): bigint {
  const found = land.get(outcome);
  if (found === undefined) throw new RangeError(`a table holds no ${outcome}`);
  return found;
}
