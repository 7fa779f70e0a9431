import { describe, expect, it } from 'vitest';
import { selectionOf } from '../../src/cli/reconcile-selection.ts';
import { reconcile } from '../../src/report/reconcile/reconcile.ts';
import { InputError, type InputProblem } from '../../src/scenario/input-error.ts';
import { twoBorders } from '../reconcile/two-borders.ts';

const found = reconcile(twoBorders(null));

function refusedFor(options: Parameters<typeof selectionOf>[0]): InputProblem {
  try {
    selectionOf(options, found);
  } catch (error) {
    if (error instanceof InputError) return error.problems[0]!;
    throw error;
  }
  throw new Error('the selection was not refused');
}

describe('what is asked of a reconciliation', () => {
  it.each([
    [{}, { treasury: null, month: null, year: null }],
    [
      { month: '2027-03', year: 2027 },
      { treasury: null, month: '2027-03', year: 2027 },
    ],
    [
      { treasury: 'zhuzhou', year: 2028 },
      { treasury: 'zhuzhou', month: null, year: 2028 },
    ],
  ])('%j is taken', (options, selection) => {
    expect(selectionOf(options, found)).toEqual(selection);
  });

  it('is refused with a month of another year, and what would do', () => {
    const { file, found, message, expected } = refusedFor({ month: '2027-03', year: 2028 });
    expect([file, found]).toEqual(['--year', '2028']);
    expect(message).toEqual({
      ...{ zh: '与 --month 的月份不在同一年', en: 'is not the year of --month' },
    });
    expect(expected).toEqual({
      zh: '2027，或只写 --month 2027-03、只写 --year 2028',
      en: '2027, or --month 2027-03 alone, or --year 2028 alone',
    });
  });

  it('is refused with a year outside the run, whatever the month', () => {
    expect(refusedFor({ month: '2027-03', year: 2031 }).message.en).toBe('lies outside the run');
  });

  it('is refused with a treasury the run has nothing at, its city offered', () => {
    const { file, found, message, expected } = refusedFor({ treasury: 'liuyang' });
    expect([file, found]).toEqual(['--treasury', 'liuyang']);
    expect([message.zh, message.en]).toEqual([
      '这次推演在这个国库没有账',
      'has nothing in this run',
    ]);
    expect(expected.zh).toMatch(/^changsha、zhuzhou、xiangtan、.* 之一，最接近的是 changsha$/);
    expect(expected.en).toMatch(/^one of changsha, zhuzhou, .*; the nearest is changsha$/);
  });
});
