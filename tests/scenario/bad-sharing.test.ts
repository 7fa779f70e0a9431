import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadScenario } from '../../src/scenario/scenario-file.ts';
import { type BadRule, LAND, LIMIT_CASES, PHASE_CASES, PRESET_CASES } from './bad-sharing-cases.ts';
import { makeScenarioFolder, problemsOf, type ScenarioFolder } from './scenario-folder.ts';

let folder: ScenarioFolder;

beforeAll(async () => {
  folder = await makeScenarioFolder();
});

afterAll(() => folder.remove());

const HEADER = `extends: ./baseline.yaml
title: { zh: 分成, en: sharing }
author: test
sources: [无]
changes: [{ zh: 分成, en: sharing }]
`;

async function problemsOfRule(rule: string) {
  await folder.write('scenarios/rule.yaml', `${HEADER}sharing:\n  rule: ${rule}\n`);
  return problemsOf(folder, 'scenarios/rule.yaml');
}

async function loadRule(rule: string) {
  const path = await folder.write('scenarios/good.yaml', `${HEADER}sharing:\n  rule: ${rule}\n`);
  return (await loadScenario(path, { rules: [] })).policy.sharing.rule;
}

const ODD_FEN = '{ fixed: { shares: { land: 1 }, residualTo: land } }';

/** Levies inside each other; the fixed rule inside makes one level more. */
function levies(count: number): string {
  return count === 0
    ? LAND
    : `{ levyFirst: { to: green-heart, rate: 1%, rest: ${levies(count - 1)} } }`;
}

const CASES: readonly BadRule[] = [
  [
    'weights that are all zero',
    '{ weights: { weights: { changsha: 0, zhuzhou: 0 } } }',
    'sharing.rule.weights.weights',
    '权重之和为零',
    'the weights sum to zero',
  ],
  [
    'an odd-fen rule inside a levy',
    `{ levyFirst: { to: hunan, rate: 1%, rest: ${ODD_FEN} } }`,
    'sharing.rule.levyFirst',
    '套在 levyFirst 里的规则不能写 residualTo',
    'a rule inside levyFirst cannot say residualTo',
  ],
  [
    'a negative weight',
    '{ weights: { weights: { changsha: -1, zhuzhou: 2 } } }',
    'sharing.rule.weights.weights.changsha',
    '这个值读不懂',
    'this value cannot be read',
  ],
  [
    'a weight that is not whole',
    '{ weights: { weights: { changsha: 1.5 } } }',
    'sharing.rule.weights.weights.changsha',
    '这个值读不懂',
    'this value cannot be read',
  ],
  [
    'no kind of rule',
    '{}',
    'sharing.rule',
    '分成规则必须恰好写一种',
    'a sharing rule names exactly one kind',
  ],
  [
    'two kinds of rule',
    '{ quotaSupplied: {}, fixed: { shares: { land: 100% } } }',
    'sharing.rule',
    '分成规则必须恰好写一种',
    'a sharing rule names exactly one kind',
  ],
  [
    'an unknown kind',
    '{ fixd: { shares: { land: 100% } } }',
    'sharing.rule.fixd',
    '没有名为“fixd”的键；是否想写“fixed”？',
    'there is no key "fixd" here; did you mean "fixed"?',
  ],
  [
    'a key where there are none',
    '{ quotaSupplied: { by: area } }',
    'sharing.rule.quotaSupplied.by',
    '没有名为“by”的键',
    'there is no key "by" here',
  ],
  [
    'a step of nothing',
    `{ waterfall: { steps: [{ amountWanYuan: "0", rule: ${LAND} }], rest: ${LAND} } }`,
    'sharing.rule.waterfall.steps[0].amountWanYuan',
    '这个值读不懂',
    'this value cannot be read',
  ],
  [
    'a step below the fen',
    `{ waterfall: { steps: [{ amountWanYuan: "0.0000001", rule: ${LAND} }], rest: ${LAND} } }`,
    'sharing.rule.waterfall.steps[0].amountWanYuan',
    '这个值读不懂',
    'this value cannot be read',
  ],
  [
    'a waterfall without steps',
    `{ waterfall: { steps: [], rest: ${LAND} } }`,
    'sharing.rule.waterfall.steps',
    '这个值读不懂',
    'this value cannot be read',
  ],
  [
    'a waterfall without a rest',
    `{ waterfall: { steps: [{ amountWanYuan: 5, rule: ${LAND} }] } }`,
    'sharing.rule.waterfall.rest',
    '缺少键“rest”',
    'the key "rest" is missing',
  ],
  [
    'shares and a rest that already sum to more',
    '{ fixed: { shares: { land: 90%, quota: 20% }, restTo: land } }',
    'sharing.rule.fixed.shares',
    '份额之和为 110%，比 100% 多 10%：基数 1,200.00 万元分出 1,320.00 万元',
    'the shares sum to 110%, 10% over 100%: of 1,200.00 万元 they give 1,320.00 万元',
  ],
  [
    'a gap between tiers',
    `{ tiers: [{ fromWanYuan: 0, toWanYuan: 10, rule: ${LAND} }, { fromWanYuan: 12, ` +
      `rule: ${LAND} }] }`,
    'sharing.rule.tiers[1].fromWanYuan',
    '两档之间有空档：本宗累计到 10.000001 万元的那一分没有档适用',
    'a gap between tiers: none for the fen that brings a deal to 10.000001 万元',
  ],
  [
    'tiers that overlap',
    `{ tiers: [{ fromWanYuan: 0, toWanYuan: 10, rule: ${LAND} }, { fromWanYuan: 8, ` +
      `rule: ${LAND} }] }`,
    'sharing.rule.tiers[1].fromWanYuan',
    '两档重叠：本宗累计到 8.000001 万元的那一分有两档适用',
    'tiers overlap: two apply to the fen that brings a deal to 8.000001 万元',
  ],
  [
    'tiers that do not begin at nothing',
    `{ tiers: [{ fromWanYuan: 5, rule: ${LAND} }] }`,
    'sharing.rule.tiers[0].fromWanYuan',
    '两档之间有空档：本宗累计到 0.000001 万元的那一分没有档适用',
    'a gap between tiers: none for the fen that brings a deal to 0.000001 万元',
  ],
  [
    'a last tier with an end',
    `{ tiers: [{ fromWanYuan: 0, toWanYuan: 600, rule: ${LAND} }] }`,
    'sharing.rule.tiers[0].toWanYuan',
    '基数 1,200.00 万元的后一半没有档适用',
    'of a base of 1,200.00 万元 the second half falls in no tier',
  ],
  [
    'an open tier before another',
    `{ tiers: [{ fromWanYuan: 0, rule: ${LAND} }, { fromWanYuan: 9, rule: ${LAND} }] }`,
    'sharing.rule.tiers[0].fromWanYuan',
    '两档重叠：本宗累计到 9.000001 万元的那一分有两档适用',
    'tiers overlap: two apply to the fen that brings a deal to 9.000001 万元',
  ],
  [
    'an empty tier',
    `{ tiers: [{ fromWanYuan: 0, toWanYuan: 4, rule: ${LAND} }, ` +
      `{ fromWanYuan: 4, toWanYuan: 4, rule: ${LAND} }, { fromWanYuan: 4, rule: ${LAND} }] }`,
    'sharing.rule.tiers[1].toWanYuan',
    '这一档是空的',
    'this tier is empty',
  ],
  ...PHASE_CASES,
  ...LIMIT_CASES,
  ...PRESET_CASES,
  [
    'nine levels',
    levies(8),
    'sharing.rule',
    '分成规则嵌套 9 层',
    'the sharing rule nests 9 levels',
  ],
];

