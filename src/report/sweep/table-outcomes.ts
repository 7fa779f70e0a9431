import type { TableSharing } from '../../engine/outcome/table-outcome.ts';
import type { OutcomeFigure } from '../../experiment/study/outcome-name.ts';
import { PARTIES, type Party } from '../../world/party.ts';
import type { Policy } from '../../world/policy.ts';
import { isInRegion } from '../figures.ts';
import { FIGURES } from './outcomes.ts';

/** The outcomes of a table under a policy, in order, as the run itself would give them. */
export function tableOutcomes(
  sharing: TableSharing,
  policy: Policy,
  outcomes: readonly string[],
): bigint[] {
  const { table } = sharing;
  const found = sharing.under(policy);
  let transfers: ReturnType<typeof found.transfers> | null = null;
  return outcomes.map((outcome) => {
    switch (outcome) {
      case 'deals.settled':
        return BigInt(table.settledDeals);
      case 'deals.refused':
        return BigInt(table.refusedDeals);
      case 'vouchers':
        transfers ??= found.transfers();
        return BigInt(transfers.vouchers);
      case 'vouchers.movedFen':
        transfers ??= found.transfers();
        return transfers.movedFen;
      case 'misplaced.fenDays':
        transfers ??= found.transfers();
        return transfers.fenDays;
    }
    const [party, name] = outcome.split('.') as [string, Exclude<OutcomeFigure, 'alone' | 'gain'>];
    const figure = FIGURES[name];
    if (party !== 'region') return BigInt(found.figureFen(party as Party, figure));
    return REGION.reduce((sum, one) => sum + BigInt(found.figureFen(one, figure)), 0n);
  });
}

const REGION = PARTIES.filter(isInRegion);
