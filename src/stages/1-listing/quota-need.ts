import type { QuotaLedger } from '../../quota/lot.ts';
import { isZero, type Vector, vector } from '../../quota/vector.ts';
import type { DealFacts } from '../../world/deal-facts.ts';
import type { GateTerms } from './gate-terms.ts';

/** What a deal draws from each permission ledger, in the order the gate asks. */
export interface QuotaNeed {
  readonly ledger: QuotaLedger;
  readonly need: Vector;
  readonly rule: string;
}

/**
 * What the gate asks of a batch: planning scale for the newly converted area, then annual plan for
 * it and replenishment for the farmland taken, or linkage surplus in the place of both, and the
 * annual cap for the farmland where it applies. Land that was built on before needs nothing.
 */
export function quotaNeeds({ newAreaM2, taken }: DealFacts, terms: GateTerms): QuotaNeed[] {
  const { areaM2, capacityKg } = taken;
  const paddyM2 = terms.paddyForPaddy ? taken.paddyM2 : 0;
  const linked = vector(Math.max(newAreaM2, areaM2), paddyM2, capacityKg);
  const inKind: QuotaNeed[] = terms.linkage
    ? [{ ledger: 'L3', need: linked, rule: 'linkage-surplus' }]
    : [
        { ledger: 'L2', need: vector(newAreaM2), rule: 'annual-plan' },
        { ledger: 'L4', need: vector(areaM2, paddyM2, capacityKg), rule: 'farmland-balance' },
      ];
  const needs: QuotaNeed[] = [
    { ledger: 'L1', need: vector(newAreaM2), rule: 'planning-scale' },
    ...inKind,
  ];
  if (terms.capped) needs.push({ ledger: 'L7', need: vector(areaM2), rule: 'occupation-cap' });
  return needs.filter(({ need }) => !isZero(need));
}
