import { SET_ASIDE } from '../../world/reject.ts';
import { OUTCOME_LABELS, REFUSAL_LABELS, REJECT_LABELS } from '../labels.ts';
import type { Summary } from '../summary.ts';
import { countLines, refusedLines } from './refusal-lines.ts';
import type { Style } from './style.ts';
import { WORDS } from './words.ts';

/** What became of the deals, and of the rows that are none. */
export function dealsSection(summary: Summary, style: Style): string[] {
  const { deals, refusals, refusedDeals, rejects } = summary;
  const isSetAside = ([code]: [string, number]): boolean =>
    (SET_ASIDE as readonly string[]).includes(code);
  const rows = Object.entries(rejects);
  return [
    style.colours.bold(style.say(WORDS.deals)),
    ...countLines(WORDS.outcome, deals, OUTCOME_LABELS, style),
    ...countLines(WORDS.refusals, refusals, REFUSAL_LABELS, style),
    ...refusedLines(
      refusedDeals.map(({ deal, reasons }) => ({ id: deal, reasons })),
      'refusedDeals',
      style,
    ),
    ...countLines(
      WORDS.rejects,
      Object.fromEntries(rows.filter((row) => !isSetAside(row))),
      REJECT_LABELS,
      style,
    ),
    ...countLines(
      WORDS.setAside,
      Object.fromEntries(rows.filter(isSetAside)),
      REJECT_LABELS,
      style,
    ),
  ];
}
