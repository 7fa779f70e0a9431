import { type Label, RULE_TOPICS, type Rule, type RuleValue } from '../../rules/rule.ts';
import { groupBy } from '../../units/group.ts';
import { type Language, MODELLED_LABELS, RULE_STATUS_LABELS, TOPIC_LABELS } from '../labels.ts';
import { escapeMarkdown } from '../markdown/escape.ts';
import { type CoveredRow, ROW_STATES, type SectionCoverage, sectionCoverage } from './coverage.ts';
import { total } from './coverage-table.ts';
import { byTopic } from './rule-list.ts';
import { RULE_WORDS } from './rule-words.ts';
import { writtenPeriod, writtenValue } from './written.ts';

/** Values of a rule beyond which the page gives their number and the rule’s name to look up. */
const MOST_VALUES = 40;

/** The register as one Markdown page: every rule with its document, standing and values. */
export function rulesMarkdown(rules: readonly Rule[], language: Language): string {
  const say = (label: Label) => label[language];
  const topics = RULE_TOPICS.flatMap((topic) => {
    const some = rules.filter((rule) => rule.topic === topic).sort(byTopic);
    if (some.length === 0) return [];
    return [`## ${say(TOPIC_LABELS[topic])}`, ...some.map((rule) => ruleMarkdown(rule, language))];
  });
  return `${[`# ${say(RULE_WORDS.register)}`, ...topics].join('\n\n')}\n`;
}

function ruleMarkdown(rule: Rule, language: Language): string {
  const say = (label: Label) => label[language];
  const line = (label: Label, text: string | null) =>
    text === null
      ? []
      : [`- ${say(label)}${language === 'zh' ? '：' : ': '}${escapeMarkdown(text)}`];
  const inForce = writtenPeriod(rule.effective, rule.expires);
  return [
    `### ${escapeMarkdown(say(rule.title))} \`${rule.id}\``,
    '',
    ...line(RULE_WORDS.document, rule.document),
    ...line(RULE_WORDS.clause, rule.clause),
    ...line(RULE_WORDS.inForce, inForce === '–' ? say(RULE_WORDS.unknown) : inForce),
    ...line(RULE_WORDS.status, say(RULE_STATUS_LABELS[rule.status])),
    ...line(RULE_WORDS.modelled, say(MODELLED_LABELS[rule.modelled])),
    ...line(RULE_WORDS.why, rule.why && say(rule.why)),
    ...line(RULE_WORDS.note, rule.note && say(rule.note)),
    ...valuesMarkdown(rule.values, language),
  ].join('\n');
}

function valuesMarkdown(values: readonly RuleValue[], language: Language): string[] {
  if (values.length === 0) return [];
  const say = (label: Label) => label[language];
  const head = [RULE_WORDS.key, RULE_WORDS.period, RULE_WORDS.status, RULE_WORDS.value].map(say);
  const rows = values
    .slice(0, MOST_VALUES)
    .map((value) => [
      value.key,
      writtenPeriod(value.from, value.to),
      say(RULE_STATUS_LABELS[value.status]),
      writtenValue(value, language),
    ]);
  const more = values.length - rows.length;
  return ['', ...table(head, rows), ...(more > 0 ? ['', `… +${more}`] : [])];
}

/**
 * The coverage of the sources as a Markdown table, by chapter: how many of their rows are
 * modelled, in part, on record only, or no rule at all.
 */
export function coverageMarkdown(rows: readonly CoveredRow[], language: Language): string {
  const say = (label: Label) => label[language];
  const states = ROW_STATES.filter((state) => state !== 'missing');
  const bodies = groupBy(sectionCoverage(rows), ({ body }) => body);
  const labels = { ...MODELLED_LABELS, context: RULE_WORDS.context };
  const cells = (name: string, sections: readonly SectionCoverage[]) => {
    const { rows: all, count } = total(sections);
    return [name, String(all), ...states.map((state) => String(count[state]))];
  };
  return table(
    [RULE_WORDS.source, RULE_WORDS.rows, ...states.map((state) => labels[state])].map(say),
    [...bodies].map(([body, sections]) =>
      cells(say(body === 'revenue' ? RULE_WORDS.revenue : RULE_WORDS.quota), sections),
    ),
  ).join('\n');
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]) => `| ${cells.map(escapeMarkdown).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)];
}
