import type { SampleVerdict } from '../../../experiment/sensitivity/estimate.ts';
import { outcomeUnit } from '../../../experiment/study/outcome-name.ts';
import type { Label } from '../../../rules/rule.ts';
import { fill, join, same } from '../../explain/label-text.ts';
import { analyseSweep, type SweepAnalysis } from '../../sweep/analyse-sweep.ts';
import type { SweepTable } from '../../sweep/sweep-table.ts';
import { type Block, heading, paragraph, plain } from '../block.ts';
import { outcomeName, outcomeText } from './outcome-text.ts';
import { dimensionName } from './point-name.ts';
import { regionBlocks } from './region-blocks.ts';

type Sobol = Extract<SweepAnalysis, { readonly method: 'sobol' }>;
type Morris = Extract<SweepAnalysis, { readonly method: 'morris' }>;

/** What drives each outcome that varies: one analysis by the design, for designs made for it. */
export function driversOf(table: SweepTable): readonly (Sobol | Morris)[] {
  const { kind } = table.plan.design;
  if (kind !== 'saltelli' && kind !== 'morris') return [];
  return analyseSweep(table, null).filter((one): one is Sobol | Morris =>
    one.method === 'sobol'
      ? one.found.indices.length > 0
      : one.method === 'morris' && one.found.effects.some(({ muStar }) => muStar.value > 0),
  );
}

const DRIVEN: Label = {
  zh: '{0}主要由{1}决定。',
  en: '{0} depends most on {1}.',
};

/** The two strongest drivers of each outcome, and whether the sample was large enough. */
export function driverAnswers(table: SweepTable): Label[] {
  return driversOf(table).map((one) => {
    const rows = strengths(one).slice(0, 2);
    const named = rows.map(({ name, text }): Label => {
      const title = dimensionName(table.plan, name);
      return { zh: `${title.zh}（${text.zh}）`, en: `${title.en} (${text.en})` };
    });
    const driven = fill(DRIVEN, outcomeName(one.outcome), join(named, { zh: '和', en: ' and ' }));
    return join([driven, sizeText(one.found.verdict)], { zh: '', en: ' ' });
  });
}

/** The strongest first. */
function strengths(one: Sobol | Morris): { readonly name: string; readonly text: Label }[] {
  if (one.method === 'sobol') {
    return [...one.found.indices]
      .sort((a, b) => b.total.value - a.total.value)
      .map(({ name, total: { value, low, high } }) => ({
        name,
        text: {
          zh: `总指数 ${value.toFixed(2)}，95% 区间 ${low.toFixed(2)}–${high.toFixed(2)}`,
          en: `total index ${value.toFixed(2)}, 95% interval ${low.toFixed(2)} to \
${high.toFixed(2)}`,
        },
      }));
  }
  return [...one.found.effects]
    .sort((a, b) => b.muStar.value - a.muStar.value)
    .map(({ name, muStar: { value, low, high } }) => {
      const [mid, from, to] = [value, low, high].map((each) => outcomeText(one.outcome, each));
      const text = { zh: `μ* ${mid}，95% 区间 ${from}–${to}`, en: `μ* ${mid}, ${from} to ${to}` };
      return { name, text };
    });
}

function sizeText({ enough, widest, goal, needed }: SampleVerdict): Label {
  const [width, asked] = [widest.toFixed(3), String(goal)];
  return enough
    ? {
        zh: `样本够大：最宽的区间半宽 ${width}，不超过 ${asked}。`,
        en: `The sample is large enough: the widest half-width is ${width}, at most ${asked}.`,
      }
    : {
        zh: `样本还不够：最宽的区间半宽 ${width}，超过 ${asked}，约需 ${needed} 组。`,
        en: `The sample is too small: the widest half-width is ${width}, above ${asked}; about \
${needed} blocks would do.`,
      };
}

