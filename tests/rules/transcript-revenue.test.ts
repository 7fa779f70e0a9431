import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { REGISTER } from './register.ts';
import {
  exactValue,
  lineFaults,
  type Own,
  ownReason,
  readTranscript,
  readTranscripts,
  rowGaps,
  transcriptText,
  unstatedValues,
} from './transcript.ts';

const LINES = readTranscript('revenue');
const SEEDS = fileURLToPath(new URL('../../seeds/', import.meta.url));

/** Rows of each section of the source, so that none is dropped at its end. */
const ROWS = [
  ...['1: 17', '2.1: 13', '2.2: 10', '2.3: 13', '2.4: 12', '2.5: 9', '3: 21', '4.1: 41', '4.2: 5'],
  ...['5.1: 3', '5.2: 24', '5.3: 11', '6: 12', '7.1: 16', '7.2: 16', '7.3: 7', '8.1: 7'],
  ...['8.2: 14', '8.3: 20', '8.4: 2', '8.5: 14', '8.6: 7', '8.7: 4', '9: 10', '10: 3'],
  ...['11.1: 9', '11.2: 9', '11.3: 7', '11.4: 11', '12: 10', '13: 12', '14: 28', '15: 21'],
];

/** Values of the register that the source does not print, and why they are there. */
const OWN: readonly Own[] = [
  { values: 'balance-months@sixty-days', reason: 'sixty days in the unit of the rule, months' },
  { values: 'benchmark-price yuetang', reason: 'the district takes the grades of the city' },
  { values: 'benchmark-price yuhu', reason: 'the district takes the grades of the city' },
  { values: 'competitive-sale warehouse', reason: 'the article counts it as industrial' },
  { values: 'correction-days', reason: 'chosen between the 3 and 10 days of the source' },
  { values: 'development-cost', reason: 'illustrative, within the ranges of the source' },
  { values: 'land-grade changsha-city', reason: 'the seat takes the grade of its districts' },
  { values: 'land-grade xiangjiang-new-area', reason: 'without a grade of its own' },
  { values: 'land-grade xiangtan-city', reason: 'the seat takes the grade of its districts' },
  { values: 'land-grade zhuzhou-city', reason: 'the seat takes the grade of its districts' },
  { values: 'land-grade@memory-5-7-8', reason: 'places take the grade printed for their city' },
  { values: 'max-term transport', reason: 'falls under the other uses of the article' },
  { values: 'max-term warehouse', reason: 'falls under the other uses of the article' },
];

describe('the transcript of the revenue rules', () => {
  it('numbers its rows without gaps, section by section', () => {
    expect(rowGaps(LINES)).toEqual([]);
    const rows = new Map<string, Set<string>>();
    for (const { section, row } of LINES) {
      rows.set(section, (rows.get(section) ?? new Set()).add(row));
    }
    expect([...rows].map(([section, { size }]) => `${section}: ${size}`)).toEqual(ROWS);
  });

  it('says what the register says, value by value, and never with less doubt', () => {
    expect(lineFaults(LINES, REGISTER)).toEqual([]);
  });

  it('states every value of the rules it names, but for those the engine needs besides', () => {
    const unstated = unstatedValues(LINES, readTranscripts(), REGISTER);
    expect(unstated.filter((name) => ownReason(name, OWN) === null)).toEqual([]);
    const idle = OWN.filter((own) => !unstated.some((name) => ownReason(name, [own]) !== null));
    expect(idle).toEqual([]);
  });

  it('accounts for every lever and every open question of the source', () => {
    const of = (section: string) => LINES.filter((line) => line.section === section);
    const levers = of('14').map(({ row, remark }) => [row, /^lever: L(\d+)/.exec(remark)?.[1]]);
    expect(levers.filter(([row, lever]) => Number(row!.slice(-2)) !== Number(lever))).toEqual([]);
    expect(of('14').at(-1)!.row).toBe('R14-28');
    expect(of('15').filter(({ remark }) => !remark.startsWith('ambiguity'))).toEqual([]);
    expect(of('15').at(-1)!.row).toBe('R15-21');
  });

  it('is plain text that names no private sources', () => {
    expect(transcriptText('revenue')).not.toMatch(/\r|^﻿/);
    const files = readdirSync(SEEDS, { recursive: true, encoding: 'utf8' });
    const texts = files.filter((name) => /\.(?:csv|ya?ml)$/.test(name));
    expect(texts.length).toBeGreaterThan(100);
    for (const name of texts) {
      const text = readFileSync(`${SEEDS}${name}`, 'utf8');
      expect(text, name).not.toMatch(/\bS\d{1,2}[a-d]?\b|\[(?:V|M|D)\b|\bverified: S/);
    }
  });
});

describe('the reading of a transcript', () => {
  it.each([
    ['30%', 'ratio', [30n, 100n]],
    ['0.5‰', 'ratio', [5n, 10_000n]],
    ['2/3', 'ratio', [2n, 3n]],
    ['7.8', 'wanYuan/mu', [234_000_000n, 20_000n]],
    ['528.32', 'km2', [52_832_000_000n, 100n]],
    ['much', 'ratio', null],
    ['1', 'furlong', null],
  ] as const)('%s %s', (text, unit, value) => {
    expect(exactValue(text, unit)).toEqual(value);
  });

  const line = LINES.find(({ rule }) => rule === 'deed-tax-rate')!;
  it.each([
    ['another value', { value: '3%' }, '3% ratio is not in the register'],
    ['another date', { from: '2021-08-31' }, 'no such value from 2021-08-31'],
    ['another key', { key: 'land' }, 'no such value'],
    ['another unit', { value: '4', unit: 'day' }, 'day is not the unit of the register, ratio'],
    ['a rule that is none', { rule: 'deed-tax' }, 'no such rule'],
    ['a weaker source', { mark: 'memory-high' }, 'verified in the register, but only memory-high'],
    ['a mark that is none', { mark: 'sure' }, 'unknown mark sure'],
    ['a value of no rule', { rule: '' }, 'a value without a rule'],
    ['a range beside it', { value: '5%', remark: 'range min' }, 'lies outside the range'],
  ] as const)('finds %s', (_, change, fault) => {
    expect(lineFaults([{ ...line, ...change }], REGISTER)).toEqual([
      expect.stringContaining(fault),
    ]);
  });

  it('finds a row left out, and a value left out', () => {
    const rows = LINES.filter(({ row }) => row !== 'R2.1-04');
    expect(rowGaps(rows)).toEqual(['R2.1-05 does not follow R2.1-03']);
    const named = [line];
    expect(unstatedValues(named, [], REGISTER)).toEqual(['deed-tax-rate  2021-09-01']);
  });
});
