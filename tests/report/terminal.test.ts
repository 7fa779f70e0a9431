import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { formatMu, formatWanYuan, formatWanYuanChange } from '../../src/report/format.ts';
import { tableLines, WIDEST_LINE } from '../../src/report/terminal/text-table.ts';
import { terminalReport } from '../../src/report/terminal.ts';
import { aSummary } from './hand-made.ts';

const OPTIONS = { language: 'zh', colour: false, directory: '/tmp/out' } as const;

describe('amounts', () => {
  it.each([
    [0, '0.00'],
    [1_000_000, '1.00'],
    [5_000, '0.01'],
    [4_999, '0.00'],
    [-4_999, '0.00'],
    [-5_000, '-0.01'],
    [123_456_789_012_345, '123,456,789.01'],
    [Number.MAX_SAFE_INTEGER, '9,007,199,254.74'],
  ])('%i fen are %s 万元', (fen, text) => {
    expect(formatWanYuan(fen)).toBe(text);
  });

  it('always shows the sign of a change that shows', () => {
    expect(formatWanYuanChange(2_000_000)).toBe('+2.00');
    expect(formatWanYuanChange(-2_000_000)).toBe('-2.00');
    expect(formatWanYuanChange(1)).toBe('0.00');
  });

  it('gives areas in mu', () => {
    expect(formatMu(2_000)).toBe('3.00');
    expect(formatMu(1_000_000)).toBe('1,500.00');
  });
});

describe('a table', () => {
  it('has lines of one width, hanzi counted as two columns', () => {
    const cell = fc.string({ unit: fc.constantFrom('长', '沙', 'a', '1', ',', '（') });
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell, cell)), (rows) => {
        const widths = tableLines({ head: ['市', '出让收入', 'x'], rows }).map((line) =>
          stringWidth(line),
        );
        expect(new Set(widths).size).toBe(1);
      }),
    );
  });
});

describe('the terminal report', () => {
  it.each(['zh', 'en'] as const)('fits the line in %s', (language) => {
    const lines = terminalReport(aSummary(), { ...OPTIONS, language }).split('\n');
    for (const line of lines) expect(stringWidth(line), line).toBeLessThanOrEqual(WIDEST_LINE);
  });

  it('says what a person must see', () => {
    const text = terminalReport(aSummary(), OPTIONS);
    for (const part of [
      '基准情景  【合成数据】',
      '出让收入',
      '1,234,567.89',
      '+987.65',
      '湘江新区',
      'T-B 异地收缴、逐笔更正',
      '1.20',
      'L4 补充耕地指标',
      '补充耕地',
      '退回的行 1：不是数字 1',
      '搁置的行（无误） 3,617：不在三市范围 3,617',
      '本结果使用合成数据',
      '/tmp/out',
    ]) {
      expect(text).toContain(part);
    }
  });

  it('has no colour codes unless asked', () => {
    expect(terminalReport(aSummary(), OPTIONS)).not.toContain('\u001b');
    expect(terminalReport(aSummary(), { ...OPTIONS, colour: true })).toContain('\u001b');
  });
});
