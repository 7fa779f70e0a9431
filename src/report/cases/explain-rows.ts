import type { RunInput } from '../../engine/run-input.ts';
import type { RunResult } from '../../engine/run-result.ts';
import type { RunRow } from '../../scenario/cases/run-tables.ts';
import { RULE_STATUS_LABELS } from '../labels.ts';
import { type Explanation, type ExplanationLine, line } from './explanation.ts';
import { rowText } from './row-notes.ts';

const MOST_ROWS = 12;

/** What a sum over rows of a run is made of, each row with its rule. */
export function explainRows(
  rows: readonly RunRow[],
  _result: RunResult,
  { rules }: RunInput,
): Explanation {
  const lines = rows.slice(0, MOST_ROWS).flatMap((row): ExplanationLine[] => {
    const rule = rules.rule(row.names['rule'] ?? '');
    const own: ExplanationLine = { depth: 0, text: rowText(row) };
    if (rule === undefined) return [own];
    const { title, document, clause, status } = rule;
    const standing = RULE_STATUS_LABELS[status];
    return [
      own,
      line(
        1,
        `规则 ${rule.id}（${title.zh}，${document}，${clause}，${standing.zh}）`,
        `rule ${rule.id} (${title.en}; ${document}, ${clause}; ${standing.en})`,
      ),
    ];
  });
  const more = rows.length - MOST_ROWS;
  return {
    lines: more > 0 ? [...lines, line(0, `……另有 ${more} 行`, `… and ${more} more`)] : lines,
  };
}
