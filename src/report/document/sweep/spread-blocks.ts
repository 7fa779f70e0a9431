import { isMoney, outcomeUnit } from '../../../experiment/study/outcome-name.ts';
import type { Label } from '../../../rules/rule.ts';
import { join } from '../../explain/label-text.ts';
import { constantOf, type Spread, spreadOf } from '../../sweep/spread.ts';
import type { SweepTable } from '../../sweep/sweep-table.ts';
import { type Block, heading, paragraph, plain } from '../block.ts';
import { outcomeAmount, outcomeName, outcomeText, outcomeTitle } from './outcome-text.ts';
import { POINT_HEAD, pointName } from './point-name.ts';

const HEAD: readonly Label[] = [
  POINT_HEAD,
  { zh: '次数', en: 'Replicates' },
  { zh: '均值', en: 'Mean' },
  { zh: '± 95%', en: '± 95%' },
  { zh: '5%', en: '5%' },
  { zh: '中位', en: 'Median' },
  { zh: '95%', en: '95%' },
];

/** How every outcome spreads at every point: a box for money, numbers for all. */
export function spreadBlocks(table: SweepTable): Block[] {
  const counted = table.plan.outcomes.filter((outcome) => outcomeUnit(outcome) !== 'yes');
  const fixed = counted.flatMap((outcome) => {
    const value = constantOf(table, outcome);
    return value === null ? [] : [{ outcome, value }];
  });
  const varying = counted.filter((one) => !fixed.some(({ outcome }) => outcome === one));
  if (counted.length === 0) return [];
  return [
    heading({ zh: '各方案的结果和不确定', en: 'Outcomes and their uncertainty' }),
    ...(fixed.length === 0 ? [] : [paragraph(fixedText(fixed))]),
    ...varying.flatMap((outcome) => outcomeBlocks(table, outcome)),
  ];
}

function outcomeBlocks(table: SweepTable, outcome: string): Block[] {
  const rows = table.points.map((point) => ({
    name: pointName(table.plan, point),
    spread: spreadOf(table, point, outcome),
  }));
  const title = outcomeTitle(outcome);
  const drawn = rows.filter(({ spread }) => spread.quantiles !== null);
  const picture: Block[] =
    isMoney(outcome) && table.plan.replicates > 1
      ? [
          {
            kind: 'picture',
            picture: {
              kind: 'boxes',
              title,
              alternative: boxText(title, drawn, outcome),
              points: drawn.map(({ name }) => name),
              boxes: drawn.map(({ spread }) => {
                const [a, b, c, d, e] = spread.quantiles!;
                const amount = (value: number) => outcomeAmount(outcome, value);
                return [amount(a), amount(b), amount(c), amount(d), amount(e)];
              }),
            },
          },
        ]
      : [];
  const written = (value: number | undefined) =>
    plain(value === undefined ? '–' : outcomeText(outcome, value));
  return [
    ...picture,
    {
      kind: 'table',
      caption: title,
      head: HEAD,
      textColumns: 1,
      rows: rows.map(({ name, spread: { mean, quantiles } }) => [
        plain(name),
        plain(String(mean.count)),
        written(mean.count === 0 ? undefined : mean.mean),
        written(mean.halfWidth),
        ...[quantiles?.[0], quantiles?.[2], quantiles?.[4]].map(written),
      ]),
    },
  ];
}

function boxText(
  title: Label,
  rows: readonly { readonly name: Label; readonly spread: Spread }[],
  outcome: string,
): Label {
  const parts = rows.map(({ name, spread }): Label => {
    const [low, , middle, , high] = spread.quantiles!.map((value) => outcomeText(outcome, value));
    return {
      zh: `${name.zh} 中位 ${middle}，九成在 ${low} 至 ${high}`,
      en: `${name.en} median ${middle}, nine tenths between ${low} and ${high}`,
    };
  });
  const all = join(parts, { zh: '；', en: '; ' });
  return { zh: `${title.zh}：${all.zh}`, en: `${title.en}: ${all.en}` };
}

function fixedText(fixed: readonly { readonly outcome: string; readonly value: number }[]): Label {
  const parts = fixed.map(({ outcome, value }): Label => {
    const [name, text] = [outcomeName(outcome), outcomeText(outcome, value)];
    return { zh: `${name.zh} ${text}`, en: `${name.en} ${text}` };
  });
  const all = join(parts, { zh: '、', en: ', ' });
  return { zh: `处处相同：${all.zh}。`, en: `The same throughout: ${all.en}.` };
}
