import fc from 'fast-check';
import { expect } from 'vitest';
import type { QuotaLedger } from '../../src/quota/lot.ts';
import type { QuotaAction, QuotaMove } from '../../src/quota/move.ts';
import { isZero, vector } from '../../src/quota/vector.ts';
import { addDays, type Day, yearOf } from '../../src/units/day.ts';
import { fen } from '../../src/units/fen.ts';
import type { Triple } from '../oracle/quota-model.ts';
import { CAP, FLOOR, LIFE_CITIES, type Life, type LifeCity, type LifeDeal } from './quota-life.ts';

/** Numbers a command picks with among what there is. */
export interface Dice {
  readonly pick: number;
  readonly city: LifeCity;
  readonly amount: Triple;
  readonly flag: boolean;
}

const PERMISSIONS: readonly QuotaLedger[] = ['L1', 'L2', 'L3', 'L4', 'L7'];
const other = (city: LifeCity): LifeCity => (city === 'changsha' ? 'zhuzhou' : 'changsha');
const vectorOf = ([area, paddy, capacity]: Triple) => vector(area, paddy, capacity);

/** A pile in a state, of what is no target, that has area in it. */
function pileIn(life: Life, state: string, { pick }: Dice, holders: readonly string[]) {
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
function partOf(life: Life, lot: string, have: Triple, { amount }: Dice): Triple {
  if (life.model.lot(lot)!.whole === true) return have;
  const part = have.map((there, d) => Math.min(there, amount[d]!)) as [number, number, number];
  return part[0] > 0 ? part : have;
}

const mint = (life: Life, { pick, city, amount, flag }: Dice): boolean => {
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

const allot = (life: Life, { pick, amount }: Dice): boolean => {
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

const trade = (life: Life, dice: Dice): boolean => {
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

const share =
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

const hold =
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

/** A deal at the gate, with a promise for what replenishment is missing where that may be. */
const approve = (life: Life, dice: Dice): boolean => {
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

const sign = (life: Life, dice: Dice): boolean => {
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
const lapse = (life: Life, dice: Dice): boolean => {
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

const fulfil = (life: Life, { pick }: Dice): boolean => {
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

/** Part of a target moves to the other city where that has land to spare; a year is paid for. */
const moveTarget = (life: Life, { city, amount, pick }: Dice): boolean => {
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

/** What is available past its last day lapses, also where it was held back on that day. */
function expireLapsed(life: Life): void {
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
const pass = (life: Life, { pick }: Dice): boolean => {
  const day: Day = addDays(life.day, 1 + 2 * pick);
  const ends = yearOf(day) > yearOf(life.day);
  life.day = day;
  expireLapsed(life);
  if (ends) life.assess(yearOf(day) - 1);
  return true;
};

const STEPS = {
  ...{ mint, allot, trade, approve, sign, lapse, fulfil, moveTarget, pass },
  ...{ deposit: share('deposit'), withdraw: share('withdraw') },
  ...{ freeze: hold('freeze'), thaw: hold('thaw') },
} as const;
export type StepName = keyof typeof STEPS;

/** Which steps were taken and which movements made, over all runs. */
export interface Seen {
  readonly steps: Set<StepName>;
  readonly actions: Set<QuotaAction>;
}

/** One step of a life, after which every invariant is looked at. */
class LifeCommand implements fc.Command<object, Life> {
  readonly name: StepName;
  readonly dice: Dice;
  readonly seen: Seen;

  constructor(name: StepName, dice: Dice, seen: Seen) {
    this.name = name;
    this.dice = dice;
    this.seen = seen;
  }

  check(): boolean {
    return true;
  }

  run(_: object, life: Life): void {
    const before = life.book.moves().length;
    if (STEPS[this.name](life, this.dice)) this.seen.steps.add(this.name);
    for (const { action } of life.book.moves().slice(before)) this.seen.actions.add(action);
    life.expectSound();
  }

  toString(): string {
    return `${this.name} ${JSON.stringify(this.dice)}`;
  }
}

/** Passing the gate comes up more often: much else needs it. */
const NAMES: readonly StepName[] = [
  ...(Object.keys(STEPS) as StepName[]),
  ...([
    'mint',
    'approve',
    'approve',
    'approve',
    'approve',
    'sign',
    'trade',
    'fulfil',
    'pass',
  ] as const),
];

const dice: fc.Arbitrary<Dice> = fc.record({
  pick: fc.nat({ max: 200 }),
  city: fc.constantFrom(...LIFE_CITIES),
  amount: fc.tuple(fc.integer({ min: 1, max: 16 }), fc.nat({ max: 10 }), fc.nat({ max: 50 })),
  flag: fc.boolean(),
});

export function lifeCommands(seen: Seen): fc.Arbitrary<fc.Command<object, Life>>[] {
  return [
    fc
      .tuple(fc.constantFrom(...NAMES), dice)
      .map(([name, thrown]) => new LifeCommand(name, thrown, seen)),
  ];
}

/** Every step there is. */
export const STEP_NAMES = Object.keys(STEPS) as readonly StepName[];
