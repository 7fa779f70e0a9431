import type { Label } from '../../../rules/rule.ts';
import { join, same } from '../../explain/label-text.ts';
import type { SweepPlan } from '../../sweep/sweep-plan.ts';
import type { SweepPoint } from '../../sweep/sweep-table.ts';

export const POINT_HEAD: Label = { zh: '方案', en: 'Point' };

/** What a reader calls a value of a dimension. */
function valueName(
  { names, unit }: SweepPlan['dimensions'][number],
  value: number | string,
): Label {
  return names[String(value)] ?? same(`${value}${unit ?? ''}`);
}

/** What a reader calls a point: its value, or each with its dimension where there are several. */
export function pointName({ dimensions }: SweepPlan, { point, values }: SweepPoint): Label {
  const [first] = dimensions;
  if (first === undefined) return { zh: `第 ${point + 1} 点`, en: `point ${point + 1}` };
  if (dimensions.length === 1) return valueName(first, values[0]!);
  const parts = dimensions.map((dimension, i): Label => {
    const value = valueName(dimension, values[i]!);
    const { title } = dimension;
    return { zh: `${title.zh} ${value.zh}`, en: `${title.en} ${value.en}` };
  });
  return join(parts, { zh: '，', en: ', ' });
}

/** What a reader calls a dimension. */
export function dimensionName({ dimensions }: SweepPlan, name: string): Label {
  return dimensions.find((one) => one.name === name)?.title ?? same(name);
}
