import type { Rule } from '../../rules/rule.ts';
import { RULE_TOPICS } from '../../rules/rule.ts';
import { formatDayOrNull } from '../../units/day.ts';
import { byCodeUnit } from '../../units/order.ts';
import { MODELLED_LABELS, RULE_STATUS_LABELS, TOPIC_LABELS } from '../labels.ts';
import { plainText } from '../terminal/plain-text.ts';
import type { Style } from '../terminal/style.ts';
import { tableLines } from '../terminal/text-table.ts';
import { RULE_WORDS } from './rule-words.ts';

/** The order the register is listed in: by topic, then by id. */
export function byTopic(a: Rule, b: Rule): number {
  return RULE_TOPICS.indexOf(a.topic) - RULE_TOPICS.indexOf(b.topic) || byCodeUnit(a.id, b.id);
}

/** The register, a table a topic. */
export function ruleListLines(rules: readonly Rule[], style: Style): string[] {
  const { say, name, colours } = style;
  return RULE_TOPICS.flatMap((topic) => {
    const some = rules.filter((rule) => rule.topic === topic).sort(byTopic);
    if (some.length === 0) return [];
    return [
      '',
      colours.bold(`${name(TOPIC_LABELS, topic)} (${some.length})`),
      ...tableLines({
        head: [RULE_WORDS.rule, RULE_WORDS.title, RULE_WORDS.status, RULE_WORDS.modelled].map(say),
        rows: some.map((rule) => [
          rule.id,
          plainText(say(rule.title)),
          name(RULE_STATUS_LABELS, rule.status),
          name(MODELLED_LABELS, rule.modelled),
        ]),
        textColumns: 4,
        widest: { 1: 52 },
      }),
    ];
  });
}

/** A rule as machines read it: dates as text, values as the file writes them. */
export function ruleRecord(rule: Rule): object {
  const { values, variants, effective, expires, lastConfirmed, lapsesTo, ...rest } = rule;
  const [start, end, seen] = [effective, expires, lastConfirmed].map(formatDayOrNull);
  const figure = ({ key, from, to, written, status, tier }: Rule['values'][number]) => ({
    ...{
      key,
      from: formatDayOrNull(from),
      to: formatDayOrNull(to),
      value: written.text,
      unit: written.unit,
    },
    ...{ status, tier },
  });
  return {
    ...rest,
    ...{ effective: start, expires: end, lastConfirmed: seen, lapsesTo },
    values: values.map(figure),
    variants: variants.map((variant) => ({ ...variant, values: variant.values.map(figure) })),
  };
}
