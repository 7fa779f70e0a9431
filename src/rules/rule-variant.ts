import { invariant } from '../units/invariant.ts';
import type { Rule } from './rule.ts';

/**
 * The rules with the readings a scenario chose where their sources conflict: a rule named takes
 * the values, the document and the standing of that variant, and says so.
 *
 * @throws InvariantError when a variant is named that the rule does not have.
 */
export function withVariants(
  rules: readonly Rule[],
  chosen: ReadonlyMap<string, string>,
): readonly Rule[] {
  return rules.map((rule) => {
    const id = chosen.get(rule.id);
    if (id === undefined) return rule;
    const variant = rule.variants.find((candidate) => candidate.id === id);
    invariant(variant !== undefined, 'rules.noVariant', () => ({ rule: rule.id, variant: id }));
    const { document, clause, status, values } = variant;
    return { ...rule, document, clause, status, values, variant: id };
  });
}
