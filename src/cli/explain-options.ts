import { type Command, InvalidArgumentError } from 'commander';
import type { Language } from '../report/labels.ts';
import type { Label } from '../rules/rule.ts';
import { addExample } from './help.ts';
import type { Session } from './session.ts';
import { parseCount } from './usage-error.ts';

/** The earlier and the later of two years, as they were named. */
export interface YearPair {
  readonly from: number;
  readonly to: number;
}

/** Options of `czt explain`, as parsed. */
export interface ExplainOptions {
  readonly deal?: string;
  readonly entry?: number;
  readonly account?: string;
  readonly party?: string;
  readonly year?: number;
  readonly years?: YearPair;
  readonly figure?: string;
  readonly against?: string;
  readonly all?: boolean;
}

const MESSAGES = {
  explain: {
    zh: '说明一项数字为什么是这么多：算式、规则和条款，一直到成交记录',
    en: 'say why a figure is what it is: formula, rule and clause, down to the records',
  },
  run: { zh: 'czt run 写出的结果目录', en: 'the directory of a run' },
  deal: { zh: '一宗地，从挂到转', en: 'a deal, from listing to transfer' },
  entry: { zh: '一号分录', en: 'one entry of ledger.csv' },
  account: { zh: '一个科目的余额', en: 'the balance of an account' },
  party: { zh: '一方（与 --year 同用）', en: 'a party (with --year)' },
  year: { zh: '年度（与 --party 同用）', en: 'a year (with --party)' },
  years: {
    zh: '两个年度之间什么变了、为什么，如 2034-2035',
    en: 'what moved from one year to another and why, e.g. 2034-2035',
  },
  figure: {
    zh: 'summary.json 的一项，如 parties.zhuzhou.total.sharesInFen',
    en: 'a figure of summary.json, e.g. parties.zhuzhou.total.sharesInFen',
  },
  against: {
    zh: '与另一次推演比：从哪里开始不同，每条规则各差多少（可加 --figure）',
    en: 'compare with another run: where they part, what each rule adds (with --figure)',
  },
  all: { zh: '长表全部列出', en: 'list everything, however long' },
} as const satisfies Readonly<Record<string, Label>>;

/** Adds the options and help of `czt explain` to its command. */
export function describeExplain(command: Command, { language }: Session): void {
  const whole = (text: string) => parseCount(text, language);
  command
    .description(MESSAGES.explain[language])
    .argument('<run>', MESSAGES.run[language])
    .option('--deal <ID>', MESSAGES.deal[language])
    .option('--entry <N>', MESSAGES.entry[language], whole)
    .option('--account <PATH>', MESSAGES.account[language])
    .option('--party <NAME>', MESSAGES.party[language])
    .option('--year <YYYY>', MESSAGES.year[language], whole)
    .option('--years <A-B>', MESSAGES.years[language], (text) => parseYears(text, language))
    .option('--figure <PATH>', MESSAGES.figure[language])
    .option('--against <RUN>', MESSAGES.against[language])
    .option('--all', MESSAGES.all[language]);
  addExample(command, 'czt explain out/baseline --deal S00254', language);
}

/** `2034-2035`: two different years. */
function parseYears(text: string, language: Language): YearPair {
  const [, from, to] = /^(\d{4})-(\d{4})$/.exec(text) ?? [];
  if (from !== undefined && from !== to) return { from: Number(from), to: Number(to) };
  const found = JSON.stringify(text);
  throw new InvalidArgumentError(
    {
      zh: `见到 ${found}，应为两个不同的年度，如 2034-2035`,
      en: `found ${found}; expected two different years such as 2034-2035`,
    }[language],
  );
}
