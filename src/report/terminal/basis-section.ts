import { figureOf } from '../../rules/rule-history.ts';
import { formatCount, formatWanYuan } from '../format.ts';
import { ENDING_LABELS, RULE_STATUS_LABELS } from '../labels.ts';
import type { Summary } from '../summary.ts';
import { plainText } from './plain-text.ts';
import type { Style } from './style.ts';
import { tableLines } from './text-table.ts';
import { WORDS } from './words.ts';

/** What the run rests on, assumptions first, and what the scenario replaced. */
export function basisSection(summary: Summary, style: Style): string[] {
  return [
    ...totalsTable(summary, style),
    ...assumptionsTable(summary, style),
    ...overridesTable(summary, style),
  ];
}

function totalsTable({ legalBasis }: Summary, { say, name, colours }: Style): string[] {
  if (legalBasis.length === 0) return [];
  return [
    '',
    colours.bold(say(WORDS.basis)),
    ...tableLines({
      head: [WORDS.status, WORDS.rules, WORDS.amount].map(say),
      rows: legalBasis.map(({ status, rules, moneyFen }) => [
        name(RULE_STATUS_LABELS, status),
        formatCount(rules),
        formatWanYuan(moneyFen),
      ]),
    }),
  ];
}

function assumptionsTable({ assumptions }: Summary, { say, name }: Style): string[] {
  if (assumptions.length === 0) return [];
  return [
    '',
    ...tableLines({
      head: [WORDS.assumption, WORDS.choice, WORDS.amount].map(say),
      rows: assumptions.map(({ moneyFen, choice, ...title }) => [
        say(title),
        choice === null ? say(WORDS.undecided) : name(ENDING_LABELS, choice),
        formatWanYuan(moneyFen),
      ]),
      textColumns: 2,
    }),
  ];
}

function overridesTable({ overrides }: Summary, { say, colours }: Style): string[] {
  if (overrides.length === 0) return [];
  return [
    '',
    colours.bold(say(WORDS.overrides)),
    ...tableLines({
      head: [
        ...[WORDS.rule, WORDS.from, WORDS.until, WORDS.value, WORDS.replaced, WORDS.reason],
      ].map(say),
      rows: overrides.map(({ rule, key, from, to, value, replaces, reason }) => [
        figureOf(rule, key),
        from,
        to ?? '',
        plainText(value),
        replaces.map((replaced) => replaced.value).join('; ') || '—',
        plainText(reason),
      ]),
      textColumns: 6,
    }),
  ];
}
