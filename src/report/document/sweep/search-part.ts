import { outcomeUnit } from '../../../experiment/study/outcome-name.ts';
import type { Label } from '../../../rules/rule.ts';
import { join, same } from '../../explain/label-text.ts';
import type { SearchRow, SearchTable } from '../../search/read-search.ts';
import { type Block, heading, paragraph, plain } from '../block.ts';
import type { ResultPart } from '../result-document.ts';
import { outcomeAmount, outcomeName, outcomeText, outcomeTitle } from './outcome-text.ts';
import { repeatBlocks } from './repeat-blocks.ts';

/** Settings of the Pareto set told one by one; all are in the files. */
const MOST_ROWS = 30;

/** What a search found: the Pareto set, how it came there, and how to repeat it. */
export function searchPart(table: SearchTable): ResultPart {
  const { manifest } = table;
  const { version, seed, result, inputs, study } = manifest;
  return {
    title: { zh: study.zh, en: study.en },
    isSynthetic: manifest.synthetic,
    answer: [foundText(table), ...rangeTexts(table)],
    details: [
      heading({ zh: 'Pareto 方案', en: 'The Pareto set' }),
      paragraph(aimText(table)),
      ...frontPicture(table),
      ...frontTable(table),
      ...volumePicture(table),
      ...repeatBlocks({
        ...{ command: `czt search ${study.id}.yaml`, version, seed, result, inputs },
      }),
    ],
  };
}

function foundText({ manifest }: SearchTable): Label {
  const { tried, front, failed } = manifest;
  const lost = Object.values(failed).reduce((sum, count) => sum + count, 0);
  if (front === 0) {
    return {
      zh: `试了 ${tried} 个方案（${lost} 个推演失败），没有一个满足全部约束。`,
      en: `${tried} settings were tried (${lost} failed); none keeps all constraints.`,
    };
  }
  return {
    zh: `试了 ${tried} 个方案（${lost} 个推演失败），其中 ${front} 个满足全部约束，而且没有别的方案\
每个目标都不差、又有一个更好。`,
    en: `${tried} settings were tried (${lost} failed); ${front} keep all constraints, and no \
other is as good in every goal and better in one.`,
  };
}

/** From where to where each goal goes over the set: what is to be chosen between. */
function rangeTexts({ manifest, front }: SearchTable): Label[] {
  if (front.length === 0) return [];
  return manifest.goals.map(({ outcome }) => {
    const values = front.map((row) => Number(row[outcome])).sort((a, b) => a - b);
    const [low, high] = [values[0]!, values.at(-1)!].map((value) => outcomeText(outcome, value));
    const title = outcomeTitle(outcome);
    return {
      zh: `在这些方案里选择：${title.zh} ${low} 至 ${high}。`,
      en: `Choosing among them: ${title.en} from ${low} to ${high}.`,
    };
  });
}

function aimText({ manifest }: SearchTable): Label {
  const goals = manifest.goals.map(({ outcome, aim }): Label => {
    const name = outcomeName(outcome);
    return aim === 'maximise'
      ? { zh: `${name.zh}尽量多`, en: `as much as possible of ${name.en}` }
      : { zh: `${name.zh}尽量少`, en: `as little as possible of ${name.en}` };
  });
  const limits = manifest.constraints.map(same);
  const all = join(goals, { zh: '、', en: '; ' });
  const kept =
    limits.length === 0 ? { zh: '无', en: 'none' } : join(limits, { zh: '、', en: '; ' });
  const { replicates } = manifest;
  const method = { random: ['随机抽取', 'random draws'], nsga2: ['NSGA-II', 'NSGA-II'] }[
    manifest.method.kind
  ] ?? [manifest.method.kind, manifest.method.kind];
  return {
    zh: `目标：${all.zh}。约束（每次重复都要满足）：${kept.zh}。方法：${method[0]}，每个方案 ${replicates} 次重复。`,
    en: `Goals: ${all.en}. Constraints, in every replicate: ${kept.en}. Method: ${method[1]}; \
replicates of each setting: ${replicates}.`,
  };
}

