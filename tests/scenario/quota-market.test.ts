import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PRESET_IDS } from '../../src/scenario/quota-preset.ts';
import { loadQuotaPreset } from '../../src/scenario/quota-preset-file.ts';
import { parseRule } from '../../src/scenario/rule-files.ts';
import { loadScenario } from '../../src/scenario/scenario-file.ts';
import { isoDay } from '../../src/units/day.ts';
import { ratio, subRatio } from '../../src/units/ratio.ts';
import { seedBook } from '../rules/seed-book.ts';
import { makeScenarioFolder, problemsOf, RULES, type ScenarioFolder } from './scenario-folder.ts';

const HEADER = `extends: ./baseline.yaml
title: { zh: 试, en: trial }
author: test
sources: [none]
changes: [{ zh: 指标机制, en: quota mechanism }]
`;

let folder: ScenarioFolder;

beforeAll(async () => {
  folder = await makeScenarioFolder();
});

afterAll(() => folder.remove());

async function policyOf(quota: string) {
  const path = await folder.write('scenarios/trial.yaml', `${HEADER}${quota}`);
  return (await loadScenario(path, { rules: RULES })).policy.quota;
}

async function faultsOf(quota: string) {
  await folder.write('scenarios/fault.yaml', `${HEADER}${quota}`);
  const problems = await problemsOf(folder, 'scenarios/fault.yaml');
  return problems.map(({ column, found, expected, message }) => ({
    column,
    found,
    expected: expected.en,
    message: message.en,
  }));
}

describe('a preset', () => {
  it.each(PRESET_IDS)(
    '%s loads, names its source, and takes one line of a scenario',
    async (id) => {
      const preset = await loadQuotaPreset(id);
      expect(preset.document.length).toBeGreaterThan(5);
      expect(Object.keys(preset.markets).length).toBeGreaterThan(0);
      expect(await policyOf(`quota: { preset: ${id} }\n`)).toEqual({
        ...(await policyOf('')),
        markets: preset.markets,
      });
    },
  );

  it('has a file for every name, and no other', () => {
    const files = readdirSync(new URL('../../seeds/quota-presets/', import.meta.url));
    expect(files.sort()).toEqual(PRESET_IDS.map((id) => `${id}.yaml`).sort());
  });

  it('of Shandong says what the rules say', async () => {
    const book = seedBook();
    const then = isoDay('2023-01-01');
    const { goods, mechanism } = (await loadQuotaPreset('shandong')).markets.L4!;
    const dry = book.at('shandong-guidance-price', then, 'dry');
    expect(goods['L4.area']!.price).toEqual(dry);
    const paddy = book.at('shandong-guidance-price', then, 'paddy');
    expect(goods['L4.paddy']!.price).toEqual(subRatio(paddy, dry));
    expect(mechanism).toEqual({
      kind: 'posted',
      byGrade: {
        grade: book.count('shandong-guidance-grade', then),
        step: book.at('shandong-guidance-step', then),
      },
    });
  });

  it.each([
    ['guangdong', 'L4', 'L4.paddy', 'price', 'guangdong-paddy-quota', 'start'],
    ['guangdong', 'L4', 'L4.paddy', 'cap', 'guangdong-paddy-quota', 'cap'],
    ['henan', 'L2', 'L2', 'breaker', 'circuit-breaker-price', ''],
    ['hunan', 'L4', 'L4.capacity', 'price', 'quota-price-floor', 'L4.capacity'],
    ['hunan', 'L4', 'L4.area', 'price', 'quota-price-floor', 'L4.area'],
  ] as const)(
    'of %s has the %s %s %s of the register',
    async (id, ledger, good, term, rule, key) => {
      const { goods } = (await loadQuotaPreset(id)).markets[ledger]!;
      const file = `seeds/rules/${rule}.yaml`;
      const text = readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');
      const value = parseRule(text, file).values.find((one) => one.key === key)!;
      expect(goods[good]![term]).toEqual(value.value);
    },
  );

  it('of Guangdong cuts lots of 100 mu, to the m², and takes half in kind', async () => {
    const { goods, levy } = (await loadQuotaPreset('guangdong')).markets.L4!;
    expect(goods['L4.paddy']!.lot).toBe(66_667);
    expect(levy).toEqual({ form: 'inKind', rate: ratio(1, 2) });
  });
});

