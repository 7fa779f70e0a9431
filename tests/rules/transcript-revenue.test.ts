import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { SEED_RULES } from './seed-book.ts';
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
    const sections = [...new Set(LINES.map(({ section }) => section))];
    expect(sections).toEqual([
      ...['1', '2.1', '2.2', '2.3', '2.4', '2.5', '3', '4.1', '4.2', '5.1', '5.2', '5.3', '6'],
      ...['7.1', '7.2', '7.3', '8.1', '8.2', '8.3', '8.4', '8.5', '8.6', '8.7', '9', '10'],
      ...['11.1', '11.2', '11.3', '11.4', '12', '13', '14', '15'],
    ]);
  });

  it('says what the register says, value by value, and never with less doubt', () => {
    expect(lineFaults(LINES, SEED_RULES)).toEqual([]);
  });

  it('states every value of the rules it names, but for those the engine needs besides', () => {
    const unstated = unstatedValues(LINES, readTranscripts(), SEED_RULES);
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
    ['a rule that is none', { rule: 'deed-tax' }, 'no such rule'],
    ['a weaker source', { mark: 'memory-high' }, 'verified in the register, but only memory-high'],
    ['a mark that is none', { mark: 'sure' }, 'unknown mark sure'],
    ['a value of no rule', { rule: '' }, 'a value without a rule'],
    ['a range beside it', { value: '5%', remark: 'range min' }, 'lies outside the range'],
  ] as const)('finds %s', (_, change, fault) => {
    expect(lineFaults([{ ...line, ...change }], SEED_RULES)).toEqual([
      expect.stringContaining(fault),
    ]);
  });

  it('finds a row left out, and a value left out', () => {
    const rows = LINES.filter(({ row }) => row !== 'R2.1-04');
    expect(rowGaps(rows)).toEqual(['R2.1-05 does not follow R2.1-03']);
    const named = [line];
    expect(unstatedValues(named, [], SEED_RULES)).toEqual(['deed-tax-rate  2021-09-01']);
  });
});