describe('a sharing rule that makes no sense', () => {
  it.each(CASES)('%s', async (_, rule, column, zh, en) => {
    const problems = await problemsOfRule(rule);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({
      file: expect.stringMatching(/rule\.yaml$/),
      line: 7,
      column,
      message: { zh, en },
    });
  });

  it('is refused for a tax as for land', async () => {
    await folder.write(
      'scenarios/tax.yaml',
      `${HEADER}sharing:\n  taxes:\n    deedTax: { fixed: { shares: { land: 99% } } }\n`,
    );
    const [problem] = await problemsOf(folder, 'scenarios/tax.yaml');
    expect(problem).toMatchObject({ line: 8, column: 'sharing.taxes.deedTax.fixed.shares' });
    expect(problem!.message.en).toBe(
      'the shares sum to 99%, 1% short of 100%: of 1,200.00 万元 they give 1,188.00 万元',
    );
  });
});

describe('a sharing rule as written', () => {
  it('takes eight levels', async () => {
    expect(await loadRule(levies(7))).toHaveProperty(
      'rest.rest.rest.rest.rest.rest.rest.kind',
      'fixed',
    );
  });

  it('reads ratios and money from the text, never from a double', async () => {
    const rule = await loadRule(
      `{ waterfall: { steps: [{ amountWanYuan: 1234567.123456, rule: ${LAND} }], ` +
        `rest: { fixed: { shares: { land: 0.10, listing: 1/3, quota: 0.4, partner: "1/6" } } } } }`,
    );
    expect(rule).toMatchObject({
      steps: [{ amountFen: 1_234_567_123_456 }],
      rest: {
        shares: [
          { role: 'land', share: { numerator: 1, denominator: 10 } },
          { role: 'listing', share: { numerator: 1, denominator: 3 } },
          { role: 'quota', share: { numerator: 2, denominator: 5 } },
          { role: 'partner', share: { numerator: 1, denominator: 6 } },
        ],
      },
    });
  });
});
