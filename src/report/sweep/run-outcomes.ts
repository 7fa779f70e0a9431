import type { RunInput } from '../../engine/run-input.ts';
import type { RunResult } from '../../engine/run-result.ts';
import type { AreaFigure, OutcomeParty } from '../../experiment/study/outcome-name.ts';
import { areaOutcome, isRefusedForQuota } from './area-outcomes.ts';
import type { TransferFigure } from './outcomes.ts';

/** An outcome of a run that is the same however money is shared and transferred. */
export function outcomeBeforeSharing(
  result: RunResult,
  { places }: Pick<RunInput, 'places'>,
  outcome: string,
): bigint {
  const { deals } = result;
  switch (outcome) {
    case 'deals.settled':
      return BigInt(deals.filter((deal) => deal.outcome === 'settled').length);
    case 'deals.refused':
      return BigInt(deals.filter((deal) => deal.outcome === 'refused').length);
    case 'deals.refusedForQuota':
      return BigInt(deals.filter(isRefusedForQuota).length);
    case 'redLine.held':
      return areaOutcome(result, places, 'region', 'redLineRoomM2') >= 0 ? 1n : 0n;
  }
  const [party, figure] = outcome.split('.') as [OutcomeParty, AreaFigure];
  return BigInt(areaOutcome(result, places, party, figure));
}

/** What the transfers of a run came to. */
export function bookedTransfers(
  { transfers, misplacement }: RunResult,
  figure: TransferFigure,
): bigint {
  if (figure === 'misplaced.fenDays') {
    return misplacement.reduce((sum, { fenDays }) => sum + fenDays, 0n);
  }
  const booked = transfers.filter(({ status }) => status === 'booked');
  if (figure === 'vouchers') return BigInt(booked.length);
  return booked.reduce((sum, { amountFen }) => sum + BigInt(amountFen), 0n);
}
