import { describe, expect, it } from 'vitest';
import { VoucherRegister } from '../../src/stages/4-transfer/register.ts';
import {
  type Counter,
  checkVoucher,
  VOUCHER_REASONS,
  type Voucher,
  type VoucherSide,
  voucherRoute,
} from '../../src/stages/4-transfer/voucher.ts';
import { isoDay } from '../../src/units/day.ts';
import { ZERO_FEN } from '../../src/units/fen.ts';
import { wan } from '../rules/seed-book.ts';

const side = (given: Partial<VoucherSide> = {}): VoucherSide => ({
  treasury: 'X',
  code: '103014801',
  level: 'county',
  splitFlag: false,
  amountFen: wan('648'),
  ...given,
});
const detail = { original: side(), corrected: side({ treasury: 'Y' }) };
const voucher = (given: Partial<Voucher> = {}): Voucher => ({
  number: '00000001',
  receipts: ['D-1/1'],
  consents: ['X', 'Y'],
  year: 2026,
  submitted: isoDay('2026-07-01'),
  masterFen: ZERO_FEN,
  reason: '213',
  details: [detail],
  ...given,
});
const used: Counter = {
  register: new VoucherRegister(),
  treasuries: new Set(['X', 'Y']),
  mostDigitsOn: () => 8,
  lastDayOf: (year) => isoDay(`${year + 1}-01-10`),
};
used.register.accept(voucher({ number: '00000009' }));
const RULES: Readonly<Record<string, string>> = {
  voucherAmountNotZero: 'correction-lines',
  voucherNotOneDetail: 'correction-lines',
  voucherAmountsDiffer: 'correction-lines',
  voucherNoSplitFlag: 'correction-split-flag',
  voucherReasonUnknown: 'correction-reason',
  voucherBatched: 'correction-one-by-one',
  voucherNoConsent: 'correction-route',
};
const corrected = (given: Partial<VoucherSide>) => ({
  details: [{ ...detail, corrected: side(given) }],
});

