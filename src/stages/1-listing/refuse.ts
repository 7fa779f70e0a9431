import type { Refusal, RefusalCode } from '../../world/refusal.ts';

/** A refusal of the listing stage: what was found against what the rule asks for. */
export function refuse(
  code: RefusalCode,
  rule: string,
  found: number,
  expected: number,
  unit: Refusal['unit'],
): Refusal {
  return { code, rule, found, expected, unit };
}
