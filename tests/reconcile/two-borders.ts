import { run } from '../../src/engine/run.ts';
import type { RunResult } from '../../src/engine/run-result.ts';
import { addDays, isoDay } from '../../src/units/day.ts';
import { fen } from '../../src/units/fen.ts';
import type { FaultCode } from '../../src/world/fault.ts';
import { deal, fixture, shared, underRegime } from '../engine/fixture.ts';

const policy = { ...underRegime('T-B'), sharing: shared({ land: '60%', xiangtan: '40%' }) };

/**
 * Land of Changsha collected by Zhuzhou, 40 % of the net proceeds Xiangtan's, and one fault. It is
 * signed late in the month, so that month ends find vouchers on their way.
 */
export function twoBorders(
  fault: FaultCode | null,
  signedOn = '2026-03-26',
  { day = null, end = '2030-12-31' }: { readonly day?: string | null; readonly end?: string } = {},
): RunResult {
  const one = { deal: 'D-1', day: day === null ? null : isoDay(day) };
  const scripted = fault === null ? [] : [{ fault, ...one }];
  const signed = isoDay(signedOn);
  const dates = { awarded: addDays(signed, -7), signed };
  const money = { depositFen: fen(1_000_000_000), collectingTreasury: 'zhuzhou' as const };
  const deals = [deal({ ...dates, ...money })];
  return run(fixture({ end: isoDay(end), deals, policy, faults: { rates: {}, scripted } }));
}
