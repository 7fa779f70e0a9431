import { inCoalition, withoutCooperation } from '../../engine/alone.ts';
import { runCoalitions } from '../../engine/coalitions.ts';
import type { MoneyFigure } from '../../engine/outcome/money-figure.ts';
import { run } from '../../engine/run.ts';
import type { RunInput } from '../../engine/run-input.ts';
import type { RunResult } from '../../engine/run-result.ts';
import { type Fairness, fairnessOf } from '../../experiment/fairness/coalition-fairness.ts';
import {
  needsAlone,
  needsCoalitions,
  OUTCOME_PARTIES,
  type OutcomeFigure,
  type OutcomeParty,
  type RunOutcome,
} from '../../experiment/study/outcome-name.ts';
import { divideBig } from '../../units/exact.ts';
import { CITIES } from '../../world/party.ts';
import { moneyFigures } from '../figures.ts';
import { bookedTransfers, outcomeBeforeSharing } from './run-outcomes.ts';

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

/** Outcomes of the transfers of a run. */
export type TransferFigure = 'vouchers' | 'vouchers.movedFen' | 'misplaced.fenDays';

/** Where outcomes come from: a run, or a table that stands for one. */
export interface OutcomeSource {
  /** A figure of a party or of the region, in fen. */
  figureFen(party: string, figure: MoneyFigure): bigint;
  transfers(figure: TransferFigure): bigint;
  /** What is the same however money is shared and transferred: areas, deals, the red line. */
  beforeSharing(outcome: string): bigint;
}

/** What every party, and the region, ends with, in fen. */
export type FinalPositions = ReadonlyMap<string, bigint>;

/** What outcomes need besides the run itself; worked out when one asks. */
export interface OtherRuns {
  /** What everybody ends with without cooperation. */
  readonly alone: () => FinalPositions;
  readonly fairness: () => Fairness;
}

/**
 * Runs an input and gives the outcomes asked for, in order: whole fen, m², counts, fen-days, and
 * 1 or 0 for what is a question.
 */
export function measure(input: RunInput, outcomes: readonly string[]): bigint[] {
  const result = run(input);
  const asksCore = outcomes.some(needsCoalitions);
  const alone = asksCore || outcomes.some(needsAlone) ? run(withoutCooperation(input)) : null;
  const resultOf = (members: readonly (typeof CITIES)[number][]) => {
    if (members.length === CITIES.length) return result;
    return members.length < 2 ? alone! : run(inCoalition(input, members));
  };
  return outcomesOf(runSource(input, result), outcomes, {
    alone: () => positionsOf(alone!),
    fairness: () => fairnessOf(runCoalitions(input, resultOf), null),
  });
}

/** The outcomes asked for, in order. */
export function outcomesOf(
  source: OutcomeSource,
  outcomes: readonly string[],
  others: OtherRuns,
): bigint[] {
  const alone = outcomes.some(needsAlone) ? others.alone() : null;
  const fairness = outcomes.some(needsCoalitions) ? others.fairness() : null;
  const finalOf = (party: string) => source.figureFen(party, FIGURES.final);
  const gainOf = (party: string) => finalOf(party) - alone!.get(party)!;
  return outcomes.map((outcome) => {
    switch (outcome as RunOutcome) {
      case 'vouchers':
      case 'vouchers.movedFen':
      case 'misplaced.fenDays':
        return source.transfers(outcome as TransferFigure);
      case 'parties.noneWorseOff':
        return yes(OUTCOME_PARTIES.every((party) => party === 'region' || gainOf(party) >= 0n));
      case 'core.held':
        return yes(fairness!.core.inCore);
      case 'core.excessFen':
        return wholeFen(fairness!.core.worst);
      case 'core.leastFen':
        return wholeFen(fairness!.leastCore);
    }
    const [party, name] = outcome.split('.') as [OutcomeParty, OutcomeFigure];
    if (!OUTCOME_PARTIES.includes(party)) return source.beforeSharing(outcome);
    if (name === 'alone') return alone!.get(party)!;
    if (name === 'gain') return gainOf(party);
    const figure = FIGURES[name];
    return figure === undefined ? source.beforeSharing(outcome) : source.figureFen(party, figure);
  });
}

/** What everybody ends with where an input is run without cooperation. */
export function positionsAlone(input: RunInput): FinalPositions {
  return positionsOf(run(withoutCooperation(input)));
}

function positionsOf(result: RunResult): FinalPositions {
  const { parties, region } = moneyFigures(result);
  return new Map(
    [...parties, region].map(({ party, total }) => [party, BigInt(total.finalPositionFen)]),
  );
}

function runSource(input: RunInput, result: RunResult): OutcomeSource {
  const { parties, region } = moneyFigures(result);
  const figures = new Map([...parties, region].map((summary) => [summary.party, summary.total]));
  return {
    figureFen: (party, figure) => BigInt(figures.get(party)![figure]),
    transfers: (figure) => bookedTransfers(result, figure),
    beforeSharing: (outcome) => outcomeBeforeSharing(result, input, outcome),
  };
}

function yes(holds: boolean): bigint {
  return holds ? 1n : 0n;
}

function wholeFen({ n, d }: Fairness['leastCore']): bigint {
  return divideBig(n, d, 'halfUp');
}
