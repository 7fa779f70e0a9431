import type { YearAllotment } from '../../engine/allotment-desk.ts';
import type { Label } from '../../rules/rule.ts';
import { QUOTA_HOLDER_LABELS, QUOTA_LEDGER_LABELS } from '../labels.ts';
import { allotmentWhy } from '../quota/allotment-why.ts';
import type { AllotmentSummary } from '../summary.ts';
import { type Explanation, step } from './explanation.ts';
import { fill, named, same } from './label-text.ts';

const TOTAL: Label = { zh: '{0} {1} 年度总量', en: '{0}, total of {1}' };
const LEFT: Label = { zh: '{0} {1} 未下达', en: '{0}, {1}: not allotted' };
const PART: Label = { zh: '{0} {1} 分给{2}', en: '{0}, {1}: allotted to {2}' };

/** The yearly totals divided by a key and every part of them, with why it is as large as it is. */
export function allotmentFigures(
  summary: readonly AllotmentSummary[],
  made: readonly YearAllotment[],
): (readonly [string, () => Explanation])[] {
  return summary.flatMap((row, i) => {
    const { ledger, year, totalM2, leftM2, parts } = row;
    const path = `allotments.${ledger}.${year}`;
    const of = (label: Label, holder = '') =>
      fill(
        label,
        QUOTA_LEDGER_LABELS[ledger],
        same(String(year)),
        named(QUOTA_HOLDER_LABELS, holder),
      );
    const told = (label: Label, areaM2: number, holder: string) => () =>
      step(of(label, holder), {
        amount: { numerator: BigInt(areaM2), denominator: 1n, unit: 'm2' },
        notes: allotmentWhy(made[i]!, holder),
      });
    return [
      [`${path}.totalM2`, told(TOTAL, totalM2, '')] as const,
      [`${path}.leftM2`, told(LEFT, leftM2, '')] as const,
      ...Object.entries(parts).map(
        ([holder, areaM2]) => [`${path}.parts.${holder}`, told(PART, areaM2, holder)] as const,
      ),
    ];
  });
}
