import type { FairnessIntervals } from '../../experiment/fairness/fairness-intervals.ts';
import type { MeanInterval } from '../../experiment/interval.ts';
import { formatMu, formatWanYuan, formatWanYuanChange, formatYuan } from '../../report/format.ts';
import { type Language, PARTY_LABELS } from '../../report/labels.ts';
import { tableLines } from '../../report/terminal/text-table.ts';
import type { Label } from '../../rules/rule.ts';
import type { City } from '../../world/party.ts';
import { fairnessVerdicts } from './fairness-verdict.ts';

type Say = (zh: string, en: string) => string;
type Write = (fen: number) => string;

/** One mu in m², as two thousand thirds. */
const MU_M2 = 2000 / 3;

/** The tables of `czt fairness`, each with its verdict below it. */
export function fairnessText(
  title: Label,
  found: FairnessIntervals,
  perHead: boolean,
  language: Language,
): string {
  const say: Say = (zh, en) => (language === 'zh' ? zh : en);
  const verdicts = fairnessVerdicts(found, language);
  const { replicates } = found;
  return [
    title[language],
    say(
      `金额为万元；${replicates === 1 ? '推演一次' : `${replicates} 次重复的均值，± 为 95% 区间的一半`}`,
      replicates === 1
        ? '10⁴ yuan; one run'
        : `10⁴ yuan; means of ${replicates} replicates, ± half of the 95 % interval`,
    ),
    '',
    ...coalitionLines(found, say, language),
    ...verdicts.core,
    '',
    ...cityLines(found, perHead, say, language),
    ...verdicts.cities,
    '',
    ...inequalityLines(found, perHead, say),
    ...verdicts.inequality,
    '',
  ].join('\n');
}

function coalitionLines({ coalitions }: FairnessIntervals, say: Say, language: Language) {
  const alone = new Map(
    coalitions.flatMap(({ members, value }) =>
      members.length === 1 ? [[members[0]!, value.mean] as const] : [],
    ),
  );
  const rows = coalitions.map(({ members, value }) => [
    membersText(members, language),
    money(value, formatWanYuan),
    formatWanYuanChange(
      Math.round(members.reduce((rest, city) => rest - alone.get(city)!, value.mean)),
    ),
  ]);
  const head = [say('联盟', 'coalition'), say('得数', 'value'), say('比各自单干', 'over alone')];
  return tableLines({ head, rows });
}

/** `Changsha + Zhuzhou`; nobody is a coalition too. */
function membersText(members: readonly City[], language: Language): string {
  const nobody = { zh: '无', en: 'nobody' }[language];
  return members.map((city) => PARTY_LABELS[city][language]).join(' + ') || nobody;
}

function cityLines(
  { cities }: FairnessIntervals,
  perHead: boolean,
  say: Say,
  language: Language,
): string[] {
  const head = [
    say('市', 'city'),
    ...[say('单干', 'alone'), say('合作', 'together'), say('得益', 'gain')],
    ...(perHead ? [say('人均（元）', 'per head (yuan)')] : []),
    ...[say('供出指标（亩）', 'supplied (mu)'), say('每亩', 'per mu')],
    ...['Shapley', say('核仁', 'nucleolus')],
  ];
  const rows = cities.map((one) => [
    PARTY_LABELS[one.city][language],
    money(one.alone, formatWanYuan),
    money(one.together, formatWanYuan),
    money(one.gain, formatWanYuanChange),
    ...(perHead ? [money(one.perHead, formatYuan)] : []),
    formatMu(Math.round(one.suppliedM2.mean)),
    money(one.perQuotaM2, (fen) => formatWanYuan(Math.round(fen * MU_M2))),
    money(one.shapley, formatWanYuan),
    money(one.nucleolus, formatWanYuan),
  ]);
  return tableLines({ head, rows });
}

function inequalityLines({ inequality }: FairnessIntervals, perHead: boolean, say: Say): string[] {
  const head = [
    perHead ? say('差距（按人）', 'inequality per head') : say('差距（按市）', 'among the cities'),
    say('单干', 'alone'),
    say('合作', 'together'),
  ];
  const index = (one: MeanInterval | null) => withWidth(one, (value) => value.toFixed(4));
  const rows = [
    [say('基尼系数', 'Gini'), index(inequality.gini.before), index(inequality.gini.after)],
    [say('泰尔指数', 'Theil'), index(inequality.theil.before), index(inequality.theil.after)],
  ];
  return tableLines({ head, rows });
}

function money(interval: MeanInterval | null, write: Write): string {
  return withWidth(interval, (fen) => write(Math.round(fen)));
}

function withWidth(interval: MeanInterval | null, write: (value: number) => string): string {
  if (interval === null) return '–';
  const mean = write(interval.mean);
  const { halfWidth } = interval;
  if (!Number.isFinite(halfWidth)) return mean;
  return `${mean} ± ${write(halfWidth).replace(/^\+/, '')}`;
}
