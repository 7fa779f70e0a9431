import { outcomeUnit } from '../../../experiment/study/outcome-name.ts';
import type { Label } from '../../../rules/rule.ts';
import { named } from '../../explain/label-text.ts';
import { compareSeries, type PairedDifference, type Series } from '../../sweep/compare-sweeps.ts';
import type { SweepTable } from '../../sweep/sweep-table.ts';
import { type Block, heading, paragraph, plain } from '../block.ts';
import { changeText, outcomeAmount, outcomeName, outcomeText } from './outcome-text.ts';
import { POINT_HEAD, pointName } from './point-name.ts';

/** Money outcomes one picture can hold. */
const MOST_DRAWN = 4;

const VERDICTS: Readonly<Record<'-1' | '0' | '1', Label>> = {
  '-1': { zh: '减少', en: 'less' },
  '0': { zh: '分不出', en: 'not told apart' },
  '1': { zh: '增加', en: 'more' },
};

/** Every point against the first, replicate by replicate, so that luck they share cancels. */
export function differenceBlocks(table: SweepTable): Block[] {
  const { plan, points } = table;
  if (points.length < 2 || plan.replicates < 2) return [];
  const names = new Map(points.map((one) => [String(one.point), pointName(plan, one)]));
  const series = points.map(
    ({ point, replicates }): Series => ({ name: String(point), plan, replicates }),
  );
  const all = compareSeries(series).filter(
    ({ outcome, difference: { mean, halfWidth } }) =>
      outcomeUnit(outcome) !== 'yes' && (mean !== 0 || halfWidth !== 0),
  );
  if (all.length === 0) return [];
  const first = pointName(plan, points[0]!);
  return [
    heading({ zh: `与“${first.zh}”相比`, en: `Against “${first.en}”` }),
    paragraph(FAIR),
    ...differencePicture(all, names, first),
    {
      kind: 'table',
      caption: {
        zh: '差额及其 95% 区间（金额万元，面积亩）',
        en: 'Differences with 95% intervals (money in 10⁴ yuan, area in mu)',
      },
      head: [
        { zh: '结果', en: 'Outcome' },
        POINT_HEAD,
        { zh: '成对次数', en: 'Pairs' },
        { zh: '差额', en: 'Difference' },
        { zh: '± 95%', en: '± 95%' },
        { zh: '判断', en: 'Verdict' },
      ],
      textColumns: 2,
      rows: all.map(({ outcome, series: point, pairs, difference, sign }) => [
        plain(outcomeName(outcome)),
        plain(named(Object.fromEntries(names), point)),
        plain(String(pairs)),
        plain(changeText(outcome, difference.mean)),
        plain(outcomeText(outcome, difference.halfWidth)),
        plain(VERDICTS[String(sign) as keyof typeof VERDICTS]),
      ]),
    },
  ];
}

const FAIR: Label = {
  zh: '同一次重复里各方案遇到同一批成交、同样的运气，逐次相减后再求区间；区间跨零的算分不出；每次都毫无差别的不列。',
  en: 'In one replicate every point meets the same deals and the same luck; they are subtracted \
replicate by replicate. Where the interval holds zero, chance may explain the difference; what \
never differs is left out.',
};

const NONE = { mean: 0, halfWidth: 0 };

/** The first money outcomes of the study that tell any point from the first. */
function differencePicture(
  all: readonly PairedDifference[],
  names: ReadonlyMap<string, Label>,
  first: Label,
): Block[] {
  const money = [...new Set(all.map(({ outcome }) => outcome))].filter(
    (outcome) =>
      outcomeUnit(outcome) === 'fen' &&
      all.some((one) => one.outcome === outcome && one.sign !== 0),
  );
  const drawn = money.slice(0, MOST_DRAWN);
  const points = [...names.keys()].slice(1);
  if (drawn.length === 0) return [];
  const rowOf = (outcome: string, point: string) =>
    all.find((one) => one.outcome === outcome && one.series === point);
  const finite = points.filter((point) =>
    drawn.every((outcome) => Number.isFinite(rowOf(outcome, point)?.difference.halfWidth ?? 0)),
  );
  return [
    {
      kind: 'picture',
      picture: {
        kind: 'intervals',
        title: {
          zh: `与“${first.zh}”的差额和 95% 区间（万元）`,
          en: `Difference from “${first.en}” with 95% interval (10⁴ yuan)`,
        },
        alternative: {
          zh: '各方案与第一个方案的差额，数字见下表',
          en: 'Difference of each point from the first; the table below has the numbers',
        },
        points: finite.map((point) => names.get(point)!),
        series: drawn.map((outcome) => ({
          name: outcomeName(outcome),
          values: finite.map((point) => {
            const { mean, halfWidth } = rowOf(outcome, point)?.difference ?? NONE;
            const amount = (value: number) => outcomeAmount(outcome, value);
            return {
              ...{ value: amount(mean), low: amount(mean - halfWidth) },
              high: amount(mean + halfWidth),
            };
          }),
        })),
      },
    },
  ];
}
