import { describe, expect, it } from 'vitest';
import { RefusedError } from '../../src/cli/refused-error.ts';
import { insistOnResult, insistOnRows } from '../../src/cli/strict.ts';
import type { RunResult } from '../../src/engine/run-result.ts';
import { InputError } from '../../src/scenario/input-error.ts';
import { isoDay } from '../../src/units/day.ts';
import { aResult, OUTCOMES, REJECTS, RULE, TRANSFERS } from '../report/hand-made.ts';

const CLEAN: RunResult = { ...aResult(), deals: OUTCOMES.slice(0, 1) };

function reasons(result: RunResult): string[] {
  try {
    insistOnResult(result);
    return [];
  } catch (error) {
    expect(error).toBeInstanceOf(RefusedError);
    return (error as RefusedError).reasons.map(({ en }) => en);
  }
}

describe('--strict', () => {
  it('lets a clean result pass', () => {
    expect(reasons(CLEAN)).toEqual([]);
  });

  it('stops at a refused deal, a refused transfer and an assumption past its expiry', () => {
    const [transfer] = TRANSFERS;
    const use = {
      ...{ rule: RULE, status: RULE.status, choice: null },
      ...{ first: isoDay('2026-01-01'), last: isoDay('2026-03-02') },
    };
    expect(
      reasons({
        ...CLEAN,
        deals: OUTCOMES,
        transfers: [{ ...transfer!, status: 'refused', reason: 'regimeNotAuthorised' }],
        rulesUsed: [{ ...use, pastExpiry: true, overridden: false }],
      }),
    ).toEqual([
      'deal =D2: annual plan quota short',
      'deal D1, transfer changsha → zhuzhou: transfer regime not authorised',
      'assumption sharing-policy (sharing rule) was used past its expiry, 2026-03-02',
    ]);
  });

  it('lets a rule of law past its expiry pass: its last value goes on', () => {
    const rule = { ...RULE, status: 'verified' } as const;
    const [use] = CLEAN.rulesUsed;
    expect(reasons({ ...CLEAN, rulesUsed: [{ ...use!, rule, pastExpiry: true }] })).toEqual([]);
  });

  it('names every row at fault and lets rows that are set aside pass', () => {
    const aside = { ...REJECTS[0]!, code: 'outsideRegion' } as const;
    expect(() => insistOnRows([aside])).not.toThrow();
    expect(() => insistOnRows([aside, ...REJECTS])).toThrow(InputError);
    try {
      insistOnRows(REJECTS);
    } catch (error) {
      expect((error as InputError).problems.map(({ row }) => row)).toEqual([7, 3]);
    }
  });
});
