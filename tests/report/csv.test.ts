import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvChunks, guardText, unguardText } from '../../src/report/files/csv.ts';
import { jsonText } from '../../src/report/files/json.ts';

const hostile = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: fc.constantFrom('"', ',', '\n', '\r', '=', '-', "'", '＝', ' ', '1', '湘') }),
);

describe('CSV', () => {
  it('is read back as it was written, whatever the text', () => {
    const row = fc.tuple(hostile, hostile, fc.maxSafeInteger());
    fc.assert(
      fc.property(fc.array(row), (rows) => {
        const text = [...csvChunks(['a', 'b', 'c'], rows, (r) => [r])].join('');
        const back = parse(text, { relax_column_count: false, record_delimiter: '\n' });
        expect(back).toEqual([['a', 'b', 'c'], ...rows.map((r) => r.map(String))]);
      }),
    );
  });

  it('ends every row with one LF and quotes only where it must', () => {
    const rows = [['plain', 'a"b', 'x\ny', '1,5']];
    const text = [...csvChunks(['h1', 'h2', 'h3', 'h4'], rows, (r) => [r])].join('');
    expect(text).toBe('h1,h2,h3,h4\nplain,"a""b","x\ny","1,5"\n');
  });

  it('hands rows on in chunks', () => {
    const rows = Array.from({ length: 20_000 }, (_, i) => [i, 'x'.repeat(20)]);
    const chunks = [...csvChunks(['n', 'x'], rows, (r) => [r])];
    expect(chunks.length).toBeGreaterThan(5);
    expect(chunks.join('').split('\n')).toHaveLength(20_002);
  });
});

describe('text from a file', () => {
  it('never starts a formula and can be had back', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const guarded = guardText(text);
        expect(guarded).not.toMatch(/^[=@\t\r＝＋－＠]/);
        expect(unguardText(guarded)).toBe(text);
      }),
    );
  });

  it.each(['-5', '+3.25', '0', '12'])('leaves the number %s alone', (text) => {
    expect(guardText(text)).toBe(text);
  });

  it.each(['=1+1', '+cmd', '-1+2', '@x', '＝A1', "'quoted"])('marks %s', (text) => {
    expect(guardText(text)).toBe(`'${text}`);
  });
});

describe('JSON', () => {
  it('writes a bigint in all its digits, and text that looks like one as text', () => {
    const value = { big: 12345678901234567890n, small: -1n, text: '"whole:1"', list: [0n] };
    const text = jsonText(value);
    expect(text).toContain('"big": 12345678901234567890');
    expect(JSON.parse(text)).toMatchObject({ small: -1, text: '"whole:1"', list: [0] });
  });
});
