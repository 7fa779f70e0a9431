import { describe, expect, it } from 'vitest';
import { RefusedError } from '../../src/cli/refused-error.ts';
import { insistOnResult, insistOnRows } from '../../src/cli/strict.ts';
import type { RunResult } from '../../src/engine/run-result.ts';
import type { RuleUse } from '../../src/rules/rule-book.ts';
import { InputError } from '../../src/scenario/input-error.ts';
import { isoDay } from '../../src/units/day.ts';
import { ratio } from '../../src/units/ratio.ts';
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

const ASSUMED: RuleUse = {
  ...{ rule: RULE, status: 'assumption', open: true, choice: null },
  ...{ pastExpiry: false, overridden: false },
  ...{ first: isoDay('2026-01-01'), last: isoDay('2026-03-02') },
};

describe('--strict', () => {
  it('lets a clean result pass', () => {
    expect(reasons(CLEAN)).toEqual([]);
  });

  it('stops at a refused deal, a refused transfer and an assumption nobody decided about', () => {
    const [transfer] = TRANSFERS;
    expect(
      reasons({
        ...CLEAN,
        deals: OUTCOMES,
        transfers: [{ ...transfer!, status: 'refused', reason: 'regimeNotAuthorised' }],
        rulesUsed: [ASSUMED],
      }),
    ).toEqual([
      'deal =D2: annual plan quota short',
      'deal D1, transfer changsha → zhuzhou: transfer regime not authorised',
      'rule sharing-policy (sharing rule) is assumed; under choices: name one of extend, replace',
    ]);
  });

  it('stops at a rule past its expiry and says what may become of it', () => {
    const expires = isoDay('2026-01-31');
    const rule = { ...RULE, status: 'verified', expires, lapsesTo: ratio(0) } as const;
    const use = { ...ASSUMED, rule, status: 'verified', pastExpiry: true } as const;
    expect(reasons({ ...CLEAN, rulesUsed: [use] })).toEqual([
      'rule sharing-policy (sharing rule) expired on 2026-01-31, used until 2026-03-02; ' +
        'choose extend, lapse, replace',
    ]);
    const choice = { rule: rule.id, choice: 'extend', values: new Map(), reason: '试' } as const;
    expect(reasons({ ...CLEAN, rulesUsed: [{ ...use, choice }] })).toEqual([]);
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
