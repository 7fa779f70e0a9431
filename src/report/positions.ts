import type { PartySummary } from './summary.ts';

/** The figures of a party over the whole run. */
export type PartyTotal = Pick<PartySummary, 'party' | 'total'>;

/** What everybody ends with, and without cooperation; a summary says it by year too. */
export interface Positions<P extends PartyTotal = PartyTotal> {
  readonly parties: readonly P[];
  readonly region: P;
  readonly withoutCooperation: { readonly parties: readonly P[]; readonly region: P };
}
