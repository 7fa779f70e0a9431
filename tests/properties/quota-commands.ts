import fc from 'fast-check';
import { expect } from 'vitest';
import type { QuotaBook } from '../../src/quota/book.ts';
import type { Lot } from '../../src/quota/lot.ts';
import type { QuotaMove, StateChange } from '../../src/quota/move.ts';
import { vector } from '../../src/quota/vector.ts';
import { fen } from '../../src/units/fen.ts';
import { HOLDERS, holder, LOT_IDS, lot } from '../arbitraries/lot.ts';
import { anyMove } from '../arbitraries/quota-move.ts';
import type { QuotaModel, Triple } from '../oracle/quota-model.ts';
import {
  applyLegal,
  BASE,
  expectRefused,
  type ModelBox,
  type QuotaCommand,
  vectorOf,
} from './quota-agreement.ts';
import { PromiseCommand } from './quota-debt-commands.ts';

/** Which pile a command reaches for: picked by number among those that exist. */
interface Pick {
  readonly pile: number;
  readonly parts: Triple;
}

/** A new lot in somebody's hands. */
class MintCommand implements QuotaCommand {
  readonly made: Lot;
  readonly holder: string;

  constructor(made: Lot, to: string) {
    this.made = made;
    this.holder = to;
  }

  check({ model }: Readonly<ModelBox>): boolean {
    return model.after([this.#move()]) !== null;
  }

  #move() {
    return { ...BASE, action: 'mint', lot: this.made, holder: this.holder } as const;
  }

  run(box: ModelBox, book: QuotaBook): void {
    const move = this.#move();
    applyLegal(box, book, [move]);
    expect(expectRefused(book, [move])).toBe('Q2.lotMintedTwice');
    const other = LOT_IDS.find((id) => box.model.lot(id) === undefined);
    if (other === undefined) return;
    const [parcel] = this.made.parcels ?? [];
    if (parcel !== undefined) {
      const again = { ...move, lot: { ...this.made, id: other } };
      expect(expectRefused(book, [again])).toBe('Q2.parcelUsedTwice');
    }
    const bad = (more: Partial<Lot>) =>
      expectRefused(book, [{ ...move, lot: { ...this.made, id: other, ...more } }]);
    expect(bad({ origin: '' })).toBe('quota.noOrigin');
    for (const grade of [0, 16, 7.5]) expect(bad({ grade })).toBe('quota.grade');
    const bare = { ...move, lot: { ...this.made, id: other, document: '' } };
    expect(expectRefused(book, [bare])).toBe('quota.noDocument');
    for (const price of [-1, 0.5]) {
      const priced = { ...move, lot: { ...this.made, id: other, parcels: [] }, priceFen: price };
      expect(expectRefused(book, [priced as typeof move])).toBe('quota.price');
    }
    const empty = { ...move, lot: { ...this.made, id: other, minted: vector(0) } };
    expect(expectRefused(book, [empty])).toBe('quota.mint');
    const twice = { ...move, lot: { ...this.made, id: other, parcels: [] } };
    expect(expectRefused(book, [twice, twice])).toBe('Q2.lotMintedTwice');
  }

  toString(): string {
    return `mint ${this.made.id} for ${this.holder}`;
  }
}

/** A command on one pile in `state`: part of what is there, and then more than is there. */
abstract class PileCommand implements QuotaCommand {
  readonly pick: Pick;

  constructor(pick: Pick) {
    this.pick = pick;
  }

  abstract get state(): string;
  abstract move(lot: string, from: string, amount: Triple): Exclude<QuotaMove, { action: 'mint' }>;

  #piles(model: QuotaModel) {
    return model.piles.filter(
      (pile) => pile.state === this.state && pile.amount.some((part) => part > 0),
    );
  }

  check({ model }: Readonly<ModelBox>): boolean {
    return this.#piles(model).length > 0;
  }

  /** Whether the command must take all of the pile or nothing. */
  whole(_model: QuotaModel, _lot: string): boolean {
    return false;
  }

