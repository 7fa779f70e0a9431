import { CITIES } from '../../world/party.ts';

/** Whose figures can be an outcome: the cities, the new area, and all of them together. */
export const OUTCOME_PARTIES = [...CITIES, 'xiangjiang', 'region'] as const;
export type OutcomeParty = (typeof OUTCOME_PARTIES)[number];

/** Money figures of a party, in fen; `gain` is its final position less that of going alone. */
export const OUTCOME_FIGURES = [
  'receipts',
  'costRecovery',
  'earmarks',
  'remittedUp',
  'net',
  'greenHeart',
  'sharesOut',
  'sharesIn',
  'taxes',
  'quotaPaid',
  'quotaReceived',
  'final',
  'alone',
  'gain',
] as const;
export type OutcomeFigure = (typeof OUTCOME_FIGURES)[number];

/** Areas of a city, in m²; of the region their sum, and the least of the cities' red-line room. */
export const AREA_FIGURES = [
  /** Farmland beyond the red line at the month end when least was left; below zero where short. */
  'redLineRoomM2',
  /** Quota bought from others, each ledger by itself. */
  'quotaBoughtM2',
  'quotaSuppliedM2',
  /** Quota that refused deals were short of, each ledger by itself. */
  'quotaShortM2',
] as const;
export type AreaFigure = (typeof AREA_FIGURES)[number];

/** Figures of the whole run; those that ask a question are 1 for yes and 0 for no. */
export const RUN_OUTCOMES = [
  'deals.settled',
  'deals.refused',
  'deals.refusedForQuota',
  'vouchers',
  'vouchers.movedFen',
  'misplaced.fenDays',
  /** Whether no city's farmland was below its red line at any month end. */
  'redLine.held',
  /** Whether no city, nor the new area, has less than alone. */
  'parties.noneWorseOff',
  /** Whether no coalition of cities would have more by itself; the new area is with Changsha. */
  'core.held',
  /** What the coalition with most reason to leave would have more by itself; may be below zero. */
  'core.excessFen',
  /** The least that excess could be with any division. */
  'core.leastFen',
] as const;
export type RunOutcome = (typeof RUN_OUTCOMES)[number];

const AREA_PARTIES = [...CITIES, 'region'] as const;

/** Everything a study may keep: `zhuzhou.net`, `region.gain`, `deals.refused` … */
export const OUTCOME_NAMES: readonly string[] = [
  ...OUTCOME_PARTIES.flatMap((party) => OUTCOME_FIGURES.map((figure) => `${party}.${figure}`)),
  ...AREA_PARTIES.flatMap((party) => AREA_FIGURES.map((figure) => `${party}.${figure}`)),
  ...RUN_OUTCOMES,
];

/** What an outcome counts in; `yes` is 1 or 0. */
export type OutcomeUnit = 'fen' | 'fenDays' | 'm2' | 'count' | 'yes';

/** @param outcome one of {@link OUTCOME_NAMES} */
export function outcomeUnit(outcome: string): OutcomeUnit {
  if (outcome.endsWith('M2')) return 'm2';
  if (outcome.endsWith('Fen')) return 'fen';
  if (outcome.endsWith('.fenDays')) return 'fenDays';
  if (/\.(?:held|noneWorseOff)$/.test(outcome)) return 'yes';
  return (RUN_OUTCOMES as readonly string[]).includes(outcome) ? 'count' : 'fen';
}

/** Whether an outcome needs the run without cooperation beside the run itself. */
export function needsAlone(outcome: string): boolean {
  return /\.(?:alone|gain|noneWorseOff)$/.test(outcome);
}

/** Whether an outcome needs a run of every coalition of the cities. */
export function needsCoalitions(outcome: string): boolean {
  return outcome.startsWith('core.');
}

/** Whether an outcome is of land and quota: only the run itself can tell it. */
export function isOfLand(outcome: string): boolean {
  const isArea = outcomeUnit(outcome) === 'm2' || outcome === 'redLine.held';
  return isArea || outcome === 'deals.refusedForQuota';
}

/** Whether an outcome is an amount of money, in fen. */
export function isMoney(outcome: string): boolean {
  return outcomeUnit(outcome) === 'fen';
}