describe('the market of a ledger', () => {
  it('stands in the place of what the preset says of that ledger, as a whole', async () => {
    const { markets } = await policyOf(
      'quota: { preset: guangxi, mechanism: { L7: { kind: posted, sessions: monthly } } }\n',
    );
    expect(markets!.L4!.mechanism.kind).toBe('proRata');
    expect(markets!.L7).toEqual({
      mechanism: { kind: 'posted', byGrade: null },
      ...{ sessions: 'monthly', goods: {}, levy: null, outside: false },
    });
  });

  it('reads every kind with its terms', async () => {
    const { markets } = await policyOf(`quota:
  mechanism:
    L1: { kind: agreement, sessions: quarterly, sellerShare: 1/3, levy: { form: cash, rate: 10% } }
    L2: { kind: listedLots, sessions: monthly, tie: time, step: 4%, deposit: 25%, capShare: 150% }
    L4:
      kind: callAuction
      sessions: monthly
      priceAt: middle
      tie: proRata
      partial: false
      outside: true
      goods: { L4.area: { floor: null, cap: 14 wanYuan/mu, breaker: 13 wanYuan/mu, lot: 5 ha } }
`);
    expect(markets!.L1!.mechanism).toEqual({ kind: 'agreement', sellerShare: ratio(1, 3) });
    expect(markets!.L1!.levy).toEqual({ form: 'cash', rate: ratio(1, 10) });
    const rates = { step: ratio(1, 25), deposit: ratio(1, 4), capShare: ratio(3, 2) };
    expect(markets!.L2!.mechanism).toEqual({ kind: 'listedLots', tie: 'time', ...rates });
    expect(markets!.L4!.mechanism).toEqual({
      ...{ kind: 'callAuction', priceAt: 'middle', tie: 'proRata', partial: false },
    });
    expect(markets!.L4!.goods).toEqual({
      'L4.area': { floor: null, cap: ratio(21_000), breaker: ratio(19_500), lot: 50_000 },
    });
  });

  it('is the same as before when nothing is said', async () => {
    expect(await policyOf('')).not.toHaveProperty('markets');
    expect(await policyOf('quota: { preset: null }\n')).not.toHaveProperty('markets');
  });

  it.each([
    [
      '{ preset: hennan }',
      {
        column: 'quota.preset',
        found: 'hennan',
        message: /did you mean "henan"/,
        expected: /hunan/,
      },
    ],
    [
      '{ mechanism: { L5: { kind: posted } } }',
      { column: 'quota.mechanism.L5', found: 'L5', message: /no key "L5"/, expected: /L1, L2/ },
    ],
    [
      '{ mechanism: { L2: { kind: calAuction, sessions: monthly } } }',
      {
        column: 'quota.mechanism.L2.kind',
        found: 'calAuction',
        message: /did you mean "callAuction"/,
        expected: /posted, agreement/,
      },
    ],
    [
      '{ mechanism: { L2: { kind: proRata, sessions: monthly, tie: time } } }',
      {
        column: 'quota.mechanism.L2.tie',
        found: 'time',
        message: /^proRata has no such key$/,
        expected: /^a key of proRata: —$/,
      },
    ],
    [
      '{ mechanism: { L2: { kind: agreement, sessions: monthly } } }',
      {
        column: 'quota.mechanism.L2.sellerShare',
        found: '—',
        message: /^sellerShare is missing$/,
        expected: /^agreement needs sellerShare$/,
      },
    ],
    [
      '{ mechanism: { L2: { kind: ascending, sessions: monthly, tie: proRata } } }',
      {
        column: 'quota.mechanism.L2.tie',
        found: 'proRata',
        message: /cannot be shared in proportion/,
        expected: /^time or lottery$/,
      },
    ],
    [
      `{ mechanism:
  { L2: { kind: proRata, sessions: monthly, levy: { form: cash, rate: 100% } } } }`,
      {
        column: 'quota.mechanism.L2.levy.rate',
        found: '100%',
        message: /cannot take everything/,
        expected: /below 100%/,
      },
    ],
    [
      `{ mechanism:
  { L4: { kind: proRata, sessions: monthly, goods: { L4.area: { lot: 3 kg } } } } }`,
      {
        column: 'quota.mechanism.L4.goods.L4.area.lot',
        found: '3 kg',
        message: /./,
        expected: /10 ha, 100 mu/,
      },
    ],
  ])('%s is refused with what was meant', async (quota, fault) => {
    const [problem, ...rest] = await faultsOf(`quota: ${quota}\n`);
    expect(rest).toEqual([]);
    expect([problem!.column, problem!.found]).toEqual([fault.column, fault.found]);
    expect(problem!.message).toMatch(fault.message);
    expect(problem!.expected).toMatch(fault.expected);
  });

  it.each([
    ['another ledger', 'L2: { kind: proRata, sessions: monthly, outside: true }', 'L2'],
    ['bundles', 'L4: { kind: proRata, sessions: monthly, bundled: true, outside: true }', 'L4'],
  ])('the national pool sells no %s', async (_, market, ledger) => {
    const path = 'scenarios/national.yaml';
    await folder.write(path, `${HEADER}quota: { mechanism: { ${market} } }\n`);
    const problems = await problemsOf(folder, path);
    expect(problems).toMatchObject([
      {
        column: `quota.mechanism.${ledger}.outside`,
        found: 'true',
        expected: {
          zh: 'false：国家统筹只出售补充耕地（L4）的单项指标',
          en: 'false: the national pool sells single dimensions of replenishment (L4)',
        },
        message: {
          zh: '国家统筹不出售这种指标',
          en: 'the national pool does not sell this',
        },
      },
    ]);
  });
});
