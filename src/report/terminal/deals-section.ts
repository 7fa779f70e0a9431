import type { Label } from '../../rules/rule.ts';
import type { Refusal } from '../../world/refusal.ts';
import { SET_ASIDE } from '../../world/reject.ts';
import { formatCount, formatWanYuan } from '../format.ts';
import { OUTCOME_LABELS, REFUSAL_LABELS, REJECT_LABELS } from '../labels.ts';
import type { Summary } from '../summary.ts';
import { plainText } from './plain-text.ts';
import { type Style, wrapText } from './style.ts';
import { WIDEST_LINE } from './text-table.ts';
import { WORDS } from './words.ts';

/** How many refused deals are shown before the rest is only counted. */
const MOST_REFUSED = 6;

const UNIT_NAMES: Readonly<Record<Refusal['unit'], Label>> = {
  fen: { zh: '万元', en: '×10⁴ yuan' },
  m2: { zh: '平方米', en: ' m²' },
  kg: { zh: '公斤', en: ' kg' },
  year: { zh: '年', en: ' years' },
  day: { zh: '天', en: ' days' },
  workingDay: { zh: '个工作日', en: ' working days' },
  ratio: { zh: '比例', en: 'as a share' },
  count: { zh: '', en: '' },
};

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
    ...refusedLines(summary, style),
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

/** The first refused deals, each with what was found against what its rule asks for. */
function refusedLines({ refusedDeals }: Summary, style: Style): string[] {
  const shown = refusedDeals.slice(0, MOST_REFUSED).map(({ deal, reasons }) => {
    const [first, ...more] = reasons;
    const { code, found, expected, unit } = first!;
    const amount = (value: number) => `${amountIn(unit, value)}${style.say(UNIT_NAMES[unit])}`;
    const foundText = `${style.say(WORDS.found)} ${amount(found)}`;
    const expectedText = `${style.say(WORDS.expected)} ${amount(expected)}`;
    const also = more.length === 0 ? '' : ` (+${more.length})`;
    const label = style.name(REFUSAL_LABELS, code);
    return `    ${plainText(deal)}  ${label}${also} · ${foundText} · ${expectedText}`;
  });
  const left = refusedDeals.length - shown.length;
  return left > 0 ? [...shown, `    … +${left} (summary.json: refusedDeals)`] : shown;
}

function amountIn(unit: Refusal['unit'], value: number): string {
  return unit === 'fen' ? formatWanYuan(value) : formatCount(value);
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
