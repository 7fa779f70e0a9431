import { describe, expect, it } from 'vitest';
import type { RunInput } from '../../src/engine/run-input.ts';
import { type ListingPlan, planListing } from '../../src/stages/1-listing/plan.ts';
import { scheduleReceipts } from '../../src/stages/2-collection/schedule.ts';
import { taxesDue } from '../../src/stages/2-collection/taxes.ts';
import { squareMetre } from '../../src/units/area.ts';
import { formatDay, isoDay } from '../../src/units/day.ts';
import { type Fen, fen } from '../../src/units/fen.ts';
import type { Deal } from '../../src/world/deal.ts';
import { deal, farmland, overrideOf, POLICY } from '../engine/fixture.ts';
import { smallWorld } from '../engine/small-world.ts';
import { seedBook, wan } from '../rules/seed-book.ts';

function schedule(given: Partial<Deal>, input: Partial<RunInput> = {}) {
  const { view, facts } = smallWorld(input);
  const known = facts(deal(given));
  const { depositFen } = planListing(known, view) as ListingPlan;
  return scheduleReceipts(known, depositFen, view);
}

const rows = (given: Partial<Deal>, input?: Partial<RunInput>) =>
  schedule(given, input).map((receipt) => [
    receipt.number,
    formatDay(receipt.due),
    receipt.amountFen / 1_000_000,
    receipt.fromDeposit ? 'deposit' : receipt.last ? 'last' : '',
  ]);
const wans = (...texts: string[]) => texts.map(wan) as Fen[];

describe('when the price is paid', () => {
  it.each<[string, Partial<Deal>, (string | number)[][]]>([
    [
      'a fifth as deposit, half within a month, the rest within a year',
      {},
      [
        [1, '2026-03-09', 2_000, 'deposit'],
        [2, '2026-04-09', 3_000, ''],
        [3, '2027-03-09', 5_000, 'last'],
      ],
    ],
    [
      'a due day off work moves to the next working day',
      { awarded: isoDay('2026-04-01'), signed: isoDay('2026-04-03') },
      [
        [1, '2026-04-03', 2_000, 'deposit'],
        [2, '2026-05-06', 3_000, ''],
        [3, '2027-04-06', 5_000, 'last'],
      ],
    ],
    [
      "the record's instalments, what they leave open falls due last",
      { instalmentsFen: wans('6000', '3000') },
      [
        [1, '2026-03-09', 2_000, 'deposit'],
        [2, '2026-04-09', 4_000, ''],
        [3, '2026-09-09', 3_000, ''],
        [4, '2027-03-09', 1_000, 'last'],
      ],
    ],
    [
      'one instalment of everything within a month',
      { instalmentsFen: wans('10000'), depositFen: fen(0) },
      [[1, '2026-04-09', 10_000, 'last']],
    ],
    [
      'a deposit beyond the first instalment eats into the second',
      { depositFen: wan('7000') },
      [
        [1, '2026-03-09', 7_000, 'deposit'],
        [2, '2027-03-09', 3_000, 'last'],
      ],
    ],
    [
      'a deposit of the whole price, and no more than that',
      { depositFen: wan('12000') },
      [[1, '2026-03-09', 10_000, 'deposit']],
    ],
    [
      'an allocation price has no deposit and one payment',
      { method: 'allocation', priceFen: wan('300') },
      [[1, '2026-04-09', 300, 'last']],
    ],
    ['nothing is paid for land supplied free', { method: 'allocation', priceFen: null }, []],
    [
      'a price of one fen is one payment',
      { priceFen: fen(1) },
      [[1, '2026-04-09', 0.000_001, 'last']],
    ],
  ])('%s', (_, given, expected) => {
    expect(rows(given)).toEqual(expected);
  });

  it.each([10_000_000_001, 3, 2, 99])('a price of %i fen is paid exactly, half rounded up', (p) => {
    const receipts = schedule({ priceFen: fen(p), depositFen: fen(0) });
    expect(receipts[0]!.amountFen).toBe(Math.ceil(p / 2));
    expect(receipts.reduce((sum, { amountFen }) => sum + amountFen, 0)).toBe(p);
    expect(receipts.map(({ last }) => last)).toEqual([false, true]);
  });

  it('one payment that is the deposit is the last one too', () => {
    const [only] = schedule({ depositFen: wan('10000') });
    expect(only).toMatchObject({ last: true, fromDeposit: true, rule: 'deposit-share' });
  });

  it('follows the rules of the signing day', () => {
    const rules = seedBook([overrideOf('first-instalment-share', '1', '', '2026-03-09')]);
    expect(rows({}, { rules }).map(([, , amount]) => amount)).toEqual([2_000, 8_000]);
    const later = seedBook([overrideOf('first-instalment-share', '1', '', '2026-03-10')]);
    expect(rows({}, { rules: later })).toHaveLength(3);
  });
});

