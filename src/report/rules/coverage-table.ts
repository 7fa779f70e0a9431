import type { Label } from '../../rules/rule.ts';
import { MODELLED_LABELS } from '../labels.ts';
import type { Style } from '../terminal/style.ts';
import { tableLines } from '../terminal/text-table.ts';
import {
  type CoveredRow,
  ROW_STATES,
  type RowState,
  type SectionCoverage,
  sectionCoverage,
} from './coverage.ts';
import { RULE_WORDS } from './rule-words.ts';

const STATE_LABELS: Readonly<Record<RowState, Label>> = {
  ...MODELLED_LABELS,
  context: RULE_WORDS.context,
  missing: RULE_WORDS.missing,
};

/** How many rows of the sources are on record, by section, and those that are not, by name. */
export function coverageLines(rows: readonly CoveredRow[], style: Style): string[] {
  const { say, colours } = style;
  const sections = sectionCoverage(rows);
  const missing = rows.filter(({ state }) => state === 'missing');
  return [
    ...tableLines({
      head: [RULE_WORDS.section, RULE_WORDS.rows, ...ROW_STATES.map((s) => STATE_LABELS[s])].map(
        say,
      ),
      rows: [
        ...sections.map((section) => cells(sectionName(section), section)),
        cells(say(RULE_WORDS.total), total(sections)),
      ],
    }),
    ...missing.map(({ row, subject }) => colours.yellow(`  ${row}  ${subject}`)),
  ];
}

function sectionName({ body, section }: SectionCoverage): string {
  return `${body === 'revenue' ? 'R' : 'Q'}${section}`;
}

type Counted = Pick<SectionCoverage, 'rows' | 'count'>;

function cells(head: string, { rows, count }: Counted): string[] {
  return [head, String(rows), ...ROW_STATES.map((state) => String(count[state]))];
}

/** The sections added up. */
export function total(sections: readonly SectionCoverage[]): Counted {
  const sum = (of: (section: SectionCoverage) => number) =>
    sections.reduce((all, section) => all + of(section), 0);
  return {
    rows: sum(({ rows }) => rows),
    count: Object.fromEntries(
      ROW_STATES.map((state) => [state, sum(({ count }) => count[state])]),
    ) as Record<RowState, number>,
  };
}
