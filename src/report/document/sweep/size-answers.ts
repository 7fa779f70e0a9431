import { isMoney } from '../../../experiment/study/outcome-name.ts';
import type { Label } from '../../../rules/rule.ts';
import { spreadOf } from '../../sweep/spread.ts';
import type { SweepTable } from '../../sweep/sweep-table.ts';
import { outcomeName, percent } from './outcome-text.ts';
import { pointName } from './point-name.ts';

/** Half-width of a mean that is asked for where the study has no rule of its own. */
const GOAL = 0.01;

/**
 * Whether the replicates were enough: how the study's own stop rule stood, else the widest
 * interval of a position or of net proceeds against a hundredth of its mean.
 */
export function sizeAnswers(table: SweepTable): Label[] {
  const { plan, manifest, points } = table;
  if (plan.until !== null) {
    const { stopped } = manifest;
    return [
      stopped === null
        ? {
            zh: `停止条件 ${plan.until} 算满 ${plan.replicates} 次仍未达到：重复还不够。`,
            en: `The stop rule ${plan.until} was not met after all ${plan.replicates} replicates: \
they are too few.`,
          }
        : {
            zh: `停止条件 ${plan.until} 在第 ${stopped.replicates} 次重复后达到：重复够了。`,
            en: `The stop rule ${plan.until} was met after ${stopped.replicates} replicates: they \
are enough.`,
          },
    ];
  }
  if (plan.replicates < 2) return [];
  const widths = plan.outcomes
    .filter((outcome) => isMoney(outcome) && /\.(?:final|net|receipts)$/.test(outcome))
    .flatMap((outcome) =>
      points.map((point) => {
        const { mean, halfWidth, count } = spreadOf(table, point, outcome).mean;
        return { outcome, point, count, width: mean === 0 ? 0 : halfWidth / Math.abs(mean) };
      }),
    )
    .sort((a, b) => b.width - a.width);
  const [widest] = widths;
  if (widest === undefined || !Number.isFinite(widest.width)) return [];
  const [name, at] = [outcomeName(widest.outcome), pointName(plan, widest.point)];
  const width = percent(widest.width);
  if (widest.width <= GOAL) {
    return [
      {
        zh: `重复够了：最宽的区间（${name.zh}，${at.zh}）半宽为均值的 ${width}。`,
        en: `The replicates are enough: the widest interval (${name.en}, ${at.en}) is ${width} of \
its mean to either side.`,
      },
    ];
  }
  const needed = Math.ceil(widest.count * (widest.width / GOAL) ** 2);
  return [
    {
      zh: `各 ${widest.count} 次重复时，最宽的区间（${name.zh}，${at.zh}）半宽为均值的 ${width}；\
要到 1% 约需 ${needed} 次。方案之间逐次相减的区间另见下文，通常窄得多。`,
      en: `With ${widest.count} replicates the widest interval (${name.en}, ${at.en}) is \
${width} of its mean to either side; 1% would take about ${needed}. Differences between points are \
taken replicate by replicate and are told apart sooner: see below.`,
    },
  ];
}
