import type { RuleStatus } from './rule.ts';

/** Statuses from the weakest: what rests on less comes first wherever rules are listed. */
export const RULE_STATUSES = [
  'assumption',
  'memory',
  'derived',
  'verified',
] as const satisfies readonly RuleStatus[];

/** The weaker of two statuses; null stands for nothing known. */
export function weaker(a: RuleStatus | null, b: RuleStatus | null): RuleStatus | null {
  if (a === b) return a;
  if (a === null || b === null) return a ?? b;
  return RULE_STATUSES.indexOf(a) <= RULE_STATUSES.indexOf(b) ? a : b;
}

/** Order of statuses, the weakest first. */
export function byStatus(a: RuleStatus, b: RuleStatus): number {
  return RULE_STATUSES.indexOf(a) - RULE_STATUSES.indexOf(b);
}
