import fc from 'fast-check';
import type {
  Commitment,
  Compensation,
  Fulfilment,
  Handover,
  Mint,
  QuotaMove,
  StateChange,
} from '../../src/quota/move.ts';
import { fen } from '../../src/units/fen.ts';
import { runDay } from './day.ts';
import { holder, lotId, lotOf } from './lot.ts';
import { smallVector } from './vector.ts';

const base = { day: runDay, rule: fc.constantFrom('rule-a', 'rule-b', ''), deal: fc.constant('') };

/** Rules are seldom missing. */
const mostly = fc.oneof({ weight: 19, arbitrary: fc.constant('rule-a') }, base.rule);

const mint: fc.Arbitrary<Mint> = fc.record({
  ...base,
  rule: mostly,
  action: fc.constant('mint' as const),
  lot: lotOf(smallVector),
  holder,
});

const handover: fc.Arbitrary<Handover> = fc.record({
  ...base,
  rule: mostly,
  action: fc.constantFrom('trade', 'deposit', 'withdraw'),
  lot: lotId,
  from: holder,
  to: holder,
  amount: smallVector,
  priceFen: fc.integer({ min: -1, max: 40 }).map(fen),
});

const stateChange: fc.Arbitrary<StateChange> = fc.record({
  ...base,
  rule: mostly,
  action: fc.constantFrom('reserve', 'release', 'writeOff', 'freeze', 'thaw', 'expire'),
  lot: lotId,
  holder,
  amount: smallVector,
});

const compensation: fc.Arbitrary<Compensation> = fc.record({
  ...base,
  rule: mostly,
  action: fc.constant('compensate' as const),
  lot: lotId,
  from: holder,
  to: holder,
  amount: smallVector,
  priceFen: fc.integer({ min: -1, max: 40 }).map(fen),
});

const commitment: fc.Arbitrary<Commitment> = fc.record({
  ...base,
  rule: mostly,
  action: fc.constant('promise' as const),
  commitment: fc.constantFrom('c-1', 'c-2'),
  holder,
  amount: smallVector,
  due: runDay,
  guarantor: holder,
});

const fulfilment: fc.Arbitrary<Fulfilment> = fc.record({
  ...base,
  rule: mostly,
  action: fc.constant('fulfil' as const),
  commitment: fc.constantFrom('c-1', 'c-2'),
  holder,
  amount: smallVector,
});

/** Any move at all: many of them cannot be made. */
export const anyMove: fc.Arbitrary<QuotaMove> = fc.oneof(
  { weight: 3, arbitrary: mint },
  { weight: 3, arbitrary: handover },
  { weight: 3, arbitrary: stateChange },
  compensation,
  commitment,
  fulfilment,
);
