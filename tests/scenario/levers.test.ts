import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Lever } from '../../src/rules/lever.ts';
import { loadEngineData } from '../../src/scenario/engine-data.ts';
import { InputError } from '../../src/scenario/input-error.ts';
import { parseLevers } from '../../src/scenario/lever-file.ts';
import { loadScenario } from '../../src/scenario/scenario-file.ts';
import { isoDay } from '../../src/units/day.ts';
import { ratio } from '../../src/units/ratio.ts';
import { SEED_RULES } from '../rules/seed-book.ts';
import { makeScenarioFolder, type ScenarioFolder } from './scenario-folder.ts';

let folder: ScenarioFolder;
let levers: readonly Lever[];

beforeAll(async () => {
  folder = await makeScenarioFolder();
  ({ levers } = await loadEngineData());
});

afterAll(() => folder.remove());

const HEADER = `extends: ./baseline.yaml
title: { zh: 杆, en: levers }
author: test
sources: [无]
changes: [{ zh: 杆, en: levers }]
`;

async function load(body: string) {
  const path = await folder.write('scenarios/lever.yaml', HEADER + body);
  return loadScenario(path, { rules: SEED_RULES, levers });
}

async function problemOf(body: string): Promise<string> {
  try {
    await load(body);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return error.problems
      .map(({ line, column, message, expected }) =>
        [line, column, message.en, expected.en].join(' | '),
      )
      .join('\n');
  }
  throw new Error('loaded without a problem');
}

describe('the catalogue', () => {
  it('has every number of both lists, each lever with one name', () => {
    const codes = new Set(levers.map(({ code }) => code));
    const numbers = (letter: string) => Array.from({ length: 28 }, (_, i) => `${letter}${i + 1}`);
    expect([...numbers('L'), ...numbers('Q')].filter((code) => !codes.has(code))).toEqual([]);
    expect(new Set(levers.map(({ id }) => id)).size).toBe(levers.length);
  });

  it('takes from one level of government what it gives another', async () => {
    const item = (lever: string, value: string) =>
      `levers: [{ lever: ${lever}, value: ${value}, reason: try }]\n`;
    const { overrides } = await load(item('province-share-vat', '20%'));
    expect(overrides.map(({ key, written }) => [key, written])).toEqual([
      ['vat province', '20%'],
      ['vat city', '30%'],
    ]);
    expect(await problemOf(item('province-share-cit', '45%'))).toContain('40%');
  });

  it.each([
    ['an unknown rule', 'rule: deed-tax-rat', 'a rule of the register, as deed-tax-rate'],
    ['an unknown key', 'rule: green-heart-levy\n    key: inside', 'one of zone, nearby'],
    ['no target', 'options: [a, b]', 'one of rule, path and none'],
    ['two targets', 'rule: deed-tax-rate\n    path: seed', 'one of rule, path and none'],
    [
      'another unit',
      'rule: deed-tax-rate\n    range: { least: "1", most: "2", unit: day }',
      'the unit of the rule’s values',
    ],
    [
      'a range the wrong way round',
      'rule: deed-tax-rate\n    range: { least: 5%, most: 3%, unit: ratio }',
      'a ratio from 0 to 1000%',
    ],
  ])('refuses a lever with %s', (_, target, expected) => {
    const text = `levers:\n  - id: x\n    code: L1\n    title: { zh: 甲, en: a }\n    ${target}
    standard: { zh: 甲, en: a }\n    status: derived\n`;
    expect(() => parseLevers(text, 'levers.yaml', SEED_RULES)).toThrow(expected);
  });
});