function taxes(given: Partial<Deal>, input: Partial<RunInput> = {}, isBought = false) {
  const { view, facts } = smallWorld(input);
  const known = facts(deal(given));
  const receipts = scheduleReceipts(known, fen(0), view);
  return taxesDue(known, receipts, isBought, view).map((due) => [
    due.tax,
    formatDay(due.due),
    due.amountFen,
    due.payer,
    due.code,
  ]);
}

describe('taxes by date and place', () => {
  it('falls due on the last payment, 15 days after signing and 30 after award', () => {
    expect(taxes({})).toEqual([
      ['deedTax', '2027-03-09', 400_000_000, 'grantee', '10119'],
      ['stampTax', '2026-03-24', 5_000_000, 'grantee', '10111'],
      ['farmlandOccupationTax', '2026-04-01', 12_000_000, 'reserve', '10118'],
    ]);
  });

  it.each<[string, Partial<Deal>, number]>([
    ['a district', { county: 'yuhua' }, 3_000 * 4_000],
    ['a county', { county: 'liuyang' }, 3_000 * 3_000],
    ['a transport line', { use: 'transport' }, 3_000 * 200],
  ])('farmland tax in %s', (_, given, expected) => {
    expect(taxes(given).find(([tax]) => tax === 'farmlandOccupationTax')![2]).toBe(expected);
  });

  it('takes the rate of the signing day', () => {
    const rules = (from: string) => ({
      rules: seedBook([overrideOf('deed-tax-rate', '3%', '', from)]),
    });
    expect(taxes({}, rules('2026-03-09'))[0]![2]).toBe(300_000_000);
    expect(taxes({}, rules('2026-03-10'))[0]![2]).toBe(400_000_000);
  });

  it('asks nothing for land that took no farmland, nothing of the grantee for free land', () => {
    expect(taxes({ farmland: farmland(0) }).map(([tax]) => tax)).toEqual(['deedTax', 'stampTax']);
    const free = taxes({ method: 'allocation', priceFen: null });
    expect(free.map(([tax]) => tax)).toEqual(['farmlandOccupationTax']);
  });

  it('never falls due before the contract', () => {
    const rules = seedBook([overrideOf('farmland-tax-days', '0')]);
    const [, , farmlandTax] = taxes({}, { rules });
    expect(farmlandTax![1]).toBe('2026-03-09');
  });

  it.each<[typeof POLICY.reclamationFee, boolean, boolean]>([
    ['never', false, false],
    ['always', true, true],
    ['always', false, true],
    ['unlessBought', false, true],
    ['unlessBought', true, false],
  ])('reclamation fee %s, bought %s: due %s', (reclamationFee, isBought, isDue) => {
    const policy = { ...POLICY, reclamationFee };
    const fees = taxes({}, { policy }, isBought).filter(([tax]) => tax === 'reclamationFee');
    expect(fees).toHaveLength(isDue ? 1 : 0);
  });

  it('takes the defaults of the rules where the record is silent, and says so', () => {
    const { facts } = smallWorld();
    const silent = facts(deal({ farmland: null, stockAreaM2: squareMetre(4_000) }));
    expect(silent.taken.areaM2).toBe(2_400);
    expect(silent.assumed).toEqual([
      'farmland-share',
      'paddy-share',
      'mean-grade-paddy',
      'mean-grade-dry',
    ]);
    expect(facts(deal()).assumed).toEqual([]);
  });
});
