import { withoutCooperation } from '../../engine/alone.ts';
import { run } from '../../engine/run.ts';
import type { RunInput } from '../../engine/run-input.ts';
import type { RunResult } from '../../engine/run-result.ts';
import { needsAlone, type OutcomeFigure } from '../../experiment/study/outcome-name.ts';
import { moneyFigures } from '../figures.ts';
import type { FIGURE_KEYS, PartySummary } from '../summary.ts';

/** The figure of a summary behind each name; `alone` and `gain` are worked out from two runs. */
export const FIGURES: Readonly<
  Record<Exclude<OutcomeFigure, 'alone' | 'gain'>, (typeof FIGURE_KEYS)[number]>
> = {
  receipts: 'receiptsFen',
  costRecovery: 'costRecoveryFen',
  earmarks: 'earmarksFen',
  remittedUp: 'remittedUpFen',
  net: 'netProceedsFen',
  greenHeart: 'greenHeartFen',
  sharesOut: 'sharesOutFen',
  sharesIn: 'sharesInFen',
  taxes: 'taxesFen',
  quotaPaid: 'quotaPaidFen',
  quotaReceived: 'quotaReceivedFen',
  final: 'finalPositionFen',
};

/** Runs an input and gives the outcomes asked for, in order: whole fen, counts, fen-days. */
export function measure(input: RunInput, outcomes: readonly string[]): bigint[] {
  const result = run(input);
  const alone = outcomes.some(needsAlone) ? figuresOf(run(withoutCooperation(input))) : null;
  const together = figuresOf(result);
  return outcomes.map((outcome) => {
    const [party, figure] = outcome.split('.') as [string, string];
    const own = together.get(party);
    if (own === undefined) return runOutcome(result, outcome);
    const final = BigInt(own.total.finalPositionFen);
    if (figure !== 'alone' && figure !== 'gain') {
      return BigInt(own.total[FIGURES[figure as keyof typeof FIGURES]]);
    }
    const other = BigInt(alone!.get(party)!.total.finalPositionFen);
    return figure === 'alone' ? other : final - other;
  });
}

function figuresOf(result: RunResult): ReadonlyMap<string, PartySummary> {
  const { parties, region } = moneyFigures(result);
  return new Map([...parties, region].map((summary) => [summary.party, summary]));
}

function runOutcome({ deals, transfers, misplacement }: RunResult, outcome: string): bigint {
  const booked = transfers.filter(({ status }) => status === 'booked');
  switch (outcome) {
    case 'deals.settled':
      return BigInt(deals.filter((deal) => deal.outcome === 'settled').length);
    case 'deals.refused':
      return BigInt(deals.filter((deal) => deal.outcome === 'refused').length);
    case 'vouchers':
      return BigInt(booked.length);
    case 'vouchers.movedFen':
      return booked.reduce((sum, { amountFen }) => sum + BigInt(amountFen), 0n);
    case 'misplaced.fenDays':
      return misplacement.reduce((sum, { fenDays }) => sum + fenDays, 0n);
    default:
      throw new RangeError(`no outcome is called ${outcome}`);
  }
}
