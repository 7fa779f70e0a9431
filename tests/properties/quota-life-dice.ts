import fc from 'fast-check';
import type { QuotaLedger } from '../../src/quota/lot.ts';
import { vector } from '../../src/quota/vector.ts';
import type { Triple } from '../oracle/quota-model.ts';
import { LIFE_CITIES, type Life, type LifeCity } from './quota-life.ts';

/** Numbers a command picks with among what there is. */
export interface Dice {
  readonly pick: number;
  readonly city: LifeCity;
  readonly amount: Triple;
  readonly flag: boolean;
}

export const PERMISSIONS: readonly QuotaLedger[] = ['L1', 'L2', 'L3', 'L4', 'L7'];
export const other = (city: LifeCity): LifeCity => (city === 'changsha' ? 'zhuzhou' : 'changsha');
export const vectorOf = ([area, paddy, capacity]: Triple) => vector(area, paddy, capacity);

/** A pile in a state, of what is no target, that has area in it. */
export function pileIn(life: Life, state: string, { pick }: Dice, holders: readonly string[]) {
  const piles = life.model.piles.filter(
    (pile) =>
      pile.state === state &&
      holders.includes(pile.holder) &&
      pile.amount[0] > 0 &&
      PERMISSIONS.includes(life.model.lot(pile.lot)!.ledger),
  );
  return piles.length === 0 ? null : piles[pick % piles.length]!;
}

/** Part of a pile, all of it where the lot is in one piece. */
export function partOf(life: Life, lot: string, have: Triple, { amount }: Dice): Triple {
  if (life.model.lot(lot)!.whole === true) return have;
  const part = have.map((there, d) => Math.min(there, amount[d]!)) as [number, number, number];
  return part[0] > 0 ? part : have;
}

export const anyDice: fc.Arbitrary<Dice> = fc.record({
  pick: fc.nat({ max: 200 }),
  city: fc.constantFrom(...LIFE_CITIES),
  amount: fc.tuple(fc.integer({ min: 1, max: 16 }), fc.nat({ max: 10 }), fc.nat({ max: 50 })),
  flag: fc.boolean(),
});
