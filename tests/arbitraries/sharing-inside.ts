import type { SharingRule } from '../../src/rules/sharing-rule.ts';

/** The rule with every rule directly inside it changed. */
export function mapInside(rule: SharingRule, change: (rule: SharingRule) => SharingRule) {
  const maybe = (one: SharingRule | null) => (one === null ? null : change(one));
  switch (rule.kind) {
    case 'byOrigin':
      return { ...rule, local: change(rule.local), crossRegion: change(rule.crossRegion) };
    case 'levyFirst':
      return { ...rule, rest: change(rule.rest) };
    case 'waterfall': {
      const steps = rule.steps.map((step) => ({ ...step, rule: change(step.rule) }));
      return { ...rule, steps, rest: change(rule.rest) };
    }
    case 'cap':
    case 'floor':
    case 'increment':
      return { ...rule, rule: change(rule.rule) };
    case 'phase': {
      const phases = rule.phases.map((phase) => ({ ...phase, rule: change(phase.rule) }));
      return { ...rule, before: maybe(rule.before), phases, rest: maybe(rule.rest) };
    }
    default:
      return rule;
  }
}
