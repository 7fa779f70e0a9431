import type { DealFacts } from '../../world/deal-facts.ts';
import { type FarmlandRegime, GATE_BY_LAW, type GatePolicy } from '../../world/policy.ts';
import type { View } from '../../world/view.ts';

/** Under which terms a deal passes the quota gate. */
export interface GateTerms {
  /** A linkage batch (增减挂钩): L3 in the place of L2 and L4. */
  readonly linkage: boolean;
  /** Whether the annual cap on farmland taken (以补定占) applies. */
  readonly capped: boolean;
  /** Whether paddy taken must be made good by paddy (占水田补水田). */
  readonly paddyForPaddy: boolean;
}

/** How the scenario wants the gate kept. */
export function gateOf({ policy }: View): GatePolicy {
  return policy.quota.gate ?? GATE_BY_LAW;
}

/**
 * The terms of a deal on its award day: the three-index write-off alone before 以补定占 began,
 * with the annual cap after it, unless the scenario sets other dates.
 */
export function gateTerms({ deal, awarded }: DealFacts, view: View): GateTerms {
  const gate = gateOf(view);
  const asked = gate.regimes.findLast(({ from }) => from <= awarded)?.regime;
  const regime: FarmlandRegime = asked ?? regimeByLaw(view, awarded);
  return {
    linkage: deal.linkage === true,
    capped: regime === 'occupationCap',
    paddyForPaddy: gate.paddyForPaddy,
  };
}

function regimeByLaw({ rules }: View, day: number): FarmlandRegime {
  const cap = rules.rule('occupation-cap');
  const since = cap?.effective ?? null;
  return since !== null && day >= since ? 'occupationCap' : 'threeIndex';
}