/** Bars of sensitivity with their intervals, and where conditions hold. */
export function driverBlocks(table: SweepTable): Block[] {
  const drivers = driversOf(table);
  const regions = regionBlocks(table);
  if (drivers.length + regions.length === 0) return [];
  return [
    heading({ zh: '结果由什么决定', en: 'What drives the outcomes' }),
    ...drivers.flatMap((one) =>
      one.method === 'sobol' ? sobolBlocks(table, one) : morrisBlocks(table, one),
    ),
    ...regions,
  ];
}

const FIRST: Label = { zh: '单独（一阶）', en: 'by itself (first order)' };
const TOTAL: Label = { zh: '连同相互作用（总）', en: 'with interactions (total)' };
const DIMENSION: Label = { zh: '变动的项', en: 'What is varied' };

function sobolBlocks(table: SweepTable, { outcome, found }: Sobol): Block[] {
  const name = outcomeName(outcome);
  const share = outcomeUnit(outcome) === 'yes' ? SHARE_NOTE : [];
  const rows = found.indices.map((one) => ({ ...one, title: dimensionName(table.plan, one.name) }));
  const range = (low: number, high: number) => plain(`${low.toFixed(3)} – ${high.toFixed(3)}`);
  return [
    {
      kind: 'picture',
      picture: {
        kind: 'intervals',
        title: {
          zh: `${name.zh}：方差中各项的份额（Sobol 指数，95% 区间）`,
          en: `${name.en}: share of the variance (Sobol indices, 95% interval)`,
        },
        alternative: join(
          [
            { zh: `${name.zh}的 Sobol 总指数：`, en: `Total Sobol indices of ${name.en}: ` },
            join(
              rows.map(({ title, total }): Label => {
                const value = total.value.toFixed(2);
                return { zh: `${title.zh} ${value}`, en: `${title.en} ${value}` };
              }),
              { zh: '、', en: ', ' },
            ),
          ],
          '',
        ),
        points: rows.map(({ title }) => title),
        series: [
          { name: FIRST, values: rows.map(({ first }) => first) },
          { name: TOTAL, values: rows.map(({ total }) => total) },
        ],
      },
    },
    {
      kind: 'table',
      caption: name,
      head: [DIMENSION, FIRST, same('95%'), TOTAL, same('95%')],
      textColumns: 1,
      rows: rows.map(({ title, first, total }) => [
        plain(title),
        ...[first, total].flatMap(({ value, low, high }) => [
          plain(value.toFixed(3)),
          range(low, high),
        ]),
      ]),
    },
    paragraph(blocksText(found)),
    ...share.map(paragraph),
  ];
}

const SHARE_NOTE: readonly Label[] = [
  {
    zh: '这一结果只有是与否两种取值，指数说的是“是否成立”由什么决定。',
    en: 'This outcome is yes or no; the indices say what decides which.',
  },
];

function blocksText({ blocks, blocksUsed, missing, verdict }: Sobol['found']): Label {
  const left: Label = {
    zh: `用了 ${blocks} 组中的 ${blocksUsed} 组，缺 ${missing.length} 行（缺一行即整组不用）。`,
    en: `${blocksUsed} of ${blocks} blocks used; ${missing.length} rows missing (a block that \
lacks one is left out).`,
  };
  return join([left, sizeText(verdict)], { zh: '', en: ' ' });
}

function morrisBlocks(table: SweepTable, { outcome, found }: Morris): Block[] {
  const name = outcomeName(outcome);
  const rows = found.effects.map((one) => ({ ...one, title: dimensionName(table.plan, one.name) }));
  const written = (value: number) => plain(outcomeText(outcome, value));
  return [
    {
      kind: 'table',
      caption: {
        zh: `${name.zh}：越过全程的平均影响（Morris 筛选）`,
        en: `${name.en}: mean effect of crossing the whole range (Morris screening)`,
      },
      head: [DIMENSION, same('μ*'), same('95%'), same('μ'), same('σ')],
      textColumns: 1,
      rows: rows.map(({ title, muStar, mu, sigma }) => [
        plain(title),
        written(muStar.value),
        plain(`${outcomeText(outcome, muStar.low)} – ${outcomeText(outcome, muStar.high)}`),
        written(mu),
        written(sigma),
      ]),
    },
    paragraph(sizeText(found.verdict)),
  ];
}
