import type { Label } from '../../rules/rule.ts';
import { SET_ASIDE } from '../../world/reject.ts';
import { formatCount } from '../format.ts';
import { OUTCOME_LABELS, REFUSAL_LABELS, REJECT_LABELS } from '../labels.ts';
import type { Summary } from '../summary.ts';
import { type Style, wrapText } from './style.ts';
import { WIDEST_LINE } from './text-table.ts';
import { WORDS } from './words.ts';

type Counts = Readonly<Record<string, number>>;

/** What became of the deals, and of the rows that are none. */
export function dealsSection(summary: Summary, style: Style): string[] {
  const { deals, refusals, rejects } = summary;
  const isSetAside = ([code]: [string, number]): boolean =>
    (SET_ASIDE as readonly string[]).includes(code);
  const rows = Object.entries(rejects);
  return [
    style.colours.bold(style.say(WORDS.deals)),
    ...countLines(WORDS.outcome, deals, OUTCOME_LABELS, style),
    ...countLines(WORDS.refusals, refusals, REFUSAL_LABELS, style),
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

/** `结果 300：已结清 250 · 不予通过 50`; nothing when there is nothing to count. */
function countLines(
  title: Label,
  counts: Counts,
  labels: Readonly<Record<string, Label>>,
  style: Style,
): string[] {
  const shown = Object.entries(counts).filter(([, count]) => count !== 0);
  if (shown.length === 0) return [];
  const total = shown.reduce((sum, [, count]) => sum + count, 0);
  const parts = shown.map(([id, count]) => `${style.name(labels, id)} ${formatCount(count)}`);
  const colon = style.language === 'zh' ? '：' : ': ';
  const text = `${style.say(title)} ${formatCount(total)}${colon}${parts.join(' · ')}`;
  return wrapText(text, WIDEST_LINE - 4).map((line, i) => (i === 0 ? ` ${line}` : `   ${line}`));
}
