import { outcomeUnit } from '../../../experiment/study/outcome-name.ts';
import type { Label } from '../../../rules/rule.ts';
import { same } from '../../explain/label-text.ts';
import { formatMu, formatWanYuan, formatWanYuanChange } from '../../format.ts';
import {
  OUTCOME_UNIT_LABELS,
  PARTY_LABELS,
  PARTY_OUTCOME_LABELS,
  REGION_LABEL,
  RUN_OUTCOME_LABELS,
} from '../../labels.ts';
import { wanYuan } from '../money.ts';

const M2_PER_MU = 2000 / 3;

/** What a reader calls an outcome, whose it is first. */
export function outcomeName(outcome: string): Label {
  const run = (RUN_OUTCOME_LABELS as Readonly<Record<string, Label>>)[outcome];
  if (run !== undefined) return run;
  const [party, figure] = outcome.split('.') as [string, keyof typeof PARTY_OUTCOME_LABELS];
  const own = PARTY_OUTCOME_LABELS[figure];
  const whose = partyName(party);
  if (own === undefined) return same(outcome);
  return { zh: `${whose.zh}：${own.zh}`, en: `${whose.en}: ${own.en.toLowerCase()}` };
}

export function partyName(party: string): Label {
  if (party === 'region') return REGION_LABEL;
  return (PARTY_LABELS as Readonly<Record<string, Label>>)[party] ?? same(party);
}

/** The same with its unit: `株洲：最终归属（万元）`. */
export function outcomeTitle(outcome: string): Label {
  const [name, unit] = [outcomeName(outcome), OUTCOME_UNIT_LABELS[outcomeUnit(outcome)]];
  return { zh: `${name.zh}（${unit.zh}）`, en: `${name.en} (${unit.en})` };
}

/** A mean or quantile of an outcome as a reader sees it, in {@link outcomeTitle}'s unit. */
export function outcomeText(outcome: string, value: number): string {
  if (!Number.isFinite(value)) return '–';
  switch (outcomeUnit(outcome)) {
    case 'fen':
    case 'fenDays':
      return formatWanYuan(Math.round(value));
    case 'm2':
      return formatMu(Math.round(value));
    case 'count':
      return value.toFixed(2);
    case 'yes':
      return percent(value);
  }
}

/** A difference, its sign always shown. */
export function changeText(outcome: string, value: number): string {
  if (outcomeUnit(outcome) === 'fen') return formatWanYuanChange(Math.round(value));
  const text = outcomeText(outcome, value);
  return value > 0 && /[1-9]/.test(text) ? `+${text}` : text;
}

/** The same as a number a picture can draw. */
export function outcomeAmount(outcome: string, value: number): number {
  switch (outcomeUnit(outcome)) {
    case 'fen':
    case 'fenDays':
      return wanYuan(Math.round(value));
    case 'm2':
      return Math.round((value / M2_PER_MU) * 100) / 100;
    default:
      return value;
  }
}

/** `83.9%`. */
export function percent(share: number): string {
  return `${(share * 100).toFixed(1)}%`;
}
