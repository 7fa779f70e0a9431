import type { Lever } from '../../rules/lever.ts';
import type { Label, Rule, RuleTier, RuleValue } from '../../rules/rule.ts';
import { formatDayOrNull } from '../../units/day.ts';
import { formatRatio } from '../../units/ratio.ts';
import { MODELLED_LABELS, RULE_STATUS_LABELS, TOPIC_LABELS } from '../labels.ts';
import { plainText } from '../terminal/plain-text.ts';
import { type Style, wrapText } from '../terminal/style.ts';
import { tableLines, WIDEST_LINE } from '../terminal/text-table.ts';
import { RULE_WORDS } from './rule-words.ts';
import { writtenPeriod, writtenValue } from './written.ts';

/** Everything the register says of one rule. */
export function rulePageLines(rule: Rule, levers: readonly Lever[], style: Style): string[] {
  const { say, name, colours } = style;
  const fact = (label: Label, text: string | null) =>
    text === null ? [] : factLines(say(label), text, style);
  const moving = levers.filter(({ target }) => target.kind === 'rule' && target.rule === rule.id);
  const inForce =
    rule.effective === null && rule.expires === null
      ? say(RULE_WORDS.unknown)
      : writtenPeriod(rule.effective, rule.expires);
  return [
    `${colours.bold(plainText(say(rule.title)))}  ${colours.dim(rule.id)}`,
    ...fact(RULE_WORDS.topic, name(TOPIC_LABELS, rule.topic)),
    ...fact(RULE_WORDS.document, rule.document),
    ...fact(RULE_WORDS.clause, rule.clause),
    ...fact(RULE_WORDS.inForce, inForce),
    ...fact(RULE_WORDS.repealedBy, rule.repealedBy),
    ...fact(RULE_WORDS.lastConfirmed, formatDayOrNull(rule.lastConfirmed)),
    ...fact(RULE_WORDS.status, name(RULE_STATUS_LABELS, rule.status)),
    ...fact(RULE_WORDS.modelled, name(MODELLED_LABELS, rule.modelled)),
    ...fact(RULE_WORDS.why, rule.why && say(rule.why)),
    ...fact(RULE_WORDS.lapsesTo, rule.lapsesTo && formatRatio(rule.lapsesTo)),
    ...fact(RULE_WORDS.note, rule.note && say(rule.note)),
    ...fact(RULE_WORDS.see, rule.see.length === 0 ? null : rule.see.join(', ')),
    ...fact(RULE_WORDS.levers, moving.length === 0 ? null : moving.map(leverName).join(', ')),
    ...valueTable(rule.values, style),
    ...rule.variants.flatMap((variant) => [
      '',
      `${say(RULE_WORDS.variant)}  ${colours.bold(variant.id)}  ${plainText(say(variant.title))}`,
      ...fact(RULE_WORDS.document, variant.document),
      ...fact(RULE_WORDS.status, name(RULE_STATUS_LABELS, variant.status)),
      ...valueTable(variant.values, style),
    ]),
  ];
}

function leverName({ id, code }: Lever): string {
  return `${id} (${code})`;
}

const LABEL_WIDTH = 14;

function factLines(label: string, text: string, { colours }: Style): string[] {
  const lines = wrapText(plainText(text), WIDEST_LINE - LABEL_WIDTH - 2);
  const width = [...label].reduce((sum, char) => sum + (char > '\u2e80' ? 2 : 1), 0);
  const head = `  ${colours.dim(label)}${' '.repeat(Math.max(1, LABEL_WIDTH - width))}`;
  return lines.map((line, i) => (i === 0 ? head : ' '.repeat(LABEL_WIDTH + 2)) + line);
}

function valueTable(values: readonly RuleValue[], style: Style): string[] {
  if (values.length === 0) return [];
  const { say, name, language } = style;
  const steps = values.some(({ tier }) => tier !== null);
  const keyed = values.some(({ key }) => key !== '') && !steps;
  return [
    '',
    ...tableLines({
      head: [
        ...(steps ? [RULE_WORDS.step] : []),
        ...(keyed ? [RULE_WORDS.key] : []),
        ...[RULE_WORDS.period, RULE_WORDS.status, RULE_WORDS.value],
      ].map(say),
      rows: values.map((value) => [
        ...(steps ? [stepText(value.tier!, style)] : []),
        ...(keyed ? [value.key] : []),
        writtenPeriod(value.from, value.to),
        name(RULE_STATUS_LABELS, value.status),
        writtenValue(value, language),
      ]),
      textColumns: steps || keyed ? 3 : 2,
    }),
  ];
}

function stepText({ over, upTo }: RuleTier, { say }: Style): string {
  const first = `${say(RULE_WORDS.over)} ${formatRatio(over)}`;
  return upTo === null ? first : `${first} ${say(RULE_WORDS.upTo)} ${formatRatio(upTo)}`;
}
