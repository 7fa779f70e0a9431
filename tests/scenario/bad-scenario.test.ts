import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  makeScenarioFolder,
  placed,
  problemsOf,
  type ScenarioFolder,
  shippedScenario,
} from './scenario-folder.ts';

let folder: ScenarioFolder;
let baseline: string;

beforeAll(async () => {
  folder = await makeScenarioFolder();
  baseline = await shippedScenario('baseline');
});

afterAll(() => folder.remove());

/** The shipped baseline with one passage replaced, and the line of the first changed one. */
async function broken(from: string, to: string) {
  if (!baseline.includes(from)) throw new Error(`the baseline does not hold ${from}`);
  await folder.write('scenarios/broken.yaml', baseline.replace(from, to));
  const before = baseline.slice(0, baseline.indexOf(from)).split('\n').length;
  return { problems: await problemsOf(folder, 'scenarios/broken.yaml'), line: before };
}

interface Case {
  readonly name: string;
  readonly from: string;
  readonly to: string;
  readonly column: string;
  readonly found: string;
  readonly en: string;
  readonly zh: string;
  readonly expected: RegExp;
  /** Lines below the start of the passage. */
  readonly below?: number;
}

const CROSS = 'sharing.rule.byOrigin.crossRegion.fixed';
const SHARES = 'shares: { land: 60%, listing: 10%, quota: 15%, collecting: 15% }';

