import type { QuotaLedger } from '../../quota/lot.ts';
import { isZero, type Vector, vector } from '../../quota/vector.ts';
import type { DealFacts } from '../../world/deal-facts.ts';

/** What a deal draws from each permission ledger, in the order the gate asks. */
export interface QuotaNeed {
  readonly ledger: QuotaLedger;
  readonly need: Vector;
  readonly rule: string;
}

/**
 * The gate of an ordinary batch: planning scale and annual plan cover the newly converted area,
 * replenishment covers the farmland taken in its three dimensions, the annual cap covers its
 * area. Land that was construction land before needs nothing.
 */
export function quotaNeeds({ newAreaM2, taken }: DealFacts): QuotaNeed[] {
  const needs: QuotaNeed[] = [
    { ledger: 'L1', need: vector(newAreaM2), rule: 'planning-scale' },
    { ledger: 'L2', need: vector(newAreaM2), rule: 'annual-plan' },
    { ledger: 'L4', need: taken, rule: 'farmland-balance' },
    { ledger: 'L7', need: vector(taken.areaM2), rule: 'occupation-cap' },
  ];
  return needs.filter(({ need }) => !isZero(need));
}
