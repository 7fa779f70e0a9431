import { type MeanInterval, signOf } from '../../../experiment/interval.ts';
import type { Label } from '../../../rules/rule.ts';
import { fill, join } from '../../explain/label-text.ts';
import { spreadOf } from '../../sweep/spread.ts';
import type { SweepPoint, SweepTable } from '../../sweep/sweep-table.ts';
import { type Block, type Cell, heading, plain } from '../block.ts';
import { changeText, outcomeText, partyName } from './outcome-text.ts';
import { POINT_HEAD, pointName } from './point-name.ts';

const SAFE: Label = {
  zh: '平均看，没有一方确定吃亏：{0}。',
  en: 'On average nobody loses for certain: {0}.',
};
const LOSING: Label = {
  zh: '平均看，确定有一方吃亏：{0}。',
  en: 'On average somebody loses for certain: {0}.',
};

/** Parties whose gain over going alone a study keeps; the region is the sum of them. */
function gainersOf({ plan }: SweepTable): readonly string[] {
  return plan.outcomes
    .filter((outcome) => outcome.endsWith('.gain') && outcome !== 'region.gain')
    .map((outcome) => outcome.slice(0, -'.gain'.length));
}

function gainAt(table: SweepTable, point: SweepPoint, party: string): MeanInterval {
  return spreadOf(table, point, `${party}.gain`).mean;
}

/** Whose mean gain lies below zero with its whole interval, point by point. */
export function gainAnswers(table: SweepTable): Label[] {
  const parties = gainersOf(table);
  if (parties.length === 0 || table.plan.replicates < 2) return [];
  const found = table.points.map((point) => ({
    name: pointName(table.plan, point),
    losers: parties.filter((party) => signOf(gainAt(table, point, party)) < 0).map(partyName),
  }));
  const list = { zh: '、', en: ', ' };
  const safe = found.filter(({ losers }) => losers.length === 0).map(({ name }) => name);
  const losing = found
    .filter(({ losers }) => losers.length > 0)
    .map(({ name, losers }): Label => {
      const all = join(losers, list);
      return { zh: `${name.zh}（${all.zh}）`, en: `${name.en} (${all.en})` };
    });
  const said = [
    ...(safe.length === 0 ? [] : [fill(SAFE, join(safe, { zh: '、', en: '; ' }))]),
    ...(losing.length === 0 ? [] : [fill(LOSING, join(losing, { zh: '、', en: '; ' }))]),
  ];
  return [join(said, { zh: '', en: ' ' })];
}

/** The mean gain of each party at each point, with its interval and whether it is for certain. */
export function gainBlocks(table: SweepTable): Block[] {
  const parties = gainersOf(table);
  if (parties.length === 0) return [];
  return [
    heading({ zh: '谁得谁失', en: 'Who gains and who loses' }),
    {
      kind: 'table',
      caption: {
        zh: '比单干平均多得（万元，± 为 95% 区间；▲ 确定多得，▼ 确定少得）',
        en: 'Mean gain over going alone (10⁴ yuan, ± 95% interval; ▲ gains, ▼ loses for certain)',
      },
      head: [POINT_HEAD, ...parties.map(partyName)],
      textColumns: 1,
      rows: table.points.map((point) => [
        plain(pointName(table.plan, point)),
        ...parties.map((party) => gainCell(gainAt(table, point, party))),
      ]),
    },
  ];
}

function gainCell(gain: MeanInterval): Cell {
  if (gain.count === 0) return plain('–');
  const mark = { '-1': ' ▼', '0': '', '1': ' ▲' }[signOf(gain)];
  const width = outcomeText('region.gain', gain.halfWidth);
  return plain(`${changeText('region.gain', gain.mean)} ± ${width}${mark}`);
}
