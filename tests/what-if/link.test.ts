import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linkFragment, readFragment } from '../../src/report/what-if/link.ts';
import type { Control } from '../../src/report/what-if/page-model.ts';

const SAME = { zh: '项目', en: 'Thing' };
const BASE = { label: SAME, source: SAME, standing: '', group: 'levies' } as const;
const NUMBER: Control = {
  ...BASE,
  ...{ id: 'rate', kind: 'number', least: '2', most: '10', step: '0.1', isWhole: false },
  ...{ unit: '%', unitLabel: { zh: '%', en: '%' } },
};
const WHOLE: Control = { ...NUMBER, id: 'days', isWhole: true, unit: '', unitLabel: SAME };
const WORD: Control = {
  ...BASE,
  ...{ id: 'base', kind: 'choice', options: [{ value: 'net', label: { zh: '净', en: 'net' } }] },
};
const read = (fragment: string) =>
  readFragment(fragment, (id) => (id === 'one' ? [NUMBER, WHOLE, WORD] : null));

describe('the link of a page', () => {
  it('says again what it was made from', () => {
    const value = fc.record(
      {
        rate: fc.integer({ min: 20, max: 100 }).map((tenths) => String(tenths / 10)),
        days: fc.integer({ min: 2, max: 10 }).map(String),
        base: fc.constant('net'),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(value, value, (A, B) => {
        const shared = { scenario: 'one', variants: { A, B } };
        expect(read(linkFragment(shared))).toEqual(shared);
      }),
    );
  });

  it.each([
    ['scenario=two', '链接所指的情景“two”不在本页中，链接未采用'],
    ['A.rate=3', '链接所指的情景“—”不在本页中，链接未采用'],
    ['scenario=one&A.price=3', '链接里的“A.price”不是本页可调的项目，链接未采用'],
    ['scenario=one&C.rate=3', '链接里的“C.rate”不是本页可调的项目，链接未采用'],
    ['scenario=one&A.rate=11', '项目：“11”不行，应为 2 至 10% 的数（最近的是 10%）'],
    ['scenario=one&A.rate=1e1', '项目：“1e1”不行，应为 2 至 10% 的数（最近的是 2%）'],
    ['scenario=one&A.days=2.5', '项目：“2.5”不行，应为 2 至 10 项目 的数（最近的是 10 项目）'],
    ['scenario=one&A.base=gross', '项目：没有“gross”这个选项，可选 净'],
    ['scenario=%3Cb%3E%E2%80%AE', '链接所指的情景“<b>\uFFFD”不在本页中，链接未采用'],
    [`scenario=one&A.rate=${'9'.repeat(20_000)}`, '链接过长，未采用'],
  ])('is refused in words: %s', (fragment, zh) => {
    expect(read(fragment)).toMatchObject({ refusal: { zh } });
  });

  it('never takes a control from the language itself', () => {
    expect(read('scenario=one&A.__proto__=1')).toMatchObject({ refusal: {} });
    expect(read('scenario=one&A.constructor=1')).toMatchObject({ refusal: {} });
  });
});
