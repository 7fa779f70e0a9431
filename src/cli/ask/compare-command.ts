import { resolve } from 'node:path';
import { isMoney } from '../../experiment/study/outcome-name.ts';
import { formatWanYuan, formatWanYuanChange } from '../../report/format.ts';
import type { Language } from '../../report/labels.ts';
import {
  compareSeries,
  type PairedDifference,
  type Series,
  seriesOf,
} from '../../report/sweep/compare-sweeps.ts';
import { readSweepTable } from '../../report/sweep/sweep-table.ts';
import { tableLines } from '../../report/terminal/text-table.ts';
import { answer, type Session, tell } from '../session.ts';

/**
 * Compares points of sweeps with the first, replicate by replicate.
 *
 * @throws InputError when a sweep is not finished or damaged, or nothing can be compared.
 */
export async function compareCommand(names: readonly string[], session: Session): Promise<void> {
  const { io, language, json } = session;
  const series: Series[] = [];
  for (const text of names) {
    const [, name, point] = /^(.*?)(?:#(\d+))?$/.exec(text)!;
    const directory = { name: name!, path: resolve(io.cwd, name!) };
    const table = await readSweepTable(directory);
    series.push(...seriesOf(table, point === undefined ? null : Number(point)));
  }
  const differences = compareSeries(series);
  tell(session, compareText(series, differences, language));
  if (json) answer(session, { base: series[0]!.name, differences });
}

function compareText(
  [base]: readonly Series[],
  differences: readonly PairedDifference[],
  language: Language,
): string {
  const say = (zh: string, en: string) => (language === 'zh' ? zh : en);
  const head = [
    say('结果', 'outcome'),
    say('相比的点', 'point'),
    say('次数', 'pairs'),
    say('基准均值', 'base mean'),
    say('均值', 'mean'),
    say('差额', 'difference'),
    '±',
    say('判断', 'verdict'),
  ];
  const verdicts = [say('减少', 'less'), say('分不出', 'not told apart'), say('增加', 'more')];
  const rows = differences.map(({ outcome, series, pairs, ...one }) => {
    const money = isMoney(outcome);
    const level = (value: number) => (money ? formatWanYuan(Math.round(value)) : value.toFixed(2));
    const change = money
      ? formatWanYuanChange(Math.round(one.difference.mean))
      : one.difference.mean.toFixed(2);
    const { mean, halfWidth } = one.difference;
    const isSame = mean === 0 && halfWidth === 0;
    return [
      ...[outcome, series, String(pairs), level(one.base.mean), level(one.other.mean), change],
      Number.isFinite(halfWidth) ? level(halfWidth) : '–',
      isSame ? say('每次都一样', 'always the same') : verdicts[one.sign + 1]!,
    ];
  });
  return [
    say(`基准：${base!.name}；金额为万元`, `base: ${base!.name}; money in 10⁴ yuan`),
    ...tableLines({ head, rows, textColumns: 2 }),
    '',
  ].join('\n');
}
