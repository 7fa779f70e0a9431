import type { FairnessIntervals } from '../../experiment/fairness/fairness-intervals.ts';
import { formatWanYuan, formatWanYuanChange } from '../../report/format.ts';
import { type Language, PARTY_LABELS } from '../../report/labels.ts';

type Say = (zh: string, en: string) => string;

/** What the figures come to, a sentence for each question, by the table it belongs to. */
export function fairnessVerdicts(found: FairnessIntervals, language: Language) {
  const say: Say = (zh, en) => (language === 'zh' ? zh : en);
  return {
    core: [coreVerdict(found, say), leastCoreVerdict(found, say)],
    cities: [worseVerdict(found, say, language), shapleyVerdict(found, say, language)],
    inequality: [inequalityVerdict(found, say)],
  };
}

function coreVerdict({ inCore, replicates, worstExcess }: FairnessIntervals, say: Say): string {
  const most = formatWanYuan(Math.round(worstExcess.mean));
  if (inCore === replicates) {
    return say(
      '在核心里：没有哪个联盟自己干会更多',
      'In the core: no coalition would have more by itself.',
    );
  }
  const often = inCore === 0 ? ['', ''] : timesText(replicates - inCore, replicates);
  return say(
    `不在核心里${often[0]}：有联盟自己干会更多，最多的平均多 ${most}`,
    `Not in the core${often[1]}: some coalition would have more by itself, on average up to \
${most}.`,
  );
}

function leastCoreVerdict(found: FairnessIntervals, say: Say): string {
  const { coreEmpty, replicates, leastCore, distance } = found;
  const [epsilon, far] = [leastCore, distance].map(({ mean }) => formatWanYuan(Math.round(mean)));
  if (coreEmpty === 0) {
    return say(
      `核心不空（最小核心 ε = ${epsilon}），这种分法离最小核心 ${far}`,
      `The core is not empty (least core ε = ${epsilon}); this division is ${far} from the least \
core.`,
    );
  }
  const often = timesText(coreEmpty, replicates);
  return say(
    `核心是空的${often[0]}：怎么分都有联盟吃亏（最小核心 ε = ${epsilon}），这种分法离最小核心 ${far}`,
    `The core is empty${often[1]}: any division leaves a coalition short (least core ε = \
${epsilon}); this one is ${far} from the least core.`,
  );
}

/** Nothing for one run, else how many of all. */
function timesText(count: number, replicates: number): [string, string] {
  if (replicates === 1) return ['', ''];
  return [`（${replicates} 次中 ${count} 次）`, ` (${count} of ${replicates} replicates)`];
}

function worseVerdict({ worseOff }: FairnessIntervals, say: Say, language: Language): string {
  const { parties, replicates } = worseOff;
  const losers = parties.filter(({ worse }) => worse > 0);
  if (losers.length === 0) {
    return say('没有哪个市比单干差', 'Nobody is worse off than alone.');
  }
  const each = losers.map(({ party, worse, largestLossFen }) => {
    const name = PARTY_LABELS[party as keyof typeof PARTY_LABELS][language];
    const [often, most] = [timesText(worse, replicates), formatWanYuan(largestLossFen)];
    return say(`${name}${often[0]}最多少 ${most}`, `${name}${often[1]} by up to ${most}`);
  });
  return say(`比单干差的：${each.join('；')}`, `Worse off than alone: ${each.join('; ')}.`);
}

/** What a city has beyond its Shapley value; the three sum to nothing. */
function shapleyVerdict({ cities }: FairnessIntervals, say: Say, language: Language): string {
  const beyond = cities.map(({ city, together, shapley }) => ({
    name: PARTY_LABELS[city][language],
    fen: Math.round(together.mean - shapley.mean),
  }));
  if (beyond.every(({ fen }) => fen === 0)) {
    return say('各市所得等于 Shapley 值', 'Every city has its Shapley value.');
  }
  const texts = beyond.map(({ name, fen }) => `${name} ${formatWanYuanChange(fen)}`);
  return say(
    `与 Shapley 值（各自所添）相比：${texts.join('、')}`,
    `Against the Shapley value (what each adds): ${texts.join(', ')}.`,
  );
}

function inequalityVerdict({ inequality }: FairnessIntervals, say: Say): string {
  const { before, after } = inequality.gini;
  if (before === null || after === null) {
    return say(
      '合计不大于零，差距无从算起',
      'Inequality cannot be had: the amounts do not sum to more than nothing.',
    );
  }
  const [from, to] = [before.mean.toFixed(4), after.mean.toFixed(4)];
  if (from === to) {
    return say(
      `合作没有改变差距（基尼 ${from}）`,
      `Cooperation leaves inequality as it is (Gini ${from}).`,
    );
  }
  return after.mean < before.mean
    ? say(
        `合作缩小了差距：基尼 ${from} → ${to}`,
        `Cooperation narrows inequality: Gini ${from} → ${to}.`,
      )
    : say(
        `合作拉大了差距：基尼 ${from} → ${to}`,
        `Cooperation widens inequality: Gini ${from} → ${to}.`,
      );
}
