import { describe, expect, it } from 'vitest';
import { QuotaBook } from '../../src/quota/book.ts';
import type { Lot } from '../../src/quota/lot.ts';
import { vector } from '../../src/quota/vector.ts';
import { isoDay } from '../../src/units/day.ts';
import { fen } from '../../src/units/fen.ts';

const DAY = isoDay('2026-03-01');
const BASE = { day: DAY, rule: 'rule', deal: '' } as const;

function bookWith(more: Partial<Lot> = {}): QuotaBook {
  const book = new QuotaBook();
  const lot: Lot = {
    ...{ id: 'A', ledger: 'L4', origin: 'liling', project: 'p', document: 'doc', grade: null },
    ...{ accepted: DAY, vintage: 2026, expires: null, minted: vector(100, 40, 70) },
    ...more,
  };
  book.apply([{ ...BASE, action: 'mint', lot, holder: 'zhuzhou' }]);
  return book;
}

describe('what the quota book refuses', () => {
  it('to part a lot that is in one piece', () => {
    const book = bookWith({ whole: true });
    const sell = (amount: ReturnType<typeof vector>) =>
      book.apply([
        {
          ...{ ...BASE, action: 'trade', lot: 'A', from: 'zhuzhou', to: 'changsha', amount },
          priceFen: fen(1),
        },
      ]);
    expect(() => sell(vector(100, 40, 69))).toThrow('Q2.lotSoldInParts');
    expect(book.moves()).toHaveLength(1);
    sell(vector(100, 40, 70));
    expect(book.holding('A', 'changsha').available).toEqual(vector(100, 40, 70));
  });

  it('to assess a year twice, or an earlier one after it', () => {
    const book = bookWith();
    const assess = (city: string, year: number) =>
      book.assess({
        ...{ city, year, day: DAY, farmlandM2: 1, bookedM2: 0, targetM2: 1 },
        ...{ basicFarmlandM2: 0, basicTargetM2: 0 },
      });
    assess('zhuzhou', 2026);
    expect(() => assess('zhuzhou', 2026)).toThrow('quota.assessedTwice');
    expect(() => assess('zhuzhou', 2025)).toThrow('quota.assessedTwice');
    assess('changsha', 2026);
    assess('zhuzhou', 2027);
    expect(book.assessments().map(({ city, year }) => `${city} ${year}`)).toEqual([
      ...['zhuzhou 2026', 'changsha 2026', 'zhuzhou 2027'],
    ]);
  });
});