  run(box: ModelBox, book: QuotaBook): void {
    const piles = this.#piles(box.model);
    const pile = piles[this.pick.pile % piles.length]!;
    const { amount: have, holder: from } = pile;
    for (const d of [0, 1, 2]) {
      const more = have.with(d, have[d]! + 1) as [number, number, number];
      const code = expectRefused(book, [this.move(pile.lot, from, more)]);
      expect(code).toBe('Q2.belowZero');
    }
    if (this.whole(box.model, pile.lot)) {
      applyLegal(box, book, [this.move(pile.lot, from, have)]);
      return;
    }
    const illegal: [QuotaMove, string][] = [
      [this.move(pile.lot, from, [0, 0, 0]), 'quota.amount'],
      [this.move('nobody', from, have), 'quota.unknownLot'],
      [{ ...this.move(pile.lot, from, have), rule: '' }, 'quota.noRule'],
      [this.move(pile.lot, from, [-1, 0, 0]), 'quota.amount'],
      [this.move(pile.lot, from, [0.5, 0, 0]), 'quota.amount'],
    ];
    for (const [move, code] of illegal) expect(expectRefused(book, [move])).toBe(code);
    const part = have.map((there, d) => Math.min(there, this.pick.parts[d]!)) as [
      number,
      number,
      number,
    ];
    const amount = part.some((one) => one > 0) ? part : have;
    const legal = this.move(pile.lot, from, amount);
    expectRefused(book, [legal, this.move(pile.lot, from, have)]);
    applyLegal(box, book, [legal]);
  }

  toString(): string {
    return `${this.constructor.name} ${JSON.stringify(this.pick)}`;
  }
}

class HandoverCommand extends PileCommand {
  readonly action: 'trade' | 'deposit' | 'withdraw';
  readonly to: string;
  readonly state = 'available';

  constructor(pick: Pick, action: 'trade' | 'deposit' | 'withdraw', to: string) {
    super(pick);
    this.action = action;
    this.to = to;
  }

  move(lotName: string, from: string, amount: Triple) {
    const to = from === this.to ? HOLDERS.find((name) => name !== from)! : this.to;
    const { action } = this;
    return {
      ...BASE,
      action,
      lot: lotName,
      from,
      to,
      amount: vectorOf(amount),
      priceFen: fen(7),
    };
  }

  override whole(model: QuotaModel, lotName: string): boolean {
    return model.lot(lotName)!.whole === true;
  }

  override run(box: ModelBox, book: QuotaBook): void {
    super.run(box, book);
    const pile = box.model.piles.find((one) => one.state === 'available' && one.amount[0] > 0);
    if (pile === undefined) return;
    const move = this.move(pile.lot, pile.holder, [1, 0, 0]);
    const wash = { ...move, to: pile.holder };
    expect(expectRefused(book, [wash])).toBe('quota.sameHolder');
    for (const price of [-1, 0.5, Number.NaN]) {
      const priced = { ...move, priceFen: price as typeof move.priceFen };
      expect(expectRefused(book, [priced])).toBe('quota.price');
    }
  }
}

class StateCommand extends PileCommand {
  readonly action: StateChange['action'];
  readonly state: string;

  constructor(pick: Pick, action: StateChange['action'], state: string) {
    super(pick);
    this.action = action;
    this.state = state;
  }

  move(lotName: string, from: string, amount: Triple) {
    const { action } = this;
    return { ...BASE, action, lot: lotName, holder: from, amount: vectorOf(amount) };
  }

  override toString(): string {
    return `${this.action} ${JSON.stringify(this.pick)}`;
  }
}

/** Any list of moves, legal or not: the book takes exactly those the model takes. */
class BatchCommand implements QuotaCommand {
  readonly moves: readonly QuotaMove[];

  constructor(moves: readonly QuotaMove[]) {
    this.moves = moves;
  }

  check(): boolean {
    return true;
  }

  run(box: ModelBox, book: QuotaBook): void {
    if (box.model.after(this.moves) === null) expectRefused(book, this.moves);
    else applyLegal(box, book, this.moves);
  }

  toString(): string {
    return `batch ${JSON.stringify(this.moves)}`;
  }
}

const pick = fc.record({
  pile: fc.nat({ max: 50 }),
  parts: fc.tuple(fc.nat({ max: 3000 }), fc.nat({ max: 3000 }), fc.nat({ max: 3000 })),
});

/** One arbitrary per verb. */
export const quotaCommands: fc.Arbitrary<QuotaCommand>[] = [
  fc.tuple(lot, holder).map(([made, to]) => new MintCommand(made, to)),
  fc
    .tuple(pick, fc.constantFrom('trade', 'deposit', 'withdraw'), holder)
    .map(([picked, action, to]) => new HandoverCommand(picked, action, to)),
  ...(
    [
      ['reserve', 'available'],
      ['release', 'reserved'],
      ['writeOff', 'reserved'],
      ['freeze', 'available'],
      ['thaw', 'frozen'],
      ['expire', 'available'],
    ] as const
  ).map(([action, state]) => pick.map((picked) => new StateCommand(picked, action, state))),
  fc
    .tuple(fc.constantFrom('c-1', 'c-2', 'c-3'), pick, fc.boolean())
    .map(([name, { parts }, fulfils]) => new PromiseCommand(name, parts, fulfils)),
  fc.array(anyMove, { maxLength: 4 }).map((moves) => new BatchCommand(moves)),
];
