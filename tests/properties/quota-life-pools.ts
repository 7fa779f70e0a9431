import { expect } from 'vitest';
import type { QuotaMove } from '../../src/quota/move.ts';
import { vector } from '../../src/quota/vector.ts';
import { addDays } from '../../src/units/day.ts';
import { fen } from '../../src/units/fen.ts';
import { CAP, FLOOR, LIFE_CITIES, type Life } from './quota-life.ts';
import { expireLapsed } from './quota-life-days.ts';
import { type Dice, other, PERMISSIONS, partOf, pileIn, vectorOf } from './quota-life-dice.ts';

export const mint = (life: Life, { pick, city, amount, flag }: Dice): boolean => {
  const ledger = PERMISSIONS[pick % PERMISSIONS.length]!;
  const isVector = ledger === 'L3' || ledger === 'L4';
  const minted = isVector ? vectorOf(amount) : vector(amount[0]);
  const lot = life.lot(ledger, minted, 'liling', {
    ...life.yearly(ledger),
    ...(flag && isVector ? { whole: true, parcels: [life.next('parcel')] } : {}),
  });
  life.mint(lot, city, pick);
  if (ledger === 'L4') life.farmlandM2[city] += amount[0];
  return true;
};

export const allot = (life: Life, { pick, amount }: Dice): boolean => {
  const [first, second] = [amount[0], amount[0] + (pick % 3)];
  const lots = [first, second].map((area) =>
    life.lot('L7', vector(area), 'hunan', life.yearly('L7')),
  );
  for (const [i, lot] of lots.entries()) life.mint(lot, LIFE_CITIES[i]!);
  life.allotments.push({
    ...{ id: life.next('allotment'), totalM2: first + second + (pick % 5), leftM2: pick % 5 },
    parts: lots.map(({ id, minted }, i) => ({
      ...{ city: LIFE_CITIES[i]!, lot: id, areaM2: minted.areaM2 },
    })),
  });
  return true;
};

export const trade = (life: Life, dice: Dice): boolean => {
  const pile = pileIn(life, 'available', dice, [other(dice.city), 'pool']);
  if (pile === null) return false;
  const { lot, holder: from, amount: have } = pile;
  const amount = partOf(life, lot, have, dice);
  const priceFen = amount[0] * (FLOOR + (dice.pick % (CAP - FLOOR + 1)));
  const move = (fenPaid: number, part = amount) => ({
    ...{ ...life.base(), action: 'trade' as const, lot, from, to: dice.city },
    ...{ amount: vectorOf(part), priceFen: fen(fenPaid) },
  });
  const paidAs = (fenPaid: number) => ({ [dice.city]: fenPaid });
  const { ledger, whole } = life.model.lot(lot)!;
  const cheap = amount[0] * FLOOR - 1;
  const dear = amount[0] * CAP + 1;
  const early = { ...move(priceFen), day: addDays(life.day, -1) };
  const isGated = life.gated(from) && (ledger === 'L3' || ledger === 'L4');
  const also = isGated ? ['I-9'] : [];
  expect(life.brokenBy([move(cheap)], paidAs(cheap))).toEqual([...also, 'I-14']);
  expect(life.brokenBy([move(dear)], paidAs(dear))).toEqual([...also, 'I-14']);
  expect(life.brokenBy([move(priceFen)])).toEqual([...also, 'I-13']);
  if (life.book.moves().at(-1)!.day === life.day) {
    expect(life.brokenBy([early], paidAs(priceFen))).toContain('I-15');
  }
  if (whole === true && have[0] > 1) {
    const parted = move(FLOOR, [1, 0, 0]);
    expect(life.brokenBy([parted], paidAs(FLOOR))).toEqual([...also, 'I-17']);
  }
  if (isGated) {
    expect(life.brokenBy([move(priceFen)], paidAs(priceFen))).toEqual(['I-9']);
    return false;
  }
  life.act([move(priceFen)], paidAs(priceFen));
  return true;
};

export const share =
  (action: 'deposit' | 'withdraw') =>
  (life: Life, dice: Dice): boolean => {
    const giver = action === 'deposit' ? dice.city : 'pool';
    const pile = pileIn(life, 'available', dice, [giver]);
    if (pile === null) return false;
    const amount = vectorOf(partOf(life, pile.lot, pile.amount, dice));
    const to = action === 'deposit' ? 'pool' : dice.city;
    const move = { ...life.base(), action, lot: pile.lot, from: giver, to, amount };
    life.act([{ ...move, priceFen: fen(0) }]);
    return true;
  };

export const hold =
  (action: 'freeze' | 'thaw') =>
  (life: Life, dice: Dice): boolean => {
    const state = action === 'freeze' ? 'available' : 'frozen';
    const pile = pileIn(life, state, dice, [dice.city]);
    if (pile === null) return false;
    const amount = vectorOf(partOf(life, pile.lot, pile.amount, dice));
    const { lot, holder } = pile;
    life.act([{ ...life.base(), action, lot, holder, amount }]);
    expireLapsed(life);
    const target = life.model.available(dice.city, 'L5')[0]?.lot;
    if (target !== undefined && action === 'freeze') {
      const spent = { ...life.base(), action, lot: target, holder: dice.city, amount: vector(1) };
      expect(life.brokenBy([spent])).toEqual(['I-8']);
    }
    return true;
  };

/** Part of a target moves to the other city where that has land to spare; a year is paid for. */
export const moveTarget = (life: Life, { city, amount, pick }: Dice): boolean => {
  const to = other(city);
  const held = life.model.available(city, 'L5')[0];
  if (held === undefined) return false;
  const area = Math.min(amount[0], held.amount[0], life.farmlandM2[to] - life.targetM2(to));
  if (area <= 0) return false;
  const moved = { lot: held.lot, amount: vector(area) };
  const base = life.base('', 'protection-transfer');
  const handed: QuotaMove = {
    ...{ ...base, action: 'trade', ...moved, from: city, to, priceFen: fen(0) },
  };
  const privately: QuotaMove = { ...handed, rule: 'rule' };
  expect(life.brokenBy([privately])).toEqual(['I-8']);
  const paid: QuotaMove = {
    ...{ ...base, action: 'compensate', ...moved, from: to, to: city, priceFen: fen(pick) },
  };
  life.act([handed, paid], { [city]: pick });
  return true;
};
