import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isEnd,
  nextState,
  VOUCHER_EVENTS,
  VOUCHER_MOVES,
  VOUCHER_STATES,
} from '../../src/stages/4-transfer/voucher-state.ts';
import { codeOf } from '../thrown.ts';

describe('the states of a voucher', () => {
  it('allow what the table lists and throw at everything else', () => {
    let legal = 0;
    for (const state of VOUCHER_STATES) {
      for (const event of VOUCHER_EVENTS) {
        const next = VOUCHER_MOVES[state][event];
        if (next === undefined) {
          expect(codeOf(() => nextState(state, event))).toBe('transfer.illegalTransition');
        } else {
          legal += 1;
          expect(nextState(state, event)).toBe(next);
        }
      }
    }
    expect(legal).toBe(17);
  });

  it('end when booked, abandoned or withdrawn, and only then', () => {
    expect(VOUCHER_STATES.filter(isEnd)).toEqual(['booked', 'abandoned', 'withdrawn']);
  });

  it('can all be reached from a draft, and an end from each of them', () => {
    const reach = (from: readonly string[]): Set<string> => {
      const seen = new Set(from);
      for (const state of seen) {
        for (const next of Object.values(VOUCHER_MOVES[state as 'drafted'])) seen.add(next);
      }
      return seen;
    };
    expect([...reach(['drafted'])].sort()).toEqual([...VOUCHER_STATES].sort());
    for (const state of VOUCHER_STATES) {
      expect([...reach([state])].some((one) => isEnd(one as 'booked'))).toBe(true);
    }
  });

  it('book a voucher once at most, whatever the order of events', () => {
    const events = fc.array(fc.constantFrom(...VOUCHER_EVENTS), { maxLength: 40 });
    fc.assert(
      fc.property(events, (list) => {
        let state: (typeof VOUCHER_STATES)[number] = 'drafted';
        let booked = 0;
        for (const event of list) {
          if (VOUCHER_MOVES[state][event] === undefined) continue;
          state = nextState(state, event);
          if (event === 'book') booked += 1;
        }
        expect(booked).toBeLessThanOrEqual(1);
        expect(state === 'booked').toBe(booked === 1);
      }),
    );
  });
});
