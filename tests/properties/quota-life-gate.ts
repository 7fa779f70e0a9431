import { expect } from 'vitest';
import type { QuotaLedger } from '../../src/quota/lot.ts';
import type { QuotaMove } from '../../src/quota/move.ts';
import { vector } from '../../src/quota/vector.ts';
import { addDays } from '../../src/units/day.ts';
import type { Triple } from '../oracle/quota-model.ts';
import type { Life, LifeCity, LifeDeal } from './quota-life.ts';
import { expireLapsed } from './quota-life-days.ts';
import { type Dice, other, vectorOf } from './quota-life-dice.ts';

/** A deal at the gate, with a promise for what replenishment is missing where that may be. */
export const approve = (life: Life, dice: Dice): boolean => {
  const { city, flag: linkage, pick } = dice;
  const [area, paddy, drawn] = dice.amount;
  // Now and then a little more capacity than there is, so that it must be promised.
  const capacity = pick % 2 === 0 ? drawn : life.book.available(city, 'L4').capacityKg + 1;
  const taken: Triple = [area, Math.min(paddy, area), capacity];
  const newAreaM2 = area + (pick % 4);
  const deal = life.next('deal');
  const needs: [QuotaLedger, Triple][] = [
    ['L1', [newAreaM2, 0, 0]],
    ...(linkage
      ? ([['L3', [newAreaM2, taken[1], taken[2]]]] as [QuotaLedger, Triple][])
      : ([
          ['L2', [newAreaM2, 0, 0]],
          ['L4', taken],
        ] as [QuotaLedger, Triple][])),
    ['L7', [area, 0, 0]],
  ];
  const open: LifeDeal['open'] = [];
  let owed: Triple = [0, 0, 0];
  for (const [ledger, need] of needs) {
    const { parts, left } = life.draw(city, ledger, need);
    open.push(...parts);
    if (left.every((one) => one === 0)) continue;
    if (ledger !== 'L4' || !life.mayOwe(city, left)) return false;
    owed = left;
  }
  const leftM2 = life.farmlandM2[city] - area;
  if (leftM2 < life.targetM2(city)) return false;
  const moves: QuotaMove[] = open.map(({ lot, amount }) => ({
    ...{ ...life.base(deal), action: 'reserve', lot, holder: city, amount: vectorOf(amount) },
  }));
  if (owed.some((one) => one > 0)) {
    moves.push({
      ...{ ...life.base(deal), action: 'promise', commitment: life.next('promise'), holder: city },
      ...{ amount: vectorOf(owed), due: addDays(life.day, 40), guarantor: city },
    });
  }
  const approval: LifeDeal = {
    ...{ deal, city, awarded: life.day, day: life.day, at: life.book.moves().length },
    ...{ signed: false, linkage, capped: true, paddyForPaddy: true, newAreaM2, open },
    ...{ taken: vectorOf(taken), basicFarmlandM2: 0 },
  };
  if (life.isOverdue(city)) {
    life.deals.push(approval);
    expect(life.brokenBy(moves)).toEqual(['I-19']);
    life.deals.pop();
    return false;
  }
  life.deals.push(approval);
  const without = moves.filter(
    (move) =>
      !('lot' in move && typeof move.lot === 'string' && life.model.lot(move.lot)!.ledger === 'L7'),
  );
  expect(life.brokenBy(without)).toEqual(['I-10']);
  life.deals[life.deals.length - 1] = { ...approval, city: other(city) };
  expect(life.brokenBy(moves)).toContain('I-20');
  life.deals[life.deals.length - 1] = { ...approval, linkage: !linkage };
  expect(life.brokenBy(moves)).toContain('I-3');
  life.deals[life.deals.length - 1] = { ...approval, basicFarmlandM2: 1 };
  expect(life.brokenBy(moves)).toEqual(['I-12']);
  const more = { ...approval.taken, capacityKg: approval.taken.capacityKg + 1 };
  life.deals[life.deals.length - 1] = { ...approval, taken: more };
  if (owed[2] === 0) expect(life.brokenBy(moves)).toEqual(['I-11']);
  life.deals[life.deals.length - 1] = approval;
  life.act(moves);
  // Spoken for at once, so that no later deal takes the same farmland.
  life.farmlandM2[city] -= area;
  return true;
};

const openDeal = (life: Life, { pick }: Dice) => {
  const open = life.deals.filter((deal) => !deal.signed);
  return open.length === 0 ? null : open[pick % open.length]!;
};

export const sign = (life: Life, dice: Dice): boolean => {
  const deal = openDeal(life, dice);
  if (deal === null) return false;
  const { city, open } = deal;
  life.deals[life.deals.indexOf(deal)] = { ...deal, signed: true, open: [] };
  life.act(
    open.map(({ lot, amount }) => ({
      ...{ ...life.base(deal.deal), action: 'writeOff', lot, holder: city },
      amount: vectorOf(amount),
    })),
  );
  return true;
};

/** An approval that came to nothing: what was reserved is free again. */
export const lapse = (life: Life, dice: Dice): boolean => {
  const deal = openDeal(life, dice);
  if (deal === null) return false;
  life.deals = life.deals.filter((one) => one !== deal);
  life.farmlandM2[deal.city as LifeCity] += deal.taken.areaM2;
  life.act(
    deal.open.map(({ lot, amount }) => ({
      ...{ ...life.base(deal.deal), action: 'release', lot, holder: deal.city },
      amount: vectorOf(amount),
    })),
  );
  expireLapsed(life);
  return true;
};

export const fulfil = (life: Life, { pick }: Dice): boolean => {
  const debts = life.model.debts.filter(({ amount }) => amount.some((one) => one > 0));
  if (debts.length === 0) return false;
  const { id, holder, amount } = debts[pick % debts.length]!;
  const { made } = [...life.book.commitments().all()].find((one) => one.made.commitment === id)!;
  if (life.draw(holder, 'L4', amount).parts.length === 0) {
    life.mint(life.lot('L4', vectorOf(amount), 'liling'), holder);
  }
  const { parts } = life.draw(holder, 'L4', amount);
  const given = [0, 1, 2].map((d) => parts.reduce((sum, part) => sum + part.amount[d]!, 0));
  const moves = parts.flatMap((part): QuotaMove[] =>
    (['reserve', 'writeOff'] as const).map((action) => ({
      ...{ ...life.base(made.deal), action, lot: part.lot, holder, amount: vectorOf(part.amount) },
    })),
  );
  const [area, paddy, capacity] = given as [number, number, number];
  const made2 = vector(area, paddy, capacity);
  life.act([...moves, { ...life.base(), action: 'fulfil', commitment: id, holder, amount: made2 }]);
  return true;
};
