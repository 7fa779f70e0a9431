import { inCoalition, withoutCooperation } from '../../engine/alone.ts';
import { runCoalitions } from '../../engine/coalitions.ts';
import type { MoneyFigure } from '../../engine/outcome/money-figure.ts';
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
} from '../../experiment/study/outcome-name.ts';
import { divideBig } from '../../units/exact.ts';
import { CITIES, type City, PARTIES } from '../../world/party.ts';
import { moneyFigures } from '../figures.ts';
import { areaOutcome, isRefusedForQuota } from './area-outcomes.ts';

/** The figure of a summary behind each name; `alone` and `gain` are worked out from two runs. */
export const FIGURES: Readonly<Record<Exclude<OutcomeFigure, 'alone' | 'gain'>, MoneyFigure>> = {
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
  /** An area, or a figure of the whole run that compares it with no other. */
  other(outcome: string): bigint;
}

/** What every party, and the region, ends with, in fen. */
export type FinalPositions = ReadonlyMap<string, bigint>;

/** Other runs that outcomes compare a run with; asked for only if one of them needs it. */
export interface Comparisons {
  /** What everybody ends with without cooperation. */
  alone(): FinalPositions;
  fairness(): Fairness;
}

/**
 * Runs an input and gives the outcomes asked for, in order: whole fen, m², counts, fen-days, and
 * 1 or 0 for what is a question.
 */
export function measure(input: RunInput, outcomes: readonly string[]): bigint[] {
  const result = run(input);
  let apart: RunResult | null = null;
  const alone = () => {
    apart ??= run(withoutCooperation(input));
    return apart;
  };
  const resultOf = (members: readonly City[]) => {
    if (members.length === CITIES.length) return result;
    return members.length < 2 ? alone() : run(inCoalition(input, members));
  };
  return outcomesOf(runSource(result, input), outcomes, {
    alone: () => positionsOf(runSource(alone(), input)),
    fairness: () => fairnessOf(runCoalitions(input, resultOf), null),
  });
}

/** The outcomes asked for, in order. */
export function outcomesOf(
  source: OutcomeSource,
  outcomes: readonly string[],
  { alone, fairness }: Comparisons,
): bigint[] {
  const apart = outcomes.some(needsAlone) ? alone() : null;
  const fair = outcomes.some(needsCoalitions) ? fairness() : null;
  const gainOf = (party: string) => source.figureFen(party, FIGURES.final) - apart!.get(party)!;
  const one = (outcome: string): bigint => {
    const [party, figure] = outcome.split('.') as [string, keyof typeof FIGURES];
    if (outcome.endsWith('.alone')) return apart!.get(party)!;
    if (outcome.endsWith('.gain')) return gainOf(party);
    if (outcome === 'parties.noneWorseOff') return yes(PARTIES_OWN.every((p) => gainOf(p) >= 0n));
    if (fair !== null && needsCoalitions(outcome)) return coreOutcome(fair, outcome);
    return Object.hasOwn(FIGURES, figure) && isOutcomeParty(party)
      ? source.figureFen(party, FIGURES[figure])
      : source.other(outcome);
  };
  return outcomes.map(one);
}

const PARTIES_OWN = OUTCOME_PARTIES.filter((party) => party !== 'region');

function isOutcomeParty(party: string): party is OutcomeParty {
  return (OUTCOME_PARTIES as readonly string[]).includes(party);
}

/** What everybody ends with where an input is run without cooperation. */
export function positionsAlone(input: RunInput): FinalPositions {
  return positionsOf(runSource(run(withoutCooperation(input)), input));
}

/** What everybody ends with. */
export function positionsOf(source: OutcomeSource): FinalPositions {
  return new Map(
    [...PARTIES, 'region'].map((party) => [party, source.figureFen(party, FIGURES.final)]),
  );
}

function runSource(result: RunResult, { places }: RunInput): OutcomeSource {
  const { parties, region } = moneyFigures(result);
  const figures = new Map([...parties, region].map((summary) => [summary.party, summary.total]));
  return {
    // A county without money of its own has no figures.
    figureFen: (party, figure) => BigInt(figures.get(party)?.[figure] ?? 0),
    other: (outcome) => transferOutcome(result, outcome) ?? landOutcome(result, places, outcome),
  };
}

function transferOutcome({ transfers, misplacement }: RunResult, outcome: string): bigint | null {
  const booked = () => transfers.filter(({ status }) => status === 'booked');
  switch (outcome) {
    case 'vouchers':
      return BigInt(booked().length);
    case 'vouchers.movedFen':
      return booked().reduce((sum, { amountFen }) => sum + BigInt(amountFen), 0n);
    case 'misplaced.fenDays':
      return misplacement.reduce((sum, { fenDays }) => sum + fenDays, 0n);
    default:
      return null;
  }
}

/** What becomes of deals, land and quota: no sharing and no transfer changes it. */
export function landOutcome(
  result: RunResult,
  places: RunInput['places'],
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
      return yes(areaOutcome(result, places, 'region', 'redLineRoomM2') >= 0);
  }
  const [party, figure] = outcome.split('.') as [OutcomeParty, AreaFigure];
  if (!AREA_FIGURES.includes(figure)) throw new RangeError(`no outcome is called ${outcome}`);
  return BigInt(areaOutcome(result, places, party, figure));
}

function coreOutcome({ core, leastCore }: Fairness, outcome: string): bigint {
  if (outcome === 'core.held') return yes(core.inCore);
  return wholeFen(outcome === 'core.excessFen' ? core.worst : leastCore);
}

function yes(holds: boolean): bigint {
  return holds ? 1n : 0n;
}

function wholeFen({ n, d }: Fairness['leastCore']): bigint {
  return divideBig(n, d, 'halfUp');
}