describe('example 7: a receipt of 648 corrected from treasury X to treasury Y', () => {
  it('is accepted and goes on paper', () => {
    expect(checkVoucher(voucher(), used)).toBeNull();
    expect(voucherRoute(voucher())).toBe('manual');
    expect(voucherRoute(voucher(corrected({ treasury: 'X' })))).toBe('electronic');
  });

  it.each(VOUCHER_REASONS)('knows reason %s', (reason) => {
    expect(checkVoucher(voucher({ reason }), used)).toBeNull();
  });

  it.each<[string, Partial<Voucher>, unknown]>([
    [
      'a master amount',
      { masterFen: wan('648') },
      { code: 'voucherAmountNotZero', found: 648_000_000, expected: 0, unit: 'fen' },
    ],
    [
      'two details',
      { details: [detail, detail] },
      { code: 'voucherNotOneDetail', found: 2, expected: 1, unit: 'count' },
    ],
    [
      'no detail',
      { details: [] },
      { code: 'voucherNotOneDetail', found: 0, expected: 1, unit: 'count' },
    ],
    [
      'amount 647',
      corrected({ amountFen: wan('647') }),
      { code: 'voucherAmountsDiffer', found: 647_000_000, expected: 648_000_000, unit: 'fen' },
    ],
    [
      'a shared level without the split flag',
      corrected({ level: 'shared' }),
      { code: 'voucherNoSplitFlag', found: 0, expected: 1, unit: 'count' },
    ],
    [
      'a shared level without the split flag on the original side',
      { details: [{ original: side({ level: 'shared' }), corrected: side({ treasury: 'Y' }) }] },
      { code: 'voucherNoSplitFlag', found: 0, expected: 1, unit: 'count' },
    ],
    [
      'an unknown reason',
      { reason: '217' },
      { code: 'voucherReasonUnknown', found: 217, expected: 213, unit: 'count' },
    ],
    [
      'a reason that is no number',
      { reason: '21x' },
      { code: 'voucherReasonUnknown', found: 0, expected: 213, unit: 'count' },
    ],
    [
      'a repeated number',
      { number: '00000009', receipts: ['D-1/2'] },
      { code: 'voucherNumberRepeated', found: 2, expected: 1, unit: 'count' },
    ],
    [
      'a number of nine digits',
      { number: '000000010' },
      { code: 'voucherNumberMalformed', found: 9, expected: 8, unit: 'count' },
    ],
    [
      'a number that is none',
      { number: '0000001x' },
      { code: 'voucherNumberMalformed', found: 8, expected: 8, unit: 'count' },
    ],
    [
      'a missing receipt',
      { receipts: [''] },
      { code: 'voucherFieldMissing', found: 1, expected: 0, unit: 'count' },
    ],
    [
      'several receipts in one voucher',
      { receipts: ['D-1/1', 'D-1/2'] },
      { code: 'voucherBatched', found: 2, expected: 1, unit: 'count' },
    ],
    [
      'a treasury the table does not know',
      corrected({ treasury: 'Z' }),
      { code: 'voucherTreasuryUnknown', found: 1, expected: 2, unit: 'count' },
    ],
    [
      'one finance bureau without consent',
      { consents: ['X'] },
      { code: 'voucherNoConsent', found: 1, expected: 2, unit: 'count' },
    ],
  ])('refuses %s', (_, given, refusal) => {
    const { code } = refusal as { code: string };
    const rule = RULES[code] ?? 'voucher-format';
    expect(checkVoucher(voucher(given), used)).toEqual({ rule, ...(refusal as object) });
  });

  it('refuses what was booked in a year whose adjustment period is over, not a day sooner', () => {
    const late = (submitted: string) =>
      checkVoucher(voucher({ year: 2025, submitted: isoDay(submitted) }), used);
    expect(late('2026-01-10')).toBeNull();
    expect(late('2026-01-11')).toEqual({
      code: 'voucherPriorYear',
      rule: 'adjustment-period-refusal',
      found: 1,
      expected: 0,
      unit: 'day',
    });
  });

  it('knows the same voucher again, and a number that stands for something else', () => {
    const first = voucher({ number: '00000009' });
    expect(used.register.isRepeat(first)).toBe(true);
    expect(used.register.isRepeat({ ...first, receipts: ['D-1/2'] })).toBe(false);
    expect(used.register.isRepeat(voucher())).toBe(false);
  });

  it('lets shared money pass with its split flag', () => {
    expect(checkVoucher(voucher(corrected({ level: 'shared', splitFlag: true })), used)).toBeNull();
  });

  it('names the first fault in order of precedence', () => {
    const wrong: Voucher = {
      number: '00000009',
      receipts: ['', ''],
      consents: [],
      year: 2024,
      submitted: isoDay('2026-07-01'),
      masterFen: wan('1'),
      reason: '999',
      details: [],
    };
    const fixes: [Partial<Voucher>, string][] = [
      [{}, 'voucherAmountNotZero'],
      [{ masterFen: ZERO_FEN }, 'voucherNotOneDetail'],
      [corrected({ level: 'shared', amountFen: wan('647') }), 'voucherAmountsDiffer'],
      [corrected({ level: 'shared' }), 'voucherNoSplitFlag'],
      [corrected({}), 'voucherReasonUnknown'],
      [{ reason: '211' }, 'voucherNumberRepeated'],
      [{ number: 'A1' }, 'voucherNumberMalformed'],
      [{ number: '1' }, 'voucherFieldMissing'],
      [{ receipts: ['D-1/1', 'D-1/2'] }, 'voucherBatched'],
      [
        {
          receipts: ['D-1/1'],
          details: [{ original: side(), corrected: side({ treasury: 'Z' }) }],
        },
        'voucherTreasuryUnknown',
      ],
      [{ details: [detail] }, 'voucherNoConsent'],
      [{ consents: ['X', 'Y'] }, 'voucherPriorYear'],
    ];
    let fixed = wrong;
    for (const [fix, code] of fixes) {
      fixed = { ...fixed, ...fix };
      expect(checkVoucher(fixed, used)?.code).toBe(code);
    }
    expect(checkVoucher({ ...fixed, year: 2026 }, used)).toBeNull();
  });
});
