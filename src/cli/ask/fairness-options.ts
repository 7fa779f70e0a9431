import { type Command, InvalidArgumentError } from 'commander';
import type { Language } from '../../report/labels.ts';
import type { Label } from '../../rules/rule.ts';
import { CITIES, type City } from '../../world/party.ts';
import { addExample, addNotes } from '../help.ts';
import { MESSAGES } from '../messages.ts';
import type { Session } from '../session.ts';
import { parseChoice, parseCount, parseSeed } from '../usage-error.ts';

/** Options of `czt fairness`, as parsed. */
export interface FairnessOptions {
  readonly deals?: string;
  readonly sheet?: string;
  readonly replicates?: number;
  readonly heads?: ReadonlyMap<City, number>;
  readonly seed?: number;
}

/** Adds the options and help of `czt fairness` to its command. */
export function describeFairness(command: Command, { language }: Session): void {
  command
    .description(TEXTS.fairness[language])
    .argument('<scenario.yaml>', MESSAGES.scenario[language])
    .option('--deals <FILE>', MESSAGES.deals[language])
    .option('--sheet <NAME>', MESSAGES.sheet[language])
    .option('--replicates <N>', TEXTS.replicates[language], (text) => parseCount(text, language))
    .option('--heads <LIST>', TEXTS.heads[language], (text) => parseHeads(text, language))
    .option('--seed <N>', MESSAGES.seed[language], (text) => parseSeed(text, language));
  addNotes(command, DEFINITIONS, language);
  addExample(command, 'czt fairness scenarios/sharing-waterfall.yaml --replicates 20', language);
}

/** `changsha=10000000,zhuzhou=…,xiangtan=…`: every city once. */
function parseHeads(text: string, language: Language): ReadonlyMap<City, number> {
  const heads = new Map<City, number>();
  for (const part of text.split(',')) {
    const [, name, count] = /^\s*([^=\s]*)\s*=\s*([1-9]\d{0,8})\s*$/.exec(part) ?? [];
    if (name === undefined) break;
    heads.set(parseChoice(name, CITIES, language) as City, Number(count));
  }
  if (heads.size === CITIES.length && text.split(',').length === CITIES.length) return heads;
  const found = JSON.stringify(text);
  const wanted = CITIES.map((city) => `${city}=N`).join(',');
  throw new InvalidArgumentError(
    { zh: `见到 ${found}，应为 ${wanted}`, en: `found ${found}; expected ${wanted}` }[language],
  );
}

const TEXTS = {
  fairness: {
    zh: '三市之间分得公不公平、稳不稳：各种联盟的得数、Shapley 值、核心、核仁、有没有谁吃亏、差距',
    en: `how fair and stable sharing among the cities is: coalitions, Shapley value, core, \
nucleolus, who loses, inequality`,
  },
  replicates: {
    zh: '重复次数，各用自己的随机数，给出 95% 区间（默认 1）',
    en: 'replicates, each with its own chance, for 95 % intervals (default 1)',
  },
  heads: {
    zh: '各市常住人口，如 changsha=N,zhuzhou=N,xiangtan=N；不写就不算人均，差距按市计',
    en: `residents, as changsha=N,zhuzhou=N,xiangtan=N; without them nothing is per head and \
inequality counts cities`,
  },
} as const satisfies Readonly<Record<string, Label>>;

/** What every figure is, with the paper that defines it. */
const DEFINITIONS: Label = {
  zh: `定义：
  联盟得数  平台上只有这几个市时，它们期末合计所得；单独一个市即各自单干
  Shapley 值  一市加入时所添，按各种先后平均：L. S. Shapley 1953，Contributions to the Theory of Games II，307–317
  核心  没有哪个联盟自己干更多的分法：D. B. Gillies 1959，Contributions to the Theory of Games IV，47–85
  最小核心 ε  怎么分都免不了的最大不足：M. Maschler、B. Peleg、L. S. Shapley 1979，Math. Oper. Res. 4，303–338
  核仁  使最大的不足尽量小，再逐次往下：D. Schmeidler 1969，SIAM J. Appl. Math. 17，1163–1170
  基尼系数  C. Gini 1912，Variabilità e mutabilità；泰尔指数 T  H. Theil 1967，Economics and Information Theory
  供出指标  本市批次卖给别市的面积，进共享库的按来源市计；各账分别计数`,
  en: `Definitions:
  value of a coalition  what its cities end with when only they are on the platform; one city is \
each alone
  Shapley value  what a city adds, averaged over orders of joining: L. S. Shapley 1953, \
Contributions to the Theory of Games II, 307–317
  core  divisions no coalition could beat by itself: D. B. Gillies 1959, Contributions to the \
Theory of Games IV, 47–85
  least core ε  the largest shortfall no division avoids: M. Maschler, B. Peleg, L. S. Shapley \
1979, Math. Oper. Res. 4, 303–338
  nucleolus  makes the largest shortfall least, then the next: D. Schmeidler 1969, SIAM J. Appl. \
Math. 17, 1163–1170
  Gini  C. Gini 1912, Variabilità e mutabilità; Theil's T  H. Theil 1967, Economics and \
Information Theory
  quota supplied  area of a city's lots sold to another, of the shared pool by origin; each ledger \
counts by itself`,
};
