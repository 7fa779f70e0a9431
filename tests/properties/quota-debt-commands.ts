import { expect } from 'vitest';
import type { QuotaBook } from '../../src/quota/book.ts';
import type { Day } from '../../src/units/day.ts';
import type { Triple } from '../oracle/quota-model.ts';
import {
  applyLegal,
  BASE,
  expectRefused,
  type ModelBox,
  type QuotaCommand,
  vectorOf,
} from './quota-agreement.ts';

/** A promise under a new name, then under the same; or part of one made good, then too much. */
export class PromiseCommand implements QuotaCommand {
  readonly name: string;
  readonly parts: Triple;
  readonly fulfils: boolean;

  constructor(name: string, parts: Triple, fulfils: boolean) {
    this.name = name;
    this.parts = parts;
    this.fulfils = fulfils;
  }

  check({ model }: Readonly<ModelBox>): boolean {
    const owed = model.owed(this.name);
    if (owed === null) return !this.fulfils;
    return this.fulfils && owed.some((part) => part > 0);
  }

  run(box: ModelBox, book: QuotaBook): void {
    const base = { ...BASE, commitment: this.name, holder: 'changsha' };
    if (this.fulfils) {
      const owed = box.model.owed(this.name)!;
      const move = (amount: Triple) =>
        ({ ...base, action: 'fulfil', amount: vectorOf(amount) }) as const;
      for (const d of [0, 1, 2]) {
        const more = owed.with(d, owed[d]! + 1) as [number, number, number];
        expect(expectRefused(book, [move(more)])).toBe('quota.fulfilledBeyond');
      }
      expect(expectRefused(book, [{ ...move(owed), commitment: '?' }])).toBe(
        'quota.unknownCommitment',
      );
      applyLegal(box, book, [move(owed)]);
      return;
    }
    const [area, paddy, capacity] = this.parts;
    const amount = vectorOf([area + 1, paddy, capacity]);
    const made = { ...base, action: 'promise', amount, due: BASE.day, guarantor: 'c' } as const;
    const early = { ...made, due: (BASE.day - 1) as Day };
    for (const bad of [early, { ...made, guarantor: '' }]) {
      expect(expectRefused(book, [bad])).toBe('quota.commitment');
    }
    expect(expectRefused(book, [made, made])).toBe('quota.promisedTwice');
    applyLegal(box, book, [made]);
    expect(expectRefused(book, [made])).toBe('quota.promisedTwice');
  }

  toString(): string {
    return `${this.fulfils ? 'fulfil' : 'promise'} ${this.name} ${this.parts}`;
  }
}
