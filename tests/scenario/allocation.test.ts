import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allocationProblems } from '../../src/scenario/allocation-checks.ts';
import { loadEngineData } from '../../src/scenario/engine-data.ts';
import { loadScenario } from '../../src/scenario/scenario-file.ts';
import { isoDay } from '../../src/units/day.ts';
import type { AllocationPolicy } from '../../src/world/policy.ts';
import { fixture, lotOf, OPENING, POLICY } from '../engine/fixture.ts';
import { makeScenarioFolder, problemsOf, RULES, type ScenarioFolder } from './scenario-folder.ts';

const HEADER = `extends: ./baseline.yaml
title: { zh: 试, en: trial }
author: test
sources: [none]
changes: [{ zh: 分解办法, en: keys }]
`;

let folder: ScenarioFolder;

beforeAll(async () => {
  folder = await makeScenarioFolder();
});

afterAll(() => folder.remove());

async function allocationOf(text: string, context: object = { rules: RULES }) {
  const path = await folder.write('scenarios/keys.yaml', `${HEADER}${text}`);
  const loaded = await loadScenario(path, context as Parameters<typeof loadScenario>[1]);
  return loaded.policy.quota.allocation;
}

async function faultsOf(allocation: string) {
  await folder.write('scenarios/fault.yaml', `${HEADER}quota:\n  allocation: ${allocation}\n`);
  const problems = await problemsOf(folder, 'scenarios/fault.yaml');
  return problems.map(({ line, column, found, expected, message }) => {
    return [line, column, found, message.en, message.zh, expected.en];
  });
}

describe('an allocation', () => {
  it('is read in the order of the keys, with an area in whole m²', async () => {
    const text = `quota:
  allocation:
    L2: { total: 20000 mu, document: 湘自资函, keys: { gdp: 1, pastTake: 2, farmlandStock: 0 } }
    L7: { total: survey, document: 变更调查, keys: { auction: 3 } }
`;
    expect(await allocationOf(text)).toEqual({
      L2: {
        total: { areaM2: 13_333_333 },
        keys: [
          { key: 'pastTake', weight: 2 },
          { key: 'gdp', weight: 1 },
        ],
        ...{ auctionWeight: 0, document: '湘自资函' },
      },
      L7: { total: 'survey', keys: [], auctionWeight: 3, document: '变更调查' },
    });
    expect(await allocationOf('')).toBeUndefined();
  });

  it('is what its lever makes it', async () => {
    const { levers } = await loadEngineData();
    const text = `levers:
  - { lever: cap-split-key, value: { pastTake: 1, populationGrowth: 1 }, reason: 建议的办法 }
  - { lever: plan-split-key, value: { gdp: 1 }, reason: 试 }
`;
    expect(await allocationOf(text, { rules: RULES, levers })).toEqual({
      L2: { total: 'opening', keys: [{ key: 'gdp', weight: 1 }], auctionWeight: 0, document: null },
      L7: {
        ...{ total: 'opening', auctionWeight: 0, document: null },
        keys: [
          { key: 'pastTake', weight: 1 },
          { key: 'populationGrowth', weight: 1 },
        ],
      },
    });
  });

  it.each<[string, string, (number | string | RegExp | null)[]]>([
    [
      'with a key nobody knows',
      '{ L7: { keys: { gdpp: 1 } } }',
      [
        ...[7, 'quota.allocation.L7.keys.gdpp', 'gdpp'],
        'there is no key "gdpp" here; did you mean "gdp"?',
        '没有名为“gdpp”的键；是否想写“gdp”？',
        'one of pastTake, populationGrowth, gdp, farmlandStock, landPerformance, auction',
      ],
    ],
    [
      'with a weight below zero',
      '{ L7: { keys: { gdp: -1 } } }',
      [
        ...[7, 'quota.allocation.L7.keys.gdp', '-1', 'this value cannot be read'],
        ...['这个值读不懂', 'a whole number from 0 to 1000000'],
      ],
    ],
    [
      'with a weight that is no whole number',
      '{ L7: { keys: { gdp: 0.5 } } }',
      [
        ...[7, 'quota.allocation.L7.keys.gdp', '0.5', 'this value cannot be read'],
        ...['这个值读不懂', 'a whole number from 0 to 1000000'],
      ],
    ],
    [
      'without any weight',
      '{ L2: { keys: { gdp: 0 } } }',
      [
        ...[7, 'quota.allocation.L2.keys', expect.any(String)],
        ...['the keys of the allocation have no weight', '分配的依据没有权重'],
        `at least one weight above zero, of ${[
          ...['pastTake', 'populationGrowth', 'gdp', 'farmlandStock', 'landPerformance', 'auction'],
        ].join(', ')}`,
      ],
    ],
    [
      'of the plan by the survey',
      '{ L2: { total: survey, document: d, keys: { gdp: 1 } } }',
      [
        ...[7, 'quota.allocation.L2.total', 'survey'],
        ...['the survey sets the cap on farmland (L7) alone', '变更调查只确定占用耕地上限（L7）'],
        'opening or an area, such as 20000 mu',
      ],
    ],
    [
      'of a fixed total without its document',
      '{ L2: { total: 5 mu, keys: { gdp: 1 } } }',
      [
        ...[7, 'quota.allocation.L2.document', '—'],
        'a total that is not that of the opening books needs its document',
        '不取期初账的总量要写明文件',
        'the number of the document it is decided by',
      ],
    ],
    [
      'of a total in no unit',
      '{ L2: { total: 20000, document: d, keys: { gdp: 1 } } }',
      [
        ...[7, 'quota.allocation.L2.total', '20000', 'this value cannot be read', '这个值读不懂'],
        expect.stringMatching(/20000 mu or 1500 ha$/),
      ],
    ],
    [
      'of a ledger that is not allotted',
      '{ L4: { keys: { gdp: 1 } } }',
      [
        ...[7, 'quota.allocation.L4', 'L4', 'there is no key "L4" here; did you mean "L2"?'],
        ...['没有名为“L4”的键；是否想写“L2”？', 'one of L2, L7'],
      ],
    ],
  ])('%s is refused', async (_, allocation, fault) => {
    expect(await faultsOf(allocation)).toEqual([fault]);
  });
});

