import { describe, expect, it } from 'vitest';
import type { Entry } from '../../src/ledger/entry.ts';
import { vector } from '../../src/quota/vector.ts';
import { fen } from '../../src/units/fen.ts';
import type { Batch } from '../../src/world/batch.ts';
import { codeOf } from '../thrown.ts';
import { OPENING_FARMLAND_M2, START } from './fixture.ts';
import { fingerprint, smallWorld } from './small-world.ts';

const entry = (amountFen: number, to = 'treasury:changsha:fund:1030148'): Entry => ({
  day: START,
  stage: 'collection',
  deal: 'D',
  memo: '',
  legs: [{ from: 'outside:grantee', to, amountFen: fen(amountFen), rule: 'test' }],
});
const batch = (given: Partial<Batch>): Batch => ({
  id: 'B',
  entries: [],
  moves: [],
  farmland: [],
  ...given,
});
const HALF = 2 ** 52;
const draw = (areaM2: number) => ({
  action: 'reserve' as const,
  day: START,
  rule: 'test',
  deal: 'D',
  lot: 'L2-changsha',
  holder: 'changsha',
  amount: vector(areaM2),
});

describe('a batch is committed whole or not at all', () => {
  it.each<[string, Partial<Batch>, string]>([
    ['a bad second entry', { entries: [entry(5), entry(0)] }, 'M1.amount'],
    [
      'two entries that fit alone but not together',
      { entries: [entry(HALF), entry(HALF)] },
      'ledger.volume',
    ],
    ['more quota than there is', { entries: [entry(5)], moves: [draw(1_000_001)] }, 'Q2.belowZero'],
    [
      'two draws that fit alone but not together',
      { entries: [entry(5)], moves: [draw(600_000), draw(600_000)] },
      'Q2.belowZero',
    ],
    [
      'more farmland than there is',
      {
        entries: [entry(5)],
        moves: [draw(1)],
        farmland: [{ city: 'changsha', deltaM2: -OPENING_FARMLAND_M2 - 1 }],
      },
      'Q3.farmlandBelowZero',
    ],
    [
      'two takings that fit alone but not together',
      {
        farmland: [
          { city: 'changsha', deltaM2: -OPENING_FARMLAND_M2 },
          { city: 'changsha', deltaM2: -1 },
        ],
      },
      'Q3.farmlandBelowZero',
    ],
    [
      'land money into the general budget',
      {
        entries: [
          {
            ...entry(5),
            legs: [
              {
                from: 'treasury:changsha:fund:1030148',
                to: 'treasury:changsha:general:10119',
                amountFen: fen(5),
                rule: 'deed-tax-rate',
              },
            ],
          },
        ],
      },
      'M7.budgetsMix',
    ],
  ])('%s', (_, given, code) => {
    const { world } = smallWorld();
    const before = fingerprint(world);
    expect(codeOf(() => world.commit(batch(given)))).toBe(code);
    expect(fingerprint(world)).toEqual(before);
    // A refused batch has not used its id up.
    expect(world.commit(batch({ entries: [entry(1)] }))).toEqual([1]);
  });

  it('takes farmland to the last square metre, and gives it back', () => {
    const { world } = smallWorld();
    const takeAll = { city: 'changsha' as const, deltaM2: -OPENING_FARMLAND_M2 };
    world.commit(batch({ farmland: [takeAll, { city: 'changsha', deltaM2: 7 }] }));
    expect(world.farmlandM2('changsha')).toBe(7);
    expect(world.close(START).farmlandM2.changsha).toBe(7);
    expect(world.farmlandM2('changsha')).toBe(7);
  });

  it('M4 the same id a second time changes nothing, whatever it asks for', () => {
    const { world } = smallWorld();
    const first = world.commit(batch({ entries: [entry(5)], moves: [draw(9)] }));
    const before = fingerprint(world);
    expect(world.commit(batch({ entries: [entry(500), entry(1)], moves: [draw(1)] }))).toEqual(
      first,
    );
    expect(fingerprint(world)).toEqual(before);
  });
});

describe('the states of the world', () => {
  it('never change once made', () => {
    const { world } = smallWorld();
    world.commit(batch({ entries: [entry(5)] }));
    const first = world.close(START);
    world.commit(batch({ id: 'C', entries: [entry(6)] }));
    const second = world.close(START);
    expect(first.treasuries).toEqual({ changsha: { changsha: 5 } });
    expect(second.treasuries).toEqual({ changsha: { changsha: 11 } });
    expect(second.farmlandM2).toBe(first.farmlandM2);
    expect(world.history()).toHaveLength(3);
    world.verify();
  });
});
