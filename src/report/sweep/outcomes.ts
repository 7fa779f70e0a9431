import { withoutCooperation } from '../../engine/alone.ts';
import type { MoneyFigure } from '../../engine/outcome/money-figure.ts';
import { run } from '../../engine/run.ts';
import type { RunInput } from '../../engine/run-input.ts';
import type { RunResult } from '../../engine/run-result.ts';
import {
  needsAlone,
  type OutcomeFigure,
  RUN_OUTCOMES,
  type RunOutcome,
} from '../../experiment/study/outcome-name.ts';
import { moneyFigures } from '../figures.ts';

/** The figure of a summary behind each name; `alone` and `gain` are worked out from two runs. */
const FIGURES: Readonly<Record<Exclude<OutcomeFigure, 'alone' | 'gain'>, MoneyFigure>> = {
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

/** Where outcomes come from: a run, or a table that stands for one. */
export interface OutcomeSource {
  /** A figure of a party or of the region, in fen. */
  figureFen(party: string, figure: MoneyFigure): bigint;
  ofRun(outcome: RunOutcome): bigint;
}

/** What every party, and the region, ends with, in fen. */
export type FinalPositions = ReadonlyMap<string, bigint>;

/** Runs an input and gives the outcomes asked for, in order: whole fen, counts, fen-days. */
export function measure(input: RunInput, outcomes: readonly string[]): bigint[] {
  return outcomesOf(runSource(run(input)), outcomes, () => positionsAlone(input));
}

/**
 * The outcomes asked for, in order.
 *
 * @param alone what everybody ends with without cooperation; asked for only if an outcome needs it
 */
export function outcomesOf(
  source: OutcomeSource,
  outcomes: readonly string[],
  alone: () => FinalPositions,
): bigint[] {
  const apart = outcomes.some(needsAlone) ? alone() : null;
  return outcomes.map((outcome) => {
    if (isOfRun(outcome)) return source.ofRun(outcome);
    const [party, figure] = outcome.split('.') as [string, OutcomeFigure];
    if (figure === 'alone') return apart!.get(party)!;
    if (figure !== 'gain') return source.figureFen(party, FIGURES[figure]);
    return source.figureFen(party, FIGURES.final) - apart!.get(party)!;
  });
}

/** What everybody ends with where an input is run without cooperation. */
export function positionsAlone(input: RunInput): FinalPositions {
  const { parties, region } = moneyFigures(run(withoutCooperation(input)));
  return new Map(
    [...parties, region].map(({ party, total }) => [party, BigInt(total.finalPositionFen)]),
  );
}

function runSource(result: RunResult): OutcomeSource {
  const { parties, region } = moneyFigures(result);
  const figures = new Map([...parties, region].map((summary) => [summary.party, summary.total]));
  return {
    figureFen: (party, figure) => BigInt(figures.get(party)![figure]),
    ofRun: (outcome) => runOutcome(result, outcome),
  };
}

function isOfRun(outcome: string): outcome is RunOutcome {
  return (RUN_OUTCOMES as readonly string[]).includes(outcome);
}

function runOutcome({ deals, transfers, misplacement }: RunResult, outcome: RunOutcome): bigint {
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
  }
}
