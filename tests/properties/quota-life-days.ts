import { isZero } from '../../src/quota/vector.ts';
import { addDays, type Day, yearOf } from '../../src/units/day.ts';
import type { Life } from './quota-life.ts';
import { type Dice, vectorOf } from './quota-life-dice.ts';

/** What is available past its last day lapses, also where it was held back on that day. */
export function expireLapsed(life: Life): void {
  const lapsed = life.model.piles.filter(({ lot, state, amount }) => {
    const { expires } = life.model.lot(lot)!;
    const isOver = expires !== null && expires < life.day;
    return isOver && state === 'available' && !isZero(vectorOf(amount));
  });
  life.act(
    lapsed.map(({ lot, holder, amount }) => ({
      ...{ ...life.base(), action: 'expire', lot, holder, amount: vectorOf(amount) },
    })),
  );
}

/** Days pass; what lapses expires, and a year that ends is assessed. */
export const pass = (life: Life, { pick }: Dice): boolean => {
  const day: Day = addDays(life.day, 1 + 2 * pick);
  const ends = yearOf(day) > yearOf(life.day);
  life.day = day;
  expireLapsed(life);
  if (ends) life.assess(yearOf(day) - 1);
  return true;
};
