import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readOverrideValue } from '../../src/scenario/override-value.ts';
import { loadScenario } from '../../src/scenario/scenario-file.ts';
import { isoDay } from '../../src/units/day.ts';
import { ratio } from '../../src/units/ratio.ts';
import { makeScenarioFolder, problemsOf, RULES, type ScenarioFolder } from './scenario-folder.ts';

let folder: ScenarioFolder;

beforeAll(async () => {
  folder = await makeScenarioFolder();
});

afterAll(() => folder.remove());

const HEADER = `extends: ./baseline.yaml
title: { zh: 替换, en: override }
author: test
sources: [无]
changes: [{ zh: 替换, en: override }]
overrides:
`;

function write(overrides: string) {
  return folder.write('scenarios/over.yaml', `${HEADER}${overrides}\n`);
}

describe('overrides', () => {
  it('come out in the unit of the rule', async () => {
    const path = await write(
      [
        '  - { rule: education-earmark, from: 2026-01-01, value: 12.5%, reason: 试 }',
        '  - { rule: development-cost, key: changsha industrial, from: 2027-01-01,',
        '      to: 2027-12-31, value: 25 wanYuan/mu, reason: 试 }',
        '  - { rule: export-gate, from: 2026-01-01, value: false, reason: 试 }',
      ].join('\n'),
    );
    const { overrides, changed } = await loadScenario(path, { rules: RULES });
    expect(overrides).toEqual([
      {
        rule: 'education-earmark',
        key: '',
        from: isoDay('2026-01-01'),
        to: null,
        value: ratio(1, 8),
        reason: '试',
        written: '12.5%',
      },
      {
        rule: 'export-gate',
        key: '',
        from: isoDay('2026-01-01'),
        to: null,
        value: ratio(0),
        reason: '试',
        written: 'false',
      },
      {
        rule: 'development-cost',
        key: 'changsha industrial',
        from: isoDay('2027-01-01'),
        to: isoDay('2027-12-31'),
        value: ratio(37_500),
        reason: '试',
        written: '25 wanYuan/mu',
      },
    ]);
    expect(changed.map((change) => change.path)).toEqual(['overrides']);
  });

  it.each([
    [
      'an unknown rule',
      'rule: education-earmrk, from: 2026-01-01, value: 12%',
      'rule',
      '这个值不在可选范围内；是否想写“education-earmark”？',
      'this is not one of the choices; did you mean "education-earmark"?',
    ],
    [
      'an unknown key',
      'rule: development-cost, key: changsha industry, from: 2026-01-01, value: 1 yuan/m2',
      'key',
      '这个值不在可选范围内；是否想写“changsha industrial”？',
      'this is not one of the choices; did you mean "changsha industrial"?',
    ],
    [
      'a key that is missing',
      'rule: development-cost, from: 2026-01-01, value: 1 yuan/m2',
      'key',
      '这条规则按键取值，缺少 key',
      'this rule has keys; key is missing',
    ],
    [
      'a key where there are none',
      'rule: education-earmark, key: changsha, from: 2026-01-01, value: 1%',
      'key',
      '这条规则只有一个数值',
      'this rule has a single value',
    ],
    [
      'a rule without values',
      'rule: sharing-policy, from: 2026-01-01, value: 1',
      'rule',
      '这条规则没有可替换的数值',
      'this rule has no value to replace',
    ],
    [
      'a value without its unit',
      'rule: development-cost, key: changsha industrial, from: 2026-01-01, value: 25',
      'value',
      '规则不能取这个值',
      'the rule cannot take this value',
    ],
    [
      'a value in the unit of another rule',
      'rule: education-earmark, from: 2026-01-01, value: 25 yuan/m2',
      'value',
      '规则不能取这个值',
      'the rule cannot take this value',
    ],
    [
      'an end before its beginning',
      'rule: education-earmark, from: 2026-01-01, to: 2025-01-01, value: 1%',
      'to',
      '止期早于起期',
      'it ends before it begins',
    ],
  ])('refuse %s', async (_, fields, key, zh, en) => {
    await write(`  - { ${fields}, reason: 试 }`);
    const problems = await problemsOf(folder, 'scenarios/over.yaml');
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({
      line: 7,
      column: `overrides[0].${key}`,
      message: { zh, en },
    });
  });

  it('need a reason', async () => {
    await write('  - { rule: education-earmark, from: 2026-01-01, value: 1% }');
    const [problem] = await problemsOf(folder, 'scenarios/over.yaml');
    expect(problem).toMatchObject({ column: 'overrides[0].reason', found: '—' });
  });
});

describe('readOverrideValue', () => {
  it.each([
    ['30%', 'ratio', ratio(3, 10)],
    ['1/3', 'ratio', ratio(1, 3)],
    ['-1%', 'ratio', null],
    ['15', 'day', ratio(15)],
    ['15 day', 'day', ratio(15)],
    ['1.5', 'day', null],
    ['12 yuan/kg', 'fenPerKg', ratio(1200)],
    ['12 yuan/kg each', 'fenPerKg', null],
    ['999999999999999 wanYuan', 'fen', null],
    ['1', 'flag', ratio(1)],
    ['true', 'flag', ratio(1)],
    ['true', 'ratio', null],
    ['', 'ratio', null],
  ] as const)('%j as %s', (text, unit, value) => {
    expect(readOverrideValue(text, unit)).toEqual(value);
  });
});
