import type { Land, PlanYear } from '../../engine/plan-book.ts';
import { type Cell, csvChunks } from './csv.ts';

/** The parts of a plan year, and how the columns call them. */
const PARTS = [
  ['carriedIn', 'carried_in'],
  ['planned', 'planned'],
  ['offered', 'offered'],
  ['dropped', 'dropped'],
  ['notReady', 'not_ready'],
  ['short', 'short_of_quota'],
  ['keptBack', 'kept_back'],
] as const satisfies readonly (readonly [keyof PlanYear, string])[];

export const MARKET_PLAN_COLUMNS = [
  'city',
  'year',
  ...PARTS.flatMap(([, name]) => [name, `${name}_m2`]),
];

/**
 * `market-plan.csv`: what every city carried in, planned, put up for the first time, dropped and
 * carried on, in parcels and m²; what comes in is what goes out, row by row.
 */
export function marketPlanFile(plan: readonly PlanYear[]): Iterable<string> {
  return csvChunks(MARKET_PLAN_COLUMNS, plan, (row) => {
    const parts = PARTS.flatMap(([part]): Cell[] => {
      const { parcels, areaM2 }: Land = row[part];
      return [parcels, areaM2];
    });
    return [[row.city, row.year, ...parts]];
  });
}
