import type { RegionalAnalysis } from '../../../experiment/sensitivity/regional.ts';
import type { Label } from '../../../rules/rule.ts';
import { analyseSweep, type Where } from '../../sweep/analyse-sweep.ts';
import type { SweepTable } from '../../sweep/sweep-table.ts';
import { type Block, paragraph, plain } from '../block.ts';
import { outcomeName } from './outcome-text.ts';
import { dimensionName } from './point-name.ts';

interface Condition {
  readonly text: Label;
  readonly where: Where;
}

/** Where in the space of what was varied something goes wrong; nothing where only words vary. */
export function regionBlocks(table: SweepTable): Block[] {
  const { plan } = table;
  if (!plan.dimensions.some(({ unit }) => unit !== null)) return [];
  return conditionsOf(table).flatMap(({ text, where }) => {
    const [one] = analyseSweep(table, where);
    if (one?.method !== 'regional' || one.found.effects.length === 0) return [];
    return [regionTable(table, text, one.found), paragraph(groupsText(one.found))];
  });
}

function conditionsOf({ plan, failures }: SweepTable): Condition[] {
  const below = (outcome: string, limit: number): Where => ({
    ...{ text: `${outcome} < ${limit}`, outcome },
    holds: (value) => value < limit,
  });
  const found = plan.outcomes.flatMap((outcome): Condition[] => {
    const name = outcomeName(outcome);
    if (/\.gain$/.test(outcome)) {
      const text = { zh: `${name.zh}为负`, en: `${name.en} below zero` };
      return [{ text, where: below(outcome, 0) }];
    }
    if (/\.(?:held|noneWorseOff)$/.test(outcome)) {
      const text = { zh: `“${name.zh}”不成立`, en: `not “${name.en}”` };
      return [{ text, where: below(outcome, 1) }];
    }
    return [];
  });
  const failed: Condition = {
    text: { zh: '推演失败', en: 'the draw failed' },
    where: { text: 'failed', outcome: null, holds: () => false },
  };
  return failures.length === 0 ? found : [...found, failed];
}

function regionTable(table: SweepTable, text: Label, found: RegionalAnalysis): Block {
  const middle = (name: string, value: number) => {
    const { unit } = table.plan.dimensions.find((one) => one.name === name)!;
    return plain(`${Number(value.toPrecision(4))}${unit ?? ''}`);
  };
  return {
    kind: 'table',
    caption: {
      zh: `${text.zh}：出现在哪里（${found.inside} 个点出现，${found.outside} 个点没有）`,
      en: `Where it is so: ${text.en} (at ${found.inside} points, not at ${found.outside})`,
    },
    head: [
      { zh: '变动的项', en: 'What is varied' },
      { zh: '有别', en: 'Differs' },
      { zh: '分布距离', en: 'Distance' },
      { zh: '临界值', en: 'Critical' },
      { zh: '出现处的中位', en: 'Median where it holds' },
      { zh: '别处的中位', en: 'Median elsewhere' },
    ],
    textColumns: 2,
    rows: found.effects.map((one) => [
      plain(dimensionName(table.plan, one.name)),
      plain(one.differs ? { zh: '是', en: 'yes' } : { zh: '否', en: 'no' }),
      plain(one.distance.toFixed(3)),
      plain(one.critical.toFixed(3)),
      middle(one.name, one.insideMedian),
      middle(one.name, one.outsideMedian),
    ]),
  };
}

function groupsText({ enough }: RegionalAnalysis): Label {
  return enough
    ? {
        zh: '两组的点都够多，临界值（5% 水平的 Kolmogorov–Smirnov 检验）可用。',
        en: 'Both groups are large enough for the critical value (Kolmogorov–Smirnov at 5%).',
      }
    : {
        zh: '有一组不足 20 个点，这张表只作参考。',
        en: 'One group has fewer than 20 points: take this table as a hint only.',
      };
}
