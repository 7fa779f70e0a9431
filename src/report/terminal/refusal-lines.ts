import type { Label } from '../../rules/rule.ts';
import type { Refusal } from '../../world/refusal.ts';
import { formatCount, formatWanYuan } from '../format.ts';
import { REFUSAL_LABELS } from '../labels.ts';
import type { Reason } from '../office-summary.ts';
import { plainText } from './plain-text.ts';
import { type Style, wrapText } from './style.ts';
import { WIDEST_LINE } from './text-table.ts';
import { WORDS } from './words.ts';

/** How many refused items are shown before the rest is only counted. */
const MOST_REFUSED = 6;

const UNIT_NAMES: Readonly<Record<Refusal['unit'], Label>> = {
  fen: { zh: '万元', en: '×10⁴ yuan' },
  m2: { zh: '平方米', en: ' m²' },
  kg: { zh: '公斤', en: ' kg' },
  year: { zh: '年', en: ' years' },
  day: { zh: '天', en: ' days' },
  workingDay: { zh: '个工作日', en: ' working days' },
  ratio: { zh: '（比例）', en: ' as a share' },
  grade: { zh: '等', en: ' (grade)' },
  degree: { zh: '度', en: '°' },
  count: { zh: '', en: '' },
};

/** One thing that was refused, with every rule it broke. */
export interface RefusedItem {
  readonly id: string;
  readonly reasons: readonly Reason[];
}

/**
 * The first refused items, each with what was found against what its rule asks for.
 *
 * @param key where the summary holds all of them
 */
export function refusedLines(items: readonly RefusedItem[], key: string, style: Style): string[] {
  const shown = items.slice(0, MOST_REFUSED).map(({ id, reasons }) => {
    const [first, ...more] = reasons;
    const { code, found, expected, unit } = first!;
    const amount = (value: number) => `${amountIn(unit, value)}${style.say(UNIT_NAMES[unit])}`;
    const foundText = `${style.say(WORDS.found)} ${amount(found)}`;
    const expectedText = `${style.say(WORDS.expected)} ${amount(expected)}`;
    const also = more.length === 0 ? '' : ` (+${more.length})`;
    const label = style.name(REFUSAL_LABELS, code);
    return `    ${plainText(id)}  ${label}${also} · ${foundText} · ${expectedText}`;
  });
  const left = items.length - shown.length;
  return left > 0 ? [...shown, `    … +${left} (summary.json: ${key})`] : shown;
}

function amountIn(unit: Refusal['unit'], value: number): string {
  return unit === 'fen' ? formatWanYuan(value) : formatCount(value);
}

/** `结果 300：已结清 250 · 不予通过 50`; nothing when there is nothing to count. */
export function countLines(
  title: Label,
  counts: Readonly<Record<string, number>>,
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
