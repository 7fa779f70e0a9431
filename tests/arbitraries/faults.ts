import fc from 'fast-check';
import { addDays } from '../../src/units/day.ts';
import { ratio } from '../../src/units/ratio.ts';
import { FAULT_CODES, type FaultCode, type Faults } from '../../src/world/fault.ts';
import { START } from '../engine/fixture.ts';

const anyRate = fc.constantFrom(ratio(1, 5), ratio(1, 2), ratio(1));

/** Faults that exist in a run, drawn anew each time: most are off, those on are frequent. */
export function anyFaults(codes: readonly FaultCode[] = FAULT_CODES): fc.Arbitrary<Faults> {
  return fc.record({
    rates: fc
      .tuple(fc.subarray([...codes]), anyRate)
      .map(([on, rate]) => Object.fromEntries(on.map((code) => [code, rate]))),
    scripted: fc.array(
      fc.record({
        fault: fc.constantFrom(...codes),
        deal: fc.integer({ min: 1, max: 8 }).map((n) => `D-${n}`),
        day: fc.option(
          fc.integer({ min: 0, max: 1000 }).map((days) => addDays(START, days)),
          { nil: null },
        ),
      }),
      { maxLength: 3 },
    ),
  });
}

/** Faults that befall vouchers alone: they delay money and change nobody's entitlement. */
export const VOUCHER_FAULTS = [
  'F4',
  'F5',
  'F6',
  'F7',
  'F8',
  'F9',
  'F12',
  'F13',
  'F19',
  'F20',
] as const;
