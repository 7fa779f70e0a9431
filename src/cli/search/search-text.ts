import { isMoney } from '../../experiment/study/outcome-name.ts';
import type { Study } from '../../experiment/study/study.ts';
import type { StudySearch } from '../../experiment/study/study-search.ts';
import { formatWanYuan } from '../../report/format.ts';
import type { Language } from '../../report/labels.ts';
import { leversOf } from '../../report/search/point-trial.ts';
import type { SearchEnd } from '../../report/search/run-search.ts';
import { paretoName } from '../../report/search/search-files.ts';
import { tableLines } from '../../report/terminal/text-table.ts';

/** Settings shown; all of them are in the files. */
const MOST_ROWS = 20;

/** What a search found: the Pareto set with its levers and goals, and how it came there. */
export function searchText(
  study: Study,
  search: StudySearch,
  { counts, front, progress }: SearchEnd,
  out: string,
  language: Language,
): string {
  const say = (zh: string, en: string) => (language === 'zh' ? zh : en);
  const { tried, broken } = counts;
  const failed = Object.values(counts.failed).reduce((sum, count) => sum + count, 0);
  const levers = leversOf(study.dimensions).map(({ name }) => name);
  const goals = search.goals.map(
    ({ outcome, aim }) => `${outcome} ${aim === 'maximise' ? '↑' : '↓'}`,
  );
  const rows = front.slice(0, MOST_ROWS).map(({ values, means }, i) => [
    ...[paretoName(i), ...values],
    ...search.goals.map(({ outcome }) => {
      const value = means[study.outcomes.indexOf(outcome)]!;
      return isMoney(outcome) ? formatWanYuan(value) : String(value);
    }),
  ]);
  const volumes = progress.map(({ hypervolume }) => hypervolume.toFixed(4));
  const hidden = front.length - rows.length;
  return [
    study.title[language],
    say(
      `  试了 ${tried} 个方案：推演失败 ${failed}，不合约束 ${broken}，Pareto 方案 ${front.length}（金额为万元）`,
      `  ${tried} settings tried: ${failed} failed, ${broken} break a constraint, \
${front.length} in the Pareto set (10⁴ yuan)`,
    ),
    say(
      `  超体积（第一批的范围为 1）：${volumes[0]} → ${volumes.at(-1)}；种子 ${study.seed}`,
      `  hypervolume, the range of the first batch being 1: ${volumes[0]} → ${volumes.at(-1)}; \
seed ${study.seed}`,
    ),
    ...(front.length === 0
      ? [say('  没有一个方案满足全部约束', '  no setting keeps all constraints')]
      : tableLines({
          head: [say('情景', 'scenario'), ...levers, ...goals],
          rows,
          textColumns: 1 + levers.length,
        })),
    ...(hidden > 0
      ? [say(`  另有 ${hidden} 个见 pareto.csv`, `  ${hidden} more in pareto.csv`)]
      : []),
    say(`  结果：${out}`, `  results: ${out}`),
    '',
  ].join('\n');
}