describe('what an allocation needs of other files', () => {
  const key: AllocationPolicy = {
    keys: [{ key: 'gdp', weight: 1 }],
    ...{ total: 'opening', auctionWeight: 0, document: null },
  };
  const problems = (how: AllocationPolicy, more: Parameters<typeof fixture>[0] = {}) => {
    const policy = { ...POLICY, quota: { ...POLICY.quota, allocation: { L7: how } } };
    const found = allocationProblems(fixture({ policy, ...more }), 's.yaml');
    return found.map(({ column, found: what, message }) => [column, what, message.en]);
  };

  it('is there for the shipped data', () => {
    const all = [
      'pastTake',
      'populationGrowth',
      'gdp',
      'farmlandStock',
      'landPerformance',
    ] as const;
    expect(problems({ ...key, keys: all.map((one) => ({ key: one, weight: 1 })) })).toEqual([]);
  });

  it('the data of every city, for every year', () => {
    const start = isoDay('2022-06-01');
    expect(problems(key, { start })).toEqual(
      ['changsha', 'zhuzhou', 'xiangtan'].map((city) => [
        ...['quota.allocation.L7.keys.gdp', `city-gdp, ${city}: —`],
        `to divide by gdp, the data of ${city} for 2022 are missing`,
      ]),
    );
  });

  it('sessions where something is auctioned', () => {
    expect(problems({ ...key, auctionWeight: 2 })).toEqual([
      [
        ...['quota.allocation.L7.keys.auction', '2'],
        'part of L7 is to be auctioned, but no sessions are held for it',
      ],
    ]);
  });

  it('something to divide by where nobody cooperates', () => {
    const auction = { ...key, keys: [], auctionWeight: 1 };
    const ungranted = OPENING.lots.filter(({ annual }) => annual !== true);
    const [, found] = problems(auction, { opening: { ...OPENING, lots: ungranted } });
    expect(found).toEqual([
      ...['quota.allocation.L7.keys', 'auction'],
      'all of L7 is auctioned, and nothing says who has it without cooperation',
    ]);
    const lot = lotOf('L7-zhuzhou-2026', 'L7', 'zhuzhou', [1]);
    const lots = [{ holder: 'zhuzhou' as const, annual: true as const, lot }];
    expect(problems(auction, { opening: { ...OPENING, lots } })).toHaveLength(1);
  });

  it('lot ids of its own', () => {
    const lot = lotOf('L7-zhuzhou-2027', 'L7', 'zhuzhou', [1]);
    const opening = { ...OPENING, lots: [...OPENING.lots, { holder: 'zhuzhou' as const, lot }] };
    expect(problems(key, { opening })).toEqual([
      [
        ...['quota.allocation.L7.keys', 'L7-zhuzhou-2027'],
        'the opening books hold L7-zhuzhou-2027, the id of what is allotted',
      ],
    ]);
    const annual = { holder: 'zhuzhou' as const, annual: true as const, lot };
    expect(problems(key, { opening: { ...OPENING, lots: [annual] } })).toEqual([]);
  });
});
