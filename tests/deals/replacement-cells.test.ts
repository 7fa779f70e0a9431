import { describe, expect, it } from 'vitest';
import type { RejectCode } from '../../src/world/reject.ts';
import { csvWith, readText } from './deal-files.ts';

/** A State-approved taking of basic farmland: all five columns, or none. */
const REPLACED: Readonly<Record<string, string>> = {
  国务院批准文号: '国土资函〔2026〕1号',
  补划永久基本农田: '4000平方米',
  补划等别: '7',
  补划坡度: '6',
  补划地块: '补划-1; 补划-2',
};

describe('what is designated in the place of basic farmland', () => {
  it('is read whole', async () => {
    const { deals, rejects } = await readText(csvWith(REPLACED));
    expect(rejects).toEqual([]);
    expect(deals[0]!.basicReplacement).toEqual({
      ...{ document: '国土资函〔2026〕1号', areaM2: 4000, grade: 7, slopeDegrees: 6 },
      parcels: ['补划-1', '补划-2'],
    });
  });

  it.each<[string, string, RejectCode, RegExp, RegExp]>([
    ['国务院批准文号', '', 'missingValue', /国务院批准文号.*没有填写/, /missing/],
    ['国务院批准文号', '无', 'missingValue', /国务院批准文号.*没有填写/, /missing/],
    ['国务院批准文号', 'N/A', 'missingValue', /国务院批准文号.*没有填写/, /missing/],
    ['补划永久基本农田', '', 'missingValue', /补划永久基本农田.*没有填写/, /missing/],
    ['补划永久基本农田', '四千', 'notANumber', /四千.*不是数字/, /not a number/],
    ['补划永久基本农田', '-1', 'negativeValue', /负数/, /negative/],
    ['补划等别', '', 'missingValue', /补划等别.*没有填写/, /missing/],
    ['补划等别', '16', 'absurdValue', /16.*15/, /16.*15/],
    ['补划等别', '优', 'notANumber', /优.*不是数字/, /not a number/],
    ['补划坡度', '', 'missingValue', /补划坡度.*没有填写/, /missing/],
    ['补划坡度', '91', 'absurdValue', /91.*0 至 90/, /91.*from 0 to 90/],
    ['补划坡度', '陡', 'notANumber', /陡.*不是数字/, /not a number/],
    ['补划地块', '', 'missingValue', /补划地块.*没有填写/, /missing/],
    ['补划地块', '; ；', 'missingValue', /分号隔开/, /semicolons/],
    ['补划地块', '田 1; 田 1', 'valuesDisagree', /不重复/, /none twice/],
  ])('%s: %j is %s', async (column, typed, code, zh, en) => {
    const { deals, rejects } = await readText(csvWith({ ...REPLACED, [column]: typed }));
    expect(deals).toEqual([]);
    expect(rejects[0]).toMatchObject({ row: 2, code, column });
    expect(rejects[0]!.message.zh).toMatch(zh);
    expect(rejects[0]!.message.en).toMatch(en);
  });
});