describe('a lever moved', () => {
  it('of a rule becomes an override from its date, else from the start, of every key', async () => {
    const { overrides, levers: moved } = await load(
      `levers:
  - { lever: first-instalment-share, value: 60%, from: 2027-01-01, reason: 试 }
  - { lever: L18, value: 1%, reason: 试 }
`.replace('L18', 'green-heart-levy'),
    );
    expect(overrides).toEqual([
      ...['zone', 'nearby'].map((key) => ({
        ...{ rule: 'green-heart-levy', key, from: isoDay('2026-01-01'), to: null },
        ...{ value: ratio(1, 100), reason: '试', written: '1%', lever: 'green-heart-levy' },
      })),
      {
        ...{ rule: 'first-instalment-share', key: '', from: isoDay('2027-01-01'), to: null },
        ...{ value: ratio(3, 5), reason: '试', written: '60%', lever: 'first-instalment-share' },
      },
    ]);
    expect(moved.map(({ lever, before }) => [lever.code, before])).toEqual([
      ['L6', null],
      ['L18', null],
    ]);
  });

  it('by its number, where the number is one lever’s alone', async () => {
    const { overrides } = await load('levers:\n  - { lever: L11, value: 3%, reason: 试 }\n');
    expect(overrides.map(({ rule }) => rule)).toEqual(['land-reserve-fund-share']);
  });

  it('of the scenario writes its key and keeps what stood there', async () => {
    const { policy, levers: moved } = await load(`levers:
  - { lever: sharing-base, value: grossReceipts, reason: 试 }
  - { lever: quota-price-area, value: 14 wanYuan/mu, reason: 试 }
  - lever: sharing-rule
    value: { fixed: { shares: { land: 50%, listing: 50% } } }
    reason: 试
`);
    expect(policy.sharing.base).toBe('grossReceipts');
    expect(policy.quota.prices['L4.area']).toEqual(ratio(21_000));
    expect(policy.sharing.rule).toMatchObject({ kind: 'fixed' });
    expect(moved.map(({ before }) => before)).toMatchObject(['netProceeds', '12 wanYuan/mu', {}]);
  });

  it('of a part of the scenario needs that part to be there', async () => {
    const bundle = '{ lever: bundle-key, value: area, reason: 试 }';
    expect(await problemOf(`levers:\n  - ${bundle}\n`)).toBe(
      '7 | levers[0].lever | the scenario has no such part to move | ' +
        'market.award.bundle in the scenario',
    );
    const path = fileURLToPath(new URL('../../scenarios/market-bundle.yaml', import.meta.url));
    const data = await loadEngineData();
    const { market, levers: moved } = await loadScenario(path, data);
    expect(market!.award.bundle).toMatchObject({ key: 'area', parcels: 3 });
    expect(moved.map(({ lever, before }) => [lever.code, before])).toEqual([['L21', 'assessed']]);
  });

  it('of what is not modelled yet is read, kept and changes nothing', async () => {
    const { overrides, levers: moved } = await load(
      'levers:\n  - { lever: platform-fee, value: 0.5%, reason: 试 }\n',
    );
    expect(overrides).toEqual([]);
    expect(moved.map(({ lever }) => lever.target.kind)).toEqual(['none']);
  });

  it.each([
    [
      'an unknown lever',
      '{ lever: first-instalment-shore, value: 60%, reason: 试 }',
      '7 | levers[0].lever | this is not one of the choices; did you mean "first-instalment-s',
    ],
    [
      'a number several levers share',
      '{ lever: L6, value: 60%, reason: 试 }',
      'one of first-instalment-share, first-instalment-months, balance-months',
    ],
    [
      'a value outside the range',
      '{ lever: deed-tax-rate, value: 6%, reason: 试 }',
      '7 | levers[0].value | outside the range of this lever | 3% to 5% (the nearest is 5%)',
    ],
    [
      'a value below the range, in its unit',
      '{ lever: correction-days, value: 61, reason: 试 }',
      '0 to 60 working days (the nearest is 60)',
    ],
    [
      'a value of another unit',
      '{ lever: development-cost, value: 30%, reason: 试 }',
      'the lever cannot take this value | a number not below zero and one of the units',
    ],
    [
      'a word that is no option',
      '{ lever: sharing-base, value: grosReceipts, reason: 试 }',
      'did you mean "grossReceipts"? | one of grossReceipts, netProceeds',
    ],
    [
      'a date on a lever of the whole run',
      '{ lever: sharing-base, value: netProceeds, from: 2027-01-01, reason: 试 }',
      '7 | levers[0].from | this lever has no key and holds for the whole run | no from',
    ],
    [
      'a key a rule does not have',
      '{ lever: green-heart-levy, key: inside, value: 1%, reason: 试 }',
      'levers[0].key | this is not one of the choices',
    ],
    [
      'a structure that makes no sense where it goes',
      '{ lever: sharing-rule, value: { fixed: { shares: { land: 50% } } }, reason: 试 }',
      '7 | sharing.rule.fixed.shares | the shares sum to 50%, 50% short of 100%',
    ],
    ['no value', '{ lever: deed-tax-rate, reason: 试 }', 'the key "value" is missing'],
    ['no reason', '{ lever: deed-tax-rate, value: 4% }', 'the key "reason" is missing'],
  ])('is refused with %s', async (_, item, expected) => {
    expect(await problemOf(`levers:\n  - ${item}\n`)).toContain(expected);
  });
});

