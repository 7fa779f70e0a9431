import type { Day } from '../../units/day.ts';
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
  return {
    linkage: deal.linkage === true,
    capped: isCapped(gate, view.rules, awarded),
    paddyForPaddy: gate.paddyForPaddy,
  };
}

/** Whether the annual cap applies to what is awarded on a day. */
export function isCapped(
  { regimes }: Pick<GatePolicy, 'regimes'>,
  rules: View['rules'],
  awarded: Day,
): boolean {
  const asked = regimes.findLast(({ from }) => from <= awarded)?.regime;
  return (asked ?? regimeByLaw(rules, awarded)) === 'occupationCap';
}

function regimeByLaw(rules: View['rules'], day: Day): FarmlandRegime {
  const cap = rules.rule('occupation-cap');
  const since = cap?.effective ?? null;
  return since !== null && day >= since ? 'occupationCap' : 'threeIndex';
}
