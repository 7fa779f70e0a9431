import type { Study } from '../../experiment/study/study.ts';
import { type Language, PATH_LABELS } from '../../report/labels.ts';
import type { SweepEnd } from '../../report/sweep/run-sweep.ts';

/** `3 小时`, `2.5 days`: how long something takes, as a person would say it. */
export function durationText(seconds: number, language: Language): string {
  const steps = [
    [365.25 * 86_400, '年', 'years'],
    [86_400, '天', 'days'],
    [3600, '小时', 'hours'],
    [60, '分钟', 'minutes'],
    [1, '秒', 'seconds'],
  ] as const;
  const [size, zh, en] = steps.find(([least]) => seconds >= least) ?? steps[4];
  const amount = (seconds / size).toFixed(seconds / size < 10 ? 1 : 0);
  return `${amount} ${language === 'zh' ? zh : en}`;
}

/** What is told of a sweep besides its end. */
export interface SweepFacts {
  readonly out: string;
  readonly perSecond: number | null;
  /** Why outcomes came from full runs; empty where they were computed in columns. */
  readonly fullRuns: readonly (keyof typeof PATH_LABELS)[];
}

/** How a sweep ended: rows, failures by reason, stop rule, rate, where the results lie. */
export function sweepText(
  { title, replicates, design }: Study,
  { manifest, until }: SweepEnd,
  { out, perSecond, fullRuns }: SweepFacts,
  language: Language,
): string {
  const say = (zh: string, en: string) => (language === 'zh' ? zh : en);
  const failed = Object.values(manifest.failed).reduce((sum, count) => sum + count, 0);
  const reasons = Object.entries(manifest.failed).map(([code, count]) => `${code} ${count}`);
  const { rows, stopped } = manifest;
  const width = until?.widest === null ? '–' : (until?.widest ?? 0).toPrecision(3);
  return [
    say(title.zh, title.en),
    say(
      `  ${rows} 行（${design.size} 个点，至多各 ${replicates} 次）`,
      `  ${rows} rows (${design.size} points, up to ${replicates} replicates each)`,
    ),
    failed === 0
      ? say('  没有失败', '  none failed')
      : say(
          `  失败 ${failed} 行，原因和输入都在结果里：${reasons.join('、')}`,
          `  ${failed} failed, kept with reason and inputs: ${reasons.join(', ')}`,
        ),
    ...(until === null
      ? []
      : stopped === null
        ? [
            say(
              `  停止条件没有达到：算满 ${until.replicates} 次，最宽半宽 ${width}`,
              `  stop rule not met after all ${until.replicates} replicates: widest ${width}`,
            ),
          ]
        : [
            say(
              `  ${stopped.until}：第 ${stopped.replicates} 次后达到，最宽半宽 ${width}`,
              `  ${stopped.until}: met after ${stopped.replicates} replicates: ${width}`,
            ),
          ]),
    ...(perSecond === null
      ? []
      : [say(`  每秒 ${perSecond.toFixed(1)} 行`, `  ${perSecond.toFixed(1)} rows a second`)]),
    fullRuns.length === 0
      ? say('  按列计算，不留分录', '  computed in columns, without a journal')
      : say(
          `  逐宗全程计算：${fullRuns.map((reason) => PATH_LABELS[reason].zh).join('；')}`,
          `  by full runs: ${fullRuns.map((reason) => PATH_LABELS[reason].en).join('; ')}`,
        ),
    say(`  结果：${out}`, `  results: ${out}`),
    '',
  ].join('\n');
}