describe('an override', () => {
  it('outside the range of its lever is refused with the nearest value', async () => {
    expect(
      await problemOf(
        'overrides:\n  - { rule: deed-tax-rate, from: 2026-01-01, value: 6%, reason: 试 }\n',
      ),
    ).toContain('7 | overrides[0].value | outside the range of this lever | 3% to 5%');
  });

  it('that overlaps another is refused with the day both hold', async () => {
    const over = (from: string, to: string) =>
      `  - { rule: deed-tax-rate, from: ${from}, to: ${to}, value: 3%, reason: 试 }\n`;
    const two = over('2026-01-01', '2027-06-30') + over('2027-01-01', '2028-01-01');
    const text = `overrides:\n${two}`;
    expect(await problemOf(text)).toContain(
      '8 | overrides[1].from | two overrides hold on 2027-01-01',
    );
  });

  it('without an end holds until the next begins', async () => {
    const over = (from: string, value: string) =>
      `  - { rule: deed-tax-rate, from: ${from}, value: ${value}, reason: 试 }\n`;
    const { overrides } = await load(
      `overrides:\n${over('2028-01-01', '5%')}${over('2027-01-01', '3%')}`,
    );
    expect(overrides.map(({ value }) => value)).toEqual([ratio(3, 100), ratio(5, 100)]);
  });
});

describe('a choice', () => {
  it('and a reading come with the scenario', async () => {
    const { choices } = await load(`choices:
  land-reserve-fund-share: { choice: replace, with: 3%, reason: 试 }
  export-gate: { choice: extend, reason: 试 }
`);
    expect(choices.map(({ rule, choice, values }) => [rule, choice, [...values]])).toEqual([
      ['land-reserve-fund-share', 'replace', [['', ratio(3, 100)]]],
      ['export-gate', 'extend', []],
    ]);
  });

  it.each([
    [
      'an unknown rule',
      'choices: { land-reserve-fund-shar: { choice: extend, reason: 试 } }',
      'did you mean "land-reserve-fund-share"?',
    ],
    [
      'a rule in force that nobody doubts',
      'choices: { deed-tax-rate: { choice: extend, reason: 试 } }',
      'this rule is in force: there is nothing to decide',
    ],
    [
      'a replacement without a value',
      'choices: { land-reserve-fund-share: { choice: replace, reason: 试 } }',
      'the value that takes its place is missing',
    ],
    [
      'a value without a replacement',
      'choices: { land-reserve-fund-share: { choice: extend, with: 3%, reason: 试 } }',
      'only replace takes with',
    ],
    [
      'a rule the mechanism needs, let lapse',
      'choices: { correction-days: { choice: lapse, reason: 试 } }',
      'the mechanism cannot do without this rule | extend or replace',
    ],
    [
      'no such choice',
      'choices: { correction-days: { choice: keep, reason: 试 } }',
      'one of extend, lapse, replace',
    ],
    ['an unknown rule with readings', 'variants: { deed-tax-rate: x }', 'there is no key'],
  ])('is refused with %s', async (_, text, expected) => {
    expect(await problemOf(`${text}\n`)).toContain(expected);
  });
});
