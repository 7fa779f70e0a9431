import { CITIES } from '../../world/party.ts';

/** Whose figures can be an outcome: the cities, the new area, and all of them together. */
export const OUTCOME_PARTIES = [...CITIES, 'xiangjiang', 'region'] as const;

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

/** Figures of the whole run. */
export const RUN_OUTCOMES = [
  'deals.settled',
  'deals.refused',
  'vouchers',
  'vouchers.movedFen',
  'misplaced.fenDays',
] as const;
export type RunOutcome = (typeof RUN_OUTCOMES)[number];

/** Everything a study may keep: `zhuzhou.net`, `region.gain`, `deals.refused` … */
export const OUTCOME_NAMES: readonly string[] = [
  ...OUTCOME_PARTIES.flatMap((party) => OUTCOME_FIGURES.map((figure) => `${party}.${figure}`)),
  ...RUN_OUTCOMES,
];

/** Whether an outcome needs the run without cooperation beside the run itself. */
export function needsAlone(outcome: string): boolean {
  return /\.(?:alone|gain)$/.test(outcome);
}

/** Whether an outcome is an amount of money, in fen. */
export function isMoney(outcome: string): boolean {
  return outcome.endsWith('Fen') || !(RUN_OUTCOMES as readonly string[]).includes(outcome);
}
