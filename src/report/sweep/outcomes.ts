import { inCoalition, withoutCooperation } from '../../engine/alone.ts';
import { runCoalitions } from '../../engine/coalitions.ts';
import { run } from '../../engine/run.ts';
import type { RunInput } from '../../engine/run-input.ts';
import type { RunResult } from '../../engine/run-result.ts';
import { type Fairness, fairnessOf } from '../../experiment/fairness/coalition-fairness.ts';
import {
  AREA_FIGURES,
  type AreaFigure,
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
import type { FIGURE_KEYS, PartySummary } from '../summary.ts';
import { areaOutcome, isRefusedForQuota } from './area-outcomes.ts';

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

type Positions = ReadonlyMap<string, PartySummary>;

/** The runs behind the outcomes of one replicate; those nobody asked for are not run. */
interface Runs {
  readonly input: RunInput;
  readonly result: RunResult;
  readonly together: Positions;
  readonly alone: Positions | null;
  readonly fairness: Fairness | null;
}

/**
 * Runs an input and gives the outcomes asked for, in order: whole fen, m², counts, fen-days, and
 * 1 or 0 for what is a question.
 */
export function measure(input: RunInput, outcomes: readonly string[]): bigint[] {
  const runs = runsFor(input, outcomes);
  return outcomes.map((outcome) => {
    const [party, figure] = outcome.split('.') as [OutcomeParty, string];
    if (!OUTCOME_PARTIES.includes(party)) return runOutcome(runs, outcome as RunOutcome);
    if ((AREA_FIGURES as readonly string[]).includes(figure)) {
      return BigInt(areaOutcome(runs.result, input.places, party, figure as AreaFigure));
    }
    if (figure === 'alone') return finalOf(runs.alone!, party);
    if (figure === 'gain') return gainOf(runs, party);
    return BigInt(runs.together.get(party)!.total[FIGURES[figure as keyof typeof FIGURES]]);
  });
}

function runsFor(input: RunInput, outcomes: readonly string[]): Runs {
  const result = run(input);
  const asksCore = outcomes.some(needsCoalitions);
  const alone = asksCore || outcomes.some(needsAlone) ? run(withoutCooperation(input)) : null;
  const resultOf = (members: readonly (typeof CITIES)[number][]) => {
    if (members.length === CITIES.length) return result;
    return members.length < 2 ? alone! : run(inCoalition(input, members));
  };
  return {
    ...{ input, result, together: figuresOf(result) },
    alone: alone === null ? null : figuresOf(alone),
    fairness: asksCore ? fairnessOf(runCoalitions(input, resultOf), null) : null,
  };
}

function figuresOf(result: RunResult): Positions {
  const { parties, region } = moneyFigures(result);
  return new Map([...parties, region].map((summary) => [summary.party, summary]));
}

function finalOf(positions: Positions, party: string): bigint {
  return BigInt(positions.get(party)!.total.finalPositionFen);
}

function gainOf({ together, alone }: Runs, party: string): bigint {
  return finalOf(together, party) - finalOf(alone!, party);
}

function runOutcome(runs: Runs, outcome: RunOutcome): bigint {
  const { result, input } = runs;
  const { deals, transfers, misplacement } = result;
  const booked = transfers.filter(({ status }) => status === 'booked');
  switch (outcome) {
    case 'deals.settled':
      return BigInt(deals.filter((deal) => deal.outcome === 'settled').length);
    case 'deals.refused':
      return BigInt(deals.filter((deal) => deal.outcome === 'refused').length);
    case 'deals.refusedForQuota':
      return BigInt(deals.filter(isRefusedForQuota).length);
    case 'vouchers':
      return BigInt(booked.length);
    case 'vouchers.movedFen':
      return booked.reduce((sum, { amountFen }) => sum + BigInt(amountFen), 0n);
    case 'misplaced.fenDays':
      return misplacement.reduce((sum, { fenDays }) => sum + fenDays, 0n);
    case 'redLine.held':
      return yes(areaOutcome(result, input.places, 'region', 'redLineRoomM2') >= 0);
    case 'parties.noneWorseOff':
      return yes(OUTCOME_PARTIES.every((party) => party === 'region' || gainOf(runs, party) >= 0n));
    case 'core.held':
      return yes(runs.fairness!.core.inCore);
    case 'core.excessFen':
      return wholeFen(runs.fairness!.core.worst);
    case 'core.leastFen':
      return wholeFen(runs.fairness!.leastCore);
  }
}

function yes(holds: boolean): bigint {
  return holds ? 1n : 0n;
}

function wholeFen({ n, d }: Fairness['leastCore']): bigint {
  return divideBig(n, d, 'halfUp');
}