const CASES: readonly Case[] = [
  {
    name: 'an unknown key at the top',
    from: 'seed: 20260101',
    to: 'sead: 1\nseed: 20260101',
    column: 'sead',
    found: 'sead',
    en: 'there is no key "sead" here; did you mean "seed"?',
    zh: '没有名为“sead”的键；是否想写“seed”？',
    expected: /^one of title, author, .* seed, /,
  },
  {
    name: 'an unknown key further in',
    from: '  trade: true',
    to: '  trad: true\n  trade: true',
    column: 'quota.trad',
    found: 'trad',
    en: 'there is no key "trad" here; did you mean "trade"?',
    zh: '没有名为“trad”的键；是否想写“trade”？',
    expected: /^one of trade, prices, reserve$/,
  },
  {
    name: 'an unknown city',
    from: SHARES,
    to: 'shares: { changshaa: 60%, listing: 10%, quota: 15%, collecting: 15%, }',
    column: `${CROSS}.shares.changshaa`,
    found: 'changshaa',
    en: 'there is no key "changshaa" here; did you mean "changsha"?',
    zh: '没有名为“changshaa”的键；是否想写“changsha”？',
    expected: /changsha, zhuzhou, xiangtan/,
  },
  {
    name: 'an unknown role',
    from: 'residualTo: land',
    to: 'residualTo: buyer',
    column: `${CROSS}.residualTo`,
    found: 'buyer',
    en: 'this is not one of the choices',
    zh: '这个值不在可选范围内',
    expected: /^one of land, listing, /,
  },
  {
    name: 'an odd fen for one who does not share',
    from: 'residualTo: land',
    to: 'residualTo: hunan',
    column: `${CROSS}.residualTo`,
    found: 'hunan',
    en: 'the odd fen must go to one who shares',
    zh: '尾差只能归参与分成的一方',
    expected: /^one of land, listing, collecting, quota$/,
  },
  {
    name: 'an unknown quota good',
    from: 'L4.area: 12 wanYuan/mu',
    to: 'L4.aera: 12 wanYuan/mu\n    L4.area: 12 wanYuan/mu',
    column: 'quota.prices.L4.aera',
    found: 'L4.aera',
    en: 'there is no key "L4.aera" here; did you mean "L4.area"?',
    zh: '没有名为“L4.aera”的键；是否想写“L4.area”？',
    expected: /L4\.capacity/,
  },
  {
    name: 'shares that fall short',
    from: SHARES,
    to: 'shares: { land: 60%, listing: 10%, quota: 15%, collecting: 10% }',
    column: `${CROSS}.shares`,
    found: '{"land":"60%","listing":"10%","quota":"15%","collecting":"10%"}',
    en: 'the shares sum to 95%, 5% short of 100%',
    zh: '份额之和为 95%，比 100% 少 5%',
    expected: /^shares that sum to exactly 100%$/,
  },
  {
    name: 'shares that go over by a third of a tenth',
    from: SHARES,
    to: 'shares: { land: 2/3, listing: 10%, quota: 8/30 }',
    column: `${CROSS}.shares`,
    found: '{"land":"2/3","listing":"10%","quota":"8/30"}',
    en: 'the shares sum to 31/30, 1/30 over 100%',
    zh: '份额之和为 31/30，比 100% 多 1/30',
    expected: /100%/,
  },
  {
    name: 'shares too fine to add',
    from: SHARES,
    to: 'shares: { land: 1/999983, listing: 1/999979 }',
    column: `${CROSS}.shares`,
    found: '{"land":"1/999983","listing":"1/999979"}',
    en: 'the shares are too fine to add exactly',
    zh: '份额过细，无法精确相加',
    expected: /10\^9/,
  },
  {
    name: 'a negative share',
    from: 'listing: 10%',
    to: 'listing: -10%',
    column: `${CROSS}.shares.listing`,
    found: '-10%',
    en: 'this value cannot be read',
    zh: '这个值读不懂',
    expected: /a ratio from 0 to 1/,
  },
  {
    name: 'text where a ratio belongs',
    from: 'reserve: 20%',
    to: 'reserve: a fifth',
    column: 'quota.reserve',
    found: 'a fifth',
    en: 'this value cannot be read',
    zh: '这个值读不懂',
    expected: /such as 30%, 1\/3 or 0\.3/,
  },
  {
    name: 'a list where a map belongs',
    from: 'greenHeart: { enabled: true, base: grossReceipts }',
    to: 'greenHeart: [true]',
    column: 'greenHeart',
    found: '[true]',
    en: 'this value cannot be read',
    zh: '这个值读不懂',
    expected: /^a map of keys$/,
  },
  {
    name: 'a word where true or false belongs',
    from: 'trade: true',
    to: 'trade: yes',
    column: 'quota.trade',
    found: 'yes',
    en: 'this value cannot be read',
    zh: '这个值读不懂',
    expected: /^true or false$/,
  },
  {
    name: 'a base that does not exist',
    from: 'base: netProceeds',
    to: 'base: netProceed',
    column: 'sharing.base',
    found: 'netProceed',
    en: 'this is not one of the choices; did you mean "netProceeds"?',
    zh: '这个值不在可选范围内；是否想写“netProceeds”？',
    expected: /^one of grossReceipts, netProceeds$/,
  },
  {
    name: 'a missing key',
    from: 'seed: 20260101\n',
    to: '',
    column: 'seed',
    found: '—',
    en: 'the key "seed" is missing',
    zh: '缺少键“seed”',
    expected: /whole number/,
  },
  {
    name: 'a seed that is no whole number',
    from: 'seed: 20260101',
    to: 'seed: 1.5',
    column: 'seed',
    found: '1.5',
    en: 'this value cannot be read',
    zh: '这个值读不懂',
    expected: /whole number from 0 to 4294967295/,
  },
  {
    name: 'a date that does not exist',
    from: 'start: 2026-01-01',
    to: 'start: 2026-02-30',
    column: 'start',
    found: '2026-02-30',
    en: 'this value cannot be read',
    zh: '这个值读不懂',
    expected: /a real date/,
  },
  {
    name: 'an end before the start',
    from: 'end: 2030-12-31',
    to: 'end: 2025-12-31',
    column: 'end',
    found: '2025-12-31',
    en: 'the end comes before the start',
    zh: '终止日期早于起始日期',
    expected: /no earlier than 2026-01-01/,
  },
  {
    name: 'a run of a hundred years',
    from: 'end: 2030-12-31',
    to: 'end: 2125-12-31',
    column: 'end',
    found: '2125-12-31',
    en: 'the run is too long',
    zh: '时段过长',
    expected: /at most 60 years/,
  },
  {
    name: 'regimes out of order',
    from: '- { from: 2027-01-01, regime: T-B }',
    to: '- { from: 2025-01-01, regime: T-B }',
    column: 'transfer.regimes[1].from',
    found: '2025-01-01',
    en: 'the dates are not in order',
    zh: '调库方式的日期没有按先后排列',
    expected: /a date after the one before it/,
  },
  {
    name: 'a first regime after the start',
    from: '- { from: 2026-01-01, regime: T-A }',
    to: '- { from: 2026-06-01, regime: T-A }',
    column: 'transfer.regimes[0].from',
    found: '2026-06-01',
    en: 'the first transfer regime begins after the start',
    zh: '第一种调库方式晚于起始日期',
    expected: /no later than 2026-01-01/,
  },
  {
    name: 'an unknown regime',
    from: 'regime: T-B',
    to: 'regime: T-D',
    column: 'transfer.regimes[1].regime',
    found: 'T-D',
    en: 'this is not one of the choices; did you mean "T-A"?',
    zh: '这个值不在可选范围内；是否想写“T-A”？',
    expected: /^one of T-A, T-B, T-C$/,
  },
  {
    name: 'an authorisation of no regime',
    from: '    T-B: 2027-01-01',
    to: '    T-X: 2027-01-01',
    column: 'transfer.authorised.T-X',
    found: 'T-X',
    en: 'there is no key "T-X" here; did you mean "T-B"?',
    zh: '没有名为“T-X”的键；是否想写“T-B”？',
    expected: /^one of T-B, T-C$/,
  },
  {
    name: 'a price without its unit',
    from: 'L1: 10 wanYuan/mu',
    to: 'L1: 10',
    column: 'quota.prices.L1',
    found: '10',
    en: 'this value cannot be read',
    zh: '这个值读不懂',
    expected: /written as 12 wanYuan\/mu/,
  },
  {
    name: 'an absurd price',
    from: 'L1: 10 wanYuan/mu',
    to: 'L1: 999999999999999 wanYuan/mu',
    column: 'quota.prices.L1',
    found: '999999999999999 wanYuan/mu',
    en: 'this value cannot be read',
    zh: '这个值读不懂',
    expected: /from 0 to 1000/,
  },
  {
    name: 'a missing deals file',
    from: 'file: ../seeds/deals/baseline.csv',
    to: 'file: ../seeds/deals/none.csv',
    column: 'deals.file',
    found: '../seeds/deals/none.csv',
    en: 'there is no such file',
    zh: '没有这个文件',
    expected: /a relative path to a file/,
  },
];

