import { describe, expect, it } from 'vitest';
import {
  checkVoucher,
  VOUCHER_REASONS,
  type Voucher,
  type VoucherSide,
  voucherRoute,
} from '../../src/stages/4-transfer/voucher.ts';
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
  masterFen: ZERO_FEN,
  reason: '213',
  details: [detail],
  ...given,
});
const used = new Set(['00000009']);
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
      { number: '00000009' },
      { code: 'voucherNumberRepeated', found: 2, expected: 1, unit: 'count' },
    ],
  ])('refuses %s', (_, given, refusal) => {
    expect(checkVoucher(voucher(given), used)).toEqual({
      rule: 'category-transfer',
      ...(refusal as object),
    });
  });

  it('lets shared money pass with its split flag', () => {
    expect(checkVoucher(voucher(corrected({ level: 'shared', splitFlag: true })), used)).toBeNull();
  });

  it('names the first fault in order of precedence', () => {
    const wrong: Voucher = {
      number: '00000009',
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
    ];
    let fixed = wrong;
    for (const [fix, code] of fixes) {
      fixed = { ...fixed, ...fix };
      expect(checkVoucher(fixed, used)?.code).toBe(code);
    }
    expect(checkVoucher({ ...fixed, number: '1' }, used)).toBeNull();
  });
});
