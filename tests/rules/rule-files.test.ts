import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InputError, type InputProblem } from '../../src/scenario/input-error.ts';
import { loadRules, parseRule } from '../../src/scenario/rule-files.ts';
import {
  describeUnitValue,
  FILE_UNIT_NAMES,
  type FileUnitName,
  readRuleValue,
} from '../../src/scenario/rule-units.ts';
import { formatDay, isoDay } from '../../src/units/day.ts';
import { ratio } from '../../src/units/ratio.ts';

const GOOD = `id: sample
topic: cost
title: { zh: 样例, en: Sample }
document: none found
clause: none
effective: 2020-01-01
status: assumption
unit: wanYuan/mu
modelled: yes
values:
  - from: 2020-01-01
    to: 2020-12-31
    table: { a: "1", b: "2" }
  - from: 2021-01-01
    table: { a: "1.5" }
`;

/** The problems a text is refused with. */
function problemsOf(text: string, file = 'rules/sample.yaml'): readonly InputProblem[] {
  try {
    parseRule(text, file);
  } catch (error) {
    if (error instanceof InputError) return error.problems;
    throw error;
  }
  return [];
}

/** Line, column and found text of each problem. */
function placesOf(text: string): (string | number | null)[][] {
  return problemsOf(text).map(({ line, column, found }) => [line, column, found]);
}

describe('units', () => {
  it.each([
    ['ratio', '30%', ratio(3, 10)],
    ['ratio', '0.5‰', ratio(1, 2000)],
    ['ratio', '10/11', ratio(10, 11)],
    ['yuan', '0.01', ratio(1)],
    ['wanYuan', '2000', ratio(2_000_000_000)],
    ['yuan/m2', '336', ratio(33_600)],
    ['yuan/mu', '1', ratio(3, 20)],
    ['wanYuan/mu', '1', ratio(1500)],
    ['wanYuan/mu', '7.8', ratio(11_700)],
    ['wanYuan/mu', '1/3', ratio(500)],
    ['yuan/kg', '30', ratio(3000)],
    ['wanYuan/100kg', '2', ratio(20_000)],
    ['yuan/m2/year', '1.5', ratio(150)],
    ['yuan/mu/year', '1000', ratio(150)],
    ['m2', '12', ratio(12)],
    ['ha', '0.0001', ratio(1)],
    ['qianHa', '379.34', ratio(3_793_400_000)],
    ['wanKm2', '4.18', ratio(41_800_000_000)],
    ['mu', '1', ratio(2000, 3)],
    ['mu', '3', ratio(2000)],
    ['kg', '7', ratio(7)],
    ['kg/mu', '600', ratio(9, 10)],
    ['jin/mu', '1200', ratio(9, 10)],
    ['yiJin', '615.6', ratio(30_780_000_000)],
    ['minute', '30', ratio(30)],
    ['degree', '25', ratio(25)],
    ['day', '60', ratio(60)],
    ['workingDay', '0', ratio(0)],
    ['month', '12', ratio(12)],
    ['year', '70', ratio(70)],
    ['grade', '15', ratio(15)],
    ['count', '3', ratio(3)],
    ['code', '103014801', ratio(103_014_801)],
    ['km', '2', ratio(2000)],
    ['flag', '1', ratio(1)],
  ] as const)('%s %s', (unit, text, value) => {
    expect(readRuleValue(text, unit)).toEqual(value);
  });

  it.each([
    ['ratio', '-1%'],
    ['ratio', '1000.1%'],
    ['ratio', 'much'],
    ['ratio', ''],
    ['yuan/m2', '1e3'],
    ['day', '1.5'],
    ['minute', '0.5'],
    ['month', '-1'],
    ['grade', '0'],
    ['grade', '16'],
    ['code', '10.5'],
    ['flag', '2'],
    ['flag', '0.5'],
  ] as const)('refuse %s %s', (unit, text) => {
    expect(readRuleValue(text, unit)).toBeNull();
  });

  it('say in words what they take', () => {
    const words = FILE_UNIT_NAMES.map((unit) => describeUnitValue(unit));
    for (const { zh, en } of words) expect([zh.length > 0, en.length > 0]).toEqual([true, true]);
    expect(describeUnitValue('day').en).toContain('whole number');
  });

  it('convert without losing anything', () => {
    const unit = fc.constantFrom<FileUnitName>('wanYuan/mu', 'yuan/mu', 'kg/mu', 'mu');
    fc.assert(
      fc.property(unit, fc.integer({ min: 0, max: 10 ** 9 }), (name, thousandths) => {
        const one = readRuleValue('1', name)!;
        const value = readRuleValue(`${thousandths}/1000`, name)!;
        const left = BigInt(value.numerator) * BigInt(one.denominator) * 1000n;
        const right = BigInt(one.numerator) * BigInt(value.denominator) * BigInt(thousandths);
        expect(left).toBe(right);
      }),
    );
  });
});