describe('a scenario that cannot be used', () => {
  it.each(CASES)('names $name', async (bad) => {
    const { problems, line } = await broken(bad.from, bad.to);
    const problem = problems.find((one) => one.column === bad.column);
    expect(problem, JSON.stringify(problems, null, 1)).toBeDefined();
    expect(problem!.file).toBe('scenarios/broken.yaml');
    // What is missing has no line of its own; the map it is missing from has.
    expect(problem!.line).toBe(bad.found === '—' ? 1 : line);
    expect(problem!.found).toBe(bad.found);
    expect(problem!.message).toEqual({ zh: bad.zh, en: bad.en });
    expect(problem!.expected.en).toMatch(bad.expected);
    expect(problem!.expected.zh.length).toBeGreaterThan(1);
  });

  it('lists every problem at once, in the order of the file', async () => {
    const text = baseline
      .replace('seed: 20260101', 'seed: many')
      .replace('end: 2030-12-31', 'end: 2020-12-31')
      .replace('reserve: 20%', 'reserve: 120%')
      .replace('listing: 10%', 'listing: 20%')
      .replace('opening: ../seeds/opening.yaml', 'opening: ../seeds/none.yaml')
      .replace('negativeBase: lapse', 'negativeBase: laps');
    await folder.write('scenarios/many.yaml', text);
    const problems = await problemsOf(folder, 'scenarios/many.yaml');
    expect(problems.map((problem) => problem.column)).toEqual([
      'end',
      'seed',
      'opening',
      `${CROSS}.shares`,
      'quota.reserve',
      'negativeBase',
    ]);
    const lines = problems.map((problem) => problem.line!);
    expect(lines).toEqual([...lines].sort((a, b) => a - b));
  });

  it('names a file that is not there', async () => {
    const problems = await problemsOf(folder, 'scenarios/nowhere.yaml');
    expect(problems.map(placed)).toEqual(['scenarios/nowhere.yaml:- -']);
    expect(problems[0]!.message).toEqual({ zh: '没有这个文件', en: 'there is no such file' });
  });

  it('names a directory given as a file', async () => {
    const problems = await problemsOf(folder, 'scenarios');
    expect(problems[0]!.message.en).toBe('this cannot be read as a file');
  });
});
