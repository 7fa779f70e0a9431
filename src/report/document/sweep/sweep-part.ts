import type { DESIGN_KINDS } from '../../../experiment/study/study-schema.ts';
import type { Label } from '../../../rules/rule.ts';
import { named } from '../../explain/label-text.ts';
import { refuseShard, type SweepTable } from '../../sweep/sweep-table.ts';
import { type Block, heading, paragraph, plain } from '../block.ts';
import type { ResultPart } from '../result-document.ts';
import { differenceBlocks } from './difference-blocks.ts';
import { driverAnswers, driverBlocks } from './driver-blocks.ts';
import { failureBlocks } from './failure-blocks.ts';
import { gainAnswers, gainBlocks } from './gain-blocks.ts';
import { repeatBlocks } from './repeat-blocks.ts';
import { shareAnswers, shareBlocks } from './share-blocks.ts';
import { sizeAnswers } from './size-answers.ts';
import { spreadBlocks } from './spread-blocks.ts';

/** Points that can be told one by one; a design of more is told by what drives it. */
const MOST_POINTS = 30;

/**
 * What a sweep answers and shows.
 *
 * @throws InputError when it is one shard of several.
 */
export function sweepPart(table: SweepTable): ResultPart {
  refuseShard(table);
  const { plan, manifest } = table;
  const isSmall = plan.design.points <= MOST_POINTS;
  return {
    title: { zh: plan.study.zh, en: plan.study.en },
    isSynthetic: plan.synthetic,
    answer: [
      ...(isSmall ? [...shareAnswers(table), ...gainAnswers(table)] : []),
      ...driverAnswers(table),
      ...(isSmall ? sizeAnswers(table) : []),
      ...failedAnswer(table),
    ],
    details: [
      ...variedBlocks(table),
      ...(isSmall
        ? [
            ...shareBlocks(table),
            ...gainBlocks(table),
            ...spreadBlocks(table),
            ...differenceBlocks(table),
          ]
        : []),
      ...driverBlocks(table),
      ...failureBlocks(table),
      ...repeatBlocks({
        command: `czt sweep ${plan.study.id}.yaml${until(table)}`,
        ...{ version: plan.version, seed: plan.seed },
        ...{ result: manifest.result, inputs: plan.inputs },
      }),
    ],
  };
}

function until({ plan }: SweepTable): string {
  return plan.until === null ? '' : ` --until "${plan.until}"`;
}

function failedAnswer({ failures, manifest }: SweepTable): Label[] {
  if (failures.length === 0) return [];
  return [
    {
      zh: `${manifest.rows} 行中有 ${failures.length} 行推演失败，原因见“失败的抽样”。`,
      en: `${failures.length} of ${manifest.rows} rows failed; “Failed draws” gives the reasons.`,
    },
  ];
}

const ROLES = {
  levers: { zh: '政策可选', en: 'policy chooses' },
  uncertainties: { zh: '不由政策定', en: 'uncertain' },
} as const;

const DESIGNS: Readonly<Record<(typeof DESIGN_KINDS)[number], Label>> = {
  grid: { zh: '全组合', en: 'every combination' },
  list: { zh: '逐个列出', en: 'a list' },
  random: { zh: '随机', en: 'random' },
  latinHypercube: { zh: '拉丁超立方', en: 'Latin hypercube' },
  sobol: { zh: 'Sobol 序列', en: 'Sobol sequence' },
  saltelli: { zh: 'Saltelli', en: 'Saltelli' },
  morris: { zh: 'Morris', en: 'Morris' },
};

/** What was varied, and how much was run. */
function variedBlocks({ plan, manifest }: SweepTable): Block[] {
  const { points } = plan.design;
  const count = manifest.stopped?.replicates ?? plan.replicates;
  const design = named(DESIGNS, plan.design.kind);
  return [
    heading({ zh: '变动了什么', en: 'What was varied' }),
    paragraph({
      zh: `${points} 个方案，各重复 ${count} 次，共 ${manifest.rows} 行（设计：${design.zh}）。`,
      en: `${points} points, ${count} replicates each, ${manifest.rows} rows (design: \
${design.en}).`,
    }),
    ...(plan.dimensions.length === 0
      ? []
      : [
          {
            kind: 'table' as const,
            caption: { zh: '变动的项', en: 'What is varied' },
            head: [
              { zh: '项', en: 'Dimension' },
              { zh: '谁来定', en: 'Who decides' },
              { zh: '研究文件里的名字', en: 'Name in the study' },
            ],
            textColumns: 3,
            rows: plan.dimensions.map(({ name, title, role }) => [
              plain(title),
              plain(ROLES[role as keyof typeof ROLES]),
              plain(name),
            ]),
          },
        ]),
  ];
}