function frontPicture({ manifest, front, tried }: SearchTable): Block[] {
  const [first, second] = manifest.goals;
  if (first === undefined || second === undefined || front.length === 0) return [];
  const ran = tried.filter(({ code }) => code === '');
  const place = (row: SearchRow) =>
    [first, second].map(({ outcome }) => outcomeAmount(outcome, Number(row[outcome]))) as [
      number,
      number,
    ];
  const axes = [outcomeTitle(first.outcome), outcomeTitle(second.outcome)] as const;
  const groups = [
    {
      name: { zh: '试过，不合约束', en: 'tried, breaks a constraint' },
      points: ran.filter(({ violation }) => violation !== '0').map(place),
    },
    {
      name: { zh: '试过，合约束', en: 'tried, keeps all constraints' },
      points: ran.filter(({ violation }) => violation === '0').map(place),
    },
    { name: { zh: 'Pareto 方案', en: 'Pareto set' }, points: front.map(place) },
  ];
  return [
    {
      kind: 'picture',
      picture: {
        kind: 'scatter',
        title: { zh: '试过的方案和 Pareto 方案', en: 'Settings tried and the Pareto set' },
        alternative: {
          zh: `横轴${axes[0].zh}，纵轴${axes[1].zh}；Pareto 方案的数字见下表`,
          en: `${axes[0].en} across, ${axes[1].en} upward; the table below has the Pareto set`,
        },
        ...{ axes, groups },
      },
    },
  ];
}

function frontTable({ manifest, front }: SearchTable): Block[] {
  if (front.length === 0) return [];
  const { levers, goals } = manifest;
  const fixed = ['scenario', ...levers.map(({ name }) => name), 'violation', 'code', 'reason'];
  const aims = goals.map(({ outcome }) => outcome);
  const others = Object.keys(front[0]!).filter(
    (column) => !fixed.includes(column) && !aims.includes(column),
  );
  const outcomes = [...aims, ...others];
  const shown = front.slice(0, MOST_ROWS);
  return [
    {
      kind: 'table',
      caption: {
        zh: `Pareto 方案（列出 ${shown.length} 个，共 ${front.length} 个）`,
        en: `The Pareto set (${shown.length} of ${front.length} shown)`,
      },
      head: [
        { zh: '情景文件', en: 'Scenario' },
        ...levers.map(({ title }) => title),
        ...outcomes.map(outcomeTitle),
      ],
      textColumns: 1,
      rows: shown.map((row) => [
        plain(row['scenario']!),
        ...levers.map(({ name, names }) => plain(names[row[name]!] ?? row[name]!)),
        ...outcomes.map((outcome) => plain(outcomeText(outcome, Number(row[outcome])))),
      ]),
    },
    ...(outcomes.some((outcome) => outcomeUnit(outcome) === 'yes') ? [paragraph(MEANS)] : []),
  ];
}

const MEANS: Label = {
  zh: '是否成立的一列是成立的重复所占的比例，四舍五入到整。',
  en: 'A column that asks whether something holds is the share of replicates, rounded to a whole.',
};

function volumePicture({ progress }: SearchTable): Block[] {
  if (progress.length < 2) return [];
  const last = progress.at(-1)!;
  return [
    {
      kind: 'picture',
      picture: {
        kind: 'lines',
        title: {
          zh: '超体积随试过的方案数（第一批的范围为 1）',
          en: 'Hypervolume by settings tried (range of the first batch = 1)',
        },
        alternative: {
          zh: `试到 ${last['tried']} 个时超体积 ${Number(last['hypervolume']).toFixed(4)}`,
          en: `after ${last['tried']} settings the hypervolume is \
${Number(last['hypervolume']).toFixed(4)}`,
        },
        points: progress.map((row) => same(row['tried']!)),
        series: [
          {
            name: { zh: '超体积', en: 'hypervolume' },
            values: progress.map((row) => Number(Number(row['hypervolume']).toFixed(6))),
          },
        ],
      },
    },
  ];
}
