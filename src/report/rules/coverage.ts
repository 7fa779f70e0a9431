import type { Modelled, Rule } from '../../rules/rule.ts';
import {
  SOURCE_BODIES,
  type SourceBody,
  type TranscriptLine,
} from '../../scenario/transcript-file.ts';
import { groupBy } from '../../units/group.ts';

/** What became of one row of the sources. */
export type RowState = Modelled | 'context' | 'missing';

/** One row of the sources and the rules it went into. */
export interface CoveredRow {
  readonly body: SourceBody;
  readonly row: string;
  readonly section: string;
  readonly subject: string;
  readonly rules: readonly string[];
  readonly remark: string;
  readonly state: RowState;
}

/** Rows of one section by what became of them. */
export interface SectionCoverage {
  readonly body: SourceBody;
  readonly section: string;
  readonly rows: number;
  readonly count: Readonly<Record<RowState, number>>;
}

export const ROW_STATES = [
  'yes',
  'part',
  'no',
  'context',
  'missing',
] as const satisfies readonly RowState[];

/**
 * Every row of the sources with what became of it. A row that went into several rules counts as
 * modelled when all of them are, as not modelled when none is; a row without a rule must say what
 * it is instead, and a rule it names must be on record.
 */
export function coveredRows(
  transcript: readonly TranscriptLine[],
  rules: readonly Rule[],
): CoveredRow[] {
  const modelled = new Map(rules.map((rule) => [rule.id, rule.modelled]));
  const byRow = groupBy(transcript, ({ body, row }) => `${body} ${row}`);
  return [...byRow.values()].map((lines) => {
    const [{ body, row, section, subject }] = lines as [TranscriptLine];
    const named = [...new Set(lines.map(({ rule }) => ruleOf(rule)).filter((id) => id !== ''))];
    const remark = lines.find((line) => line.remark !== '')?.remark ?? '';
    const state = stateOf(
      named.map((id) => modelled.get(id) ?? null),
      remark,
    );
    return { body, row, section, subject, rules: named, remark, state };
  });
}

/** A line may name a variant of a rule: `land-grade@memory-5-7-8`. */
function ruleOf(name: string): string {
  return name.split('@')[0]!;
}

function stateOf(states: readonly (Modelled | null)[], remark: string): RowState {
  if (states.includes(null)) return 'missing';
  if (states.length === 0) return remark === '' ? 'missing' : 'context';
  if (states.every((state) => state === 'yes')) return 'yes';
  return states.every((state) => state === 'no') ? 'no' : 'part';
}

/** The rows counted by section, in the order of the sources. */
export function sectionCoverage(rows: readonly CoveredRow[]): SectionCoverage[] {
  return SOURCE_BODIES.flatMap((body) => {
    const sections = groupBy(
      rows.filter((row) => row.body === body),
      ({ section }) => section,
    );
    return [...sections].map(([section, some]) => ({
      ...{ body, section, rows: some.length },
      count: Object.fromEntries(
        ROW_STATES.map((state) => [state, some.filter((row) => row.state === state).length]),
      ) as Record<RowState, number>,
    }));
  });
}
