import type { Command } from 'commander';
import type { Label } from '../../rules/rule.ts';
import type { Ratio } from '../../units/ratio.ts';
import { addExample } from '../help.ts';
import { MESSAGES } from '../messages.ts';
import type { Session } from '../session.ts';
import { parseCount, parseSeed, parseShare } from '../usage-error.ts';

/** Options of `czt calibrate`, as parsed. */
export interface CalibrateOptions {
  readonly series?: string;
  readonly sample?: Ratio;
  readonly baseYear?: number;
  readonly seed?: number;
  readonly out?: string;
}

const TEXTS = {
  calibrate: {
    zh: '把市场与公布的序列对照：逐年差距和可信程度，拟合少数参数，列出只凭假设的参数',
    en: `hold a market against published series: the gap by year with its confidence, a fit of the \
few free parameters, and which parameters are assumptions alone`,
  },
  series: {
    zh: '自己的序列文件（YAML）；默认随附的 seeds/published-series.yaml',
    en: 'series of your own (YAML); seeds/published-series.yaml by default',
  },
  sample: {
    zh: '推演代表真实市场的比例；默认取期初账的 scale',
    en: 'the part of the real market the run stands for; the scale of the opening books by default',
  },
  baseYear: {
    zh: '平均年收入与哪一年的公布数持平；默认最近一年',
    en: 'the published year the mean year is to be level with; the latest by default',
  },
  out: {
    zh: '写出拟合后的情景（引用原情景，可直接推演），文件不能已存在',
    en: 'write the fitted scenario, which extends the given one and can be run, to a new file',
  },
} as const satisfies Readonly<Record<string, Label>>;

/** Adds the options and help of `czt calibrate` to its command. */
export function describeCalibrate(command: Command, { language }: Session): void {
  command
    .description(TEXTS.calibrate[language])
    .argument('<scenario.yaml>', MESSAGES.scenario[language])
    .option('--series <FILE>', TEXTS.series[language])
    .option('--sample <SHARE>', TEXTS.sample[language], (text) => parseShare(text, language))
    .option('--base-year <YEAR>', TEXTS.baseYear[language], (text) => parseCount(text, language))
    .option('--seed <N>', MESSAGES.seed[language], (text) => parseSeed(text, language))
    .option('--out <FILE>', TEXTS.out[language]);
  addExample(command, 'czt calibrate scenarios/market-baseline.yaml', language);
}