describe('a good file', () => {
  it('gives the values in the canonical unit, key by key', () => {
    const rule = parseRule(GOOD, 'anywhere\\sample.yaml');
    expect(rule).toMatchObject({ unit: 'fenPerM2', expires: null, crossesBudgets: false });
    const shown = rule.values.map(({ key, from, to, value }) => [
      key,
      formatDay(from),
      to === null ? null : formatDay(to),
      value.numerator,
    ]);
    expect(shown).toEqual([
      ['a', '2020-01-01', '2020-12-31', 1500],
      ['b', '2020-01-01', '2020-12-31', 3000],
      ['a', '2021-01-01', null, 2250],
    ]);
    expect(rule.note).toBeNull();
  });

  it('may mix units in a table', () => {
    const mixed = `${GOOD}  - { from: 2021-01-01, unit: yuan/kg, table: { c: "30" } }\n`;
    expect(parseRule(mixed, 'sample.yaml').values.at(-1)).toEqual({
      key: 'c',
      from: isoDay('2021-01-01'),
      to: null,
      value: ratio(3000),
      unit: 'fenPerKg',
      written: { text: '30', unit: 'yuan/kg' },
      status: 'assumption',
      tier: null,
    });
  });
});

describe('a bad file is refused with the place and what was found', () => {
  it.each([
    ['another name', ['id: sample', 'id: other'], [1, 'id', 'other']],
    ['an unknown key', ['clause: none', 'clauze: none'], [null, 'clause', 'nothing']],
    ['an unknown status', ['assumption', 'certain'], [7, 'status', 'certain']],
    ['an unknown unit', ['wanYuan/mu', 'wan/mu'], [8, 'unit', 'wan/mu']],
    [
      'a date that is none',
      ['effective: 2020-01-01', 'effective: 2020-02-30'],
      [6, 'effective', '2020-02-30'],
    ],
    ['a bare number', ['"1.5"', '1.5'], [15, 'values.1.table.a', '1.5']],
    ['a negative value', ['"1.5"', '"-1.5"'], [15, 'values.1.table.a', '-1.5']],
    ['periods that overlap', ['to: 2020-12-31', 'to: 2021-01-01'], [15, 'values.1.table.a', '1.5']],
    [
      'an end before the start',
      ['to: 2020-12-31', 'to: 2019-12-31'],
      [12, 'values.0.to', '2019-12-31'],
    ],
    [
      'a value before the rule',
      ['effective: 2020-01-01', 'effective: 2020-01-02'],
      [11, 'values.0.from', '2020-01-01'],
    ],
    [
      'an expiry before the start',
      ['status:', 'expires: 2019-01-01\nstatus:'],
      [7, 'expires', '2019-01-01'],
    ],
    [
      'a value beside a table',
      ['to: 2020-12-31', 'value: "1"'],
      [11, 'values.0', '{"from":"2020-01-01"'],
    ],
    [
      'a repeated key',
      ['clause: none', 'clause: none\nclause: none'],
      [6, null, 'Map keys must be unique'],
    ],
    ['broken YAML', ['title: {', 'title: {{'], [4, null, '']],
    ['an alias', ['{ a: "1.5" }', '{ a: "1.5", b: *x }'], [null, null, '']],
  ] as const)('%s', (_, [from, to], [line, column, found]) => {
    const places = placesOf(GOOD.replace(from, to));
    expect(places.length).toBeGreaterThan(0);
    const place = places.find((p) => p[1] === column) ?? [];
    if (line !== null) expect(place[0]).toBe(line);
    expect(String(place[2])).toContain(found);
  });

  it('names an unknown key itself', () => {
    const problems = problemsOf(`${GOOD}colour: red\n`);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ line: 16, column: 'colour', found: 'red' });
    expect(problems[0]!.message).toEqual({ zh: '不认识的键', en: 'unknown key' });
  });

  it('says all of it in one line of English', () => {
    const text = GOOD.replace('"1.5"', '"lots"');
    expect(() => parseRule(text, 'rules/sample.yaml')).toThrow(
      'rules/sample.yaml:15, values.1.table.a: not a usable value (found lots; ' +
        'expected a number not below zero (10⁴ yuan/mu))',
    );
  });

  it('refuses aliases, however few', () => {
    const text = GOOD.replace('zh: 样例, en: Sample', 'zh: &x 样例, en: *x');
    expect(problemsOf(text)[0]!.expected.en).toBe('no aliases (*)');
  });
});

describe('a directory', () => {
  it('reports the problems of every file at once', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'rules-'));
    try {
      await writeFile(join(dir, 'sample.yaml'), GOOD);
      await writeFile(join(dir, 'notes.txt'), 'not a rule');
      expect((await loadRules(dir)).map(({ id }) => id)).toEqual(['sample']);
      await writeFile(join(dir, 'b.yaml'), GOOD);
      await writeFile(join(dir, 'a.yaml'), 'id: 3');
      const error: unknown = await loadRules(dir).catch((thrown: unknown) => thrown);
      const files = (error as InputError).problems.map(({ file }) => file.slice(dir.length + 1));
      expect([...new Set(files)]).toEqual(['a.yaml', 'b.yaml']);
    } finally {
      await rm(dir, { recursive: true });
    }
  });

  it('that is not there is named', async () => {
    await expect(loadRules('no-such-rules')).rejects.toMatchObject({
      problems: [{ file: 'no-such-rules', found: 'ENOENT' }],
    });
  });
});
