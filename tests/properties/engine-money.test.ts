import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { run } from '../../src/engine/run.ts';
import type { Account } from '../../src/ledger/account.ts';
import { addDays } from '../../src/units/day.ts';
import { inputOf } from '../arbitraries/run-case.ts';
import { START } from '../engine/fixture.ts';
import { postingRows } from '../engine/posting-rows.ts';
import { SEED_RULES } from '../rules/seed-book.ts';

import { accountsOf, groupBy, holds, isWithin, twice, usesResidual } from './engine-case.ts';
import { expectBalanced, expectCleared, expectSharedOut } from './money-checks.ts';

describe('money', () => {
  holds('M1 every entry sums to zero, and so do all accounts', expectBalanced);

  holds('M2 the shares of an amount sum to it', expectSharedOut);

  holds(
    'M2 a receipt that is not the last gives each party its share within a fen',
    (result, input) => {
      const { policy } = input;
      const taxRules = Object.values(policy.taxSharing);
      const isLoose = [policy.sharing.rule, ...taxRules].some(usesResidual);
      const lastOf = new Map<string, number>();
      for (const { deal, receipt } of result.shares) {
        const number = Number(receipt.split('/').at(-1));
        if (number > 0) lastOf.set(deal, Math.max(lastOf.get(deal) ?? 0, number));
      }
      for (const row of result.shares) {
        const number = Number(row.receipt.split('/').at(-1));
        if (number === lastOf.get(row.deal)) continue;
        expect(isWithin([row], isLoose ? 8n : 1n)).toBe(true);
      }
    },
  );

  holds('M2 a party has its exact share of a whole deal within a fen', (result, { policy }) => {
    const isLoose = usesResidual(policy.sharing.rule);
    const settled = new Set(
      result.deals.filter((d) => d.outcome === 'settled').map((d) => d.deal.id),
    );
    const prices = result.shares.filter(
      ({ deal, receipt }) => settled.has(deal) && /\/\d+$/.test(receipt),
    );
    for (const rows of groupBy(prices, ({ deal, party }) => `${deal} ${party}`).values()) {
      expect(isWithin(rows, isLoose ? 8n : 1n)).toBe(true);
    }
  });

  holds('M3 receipts are settled or still in clearing, at every period end', (result) => {
    expectCleared(result);
    const last = result.history.at(-1)!.treasuries;
    const held = Object.values(last).map(({ clearing = 0, escrow = 0 }) => clearing + escrow);
    expect(held.every((one) => one === 0)).toBe(true);
  });

  holds('M3 each receipt is settled whole', (result) => {
    const paid = new Map<string, number>();
    const add = (deal: string, by: number) => paid.set(deal, (paid.get(deal) ?? 0) + by);
    for (const { deal, from, to, fen } of postingRows(result)) {
      if (to.includes(':clearing:')) add(deal, fen);
      if (from.includes(':clearing:')) add(deal, -fen);
    }
    expect([...paid.values()].every((left) => left === 0)).toBe(true);
  });

  holds('M4 a transfer leaves what each party owns unchanged, wherever it lies', (result) => {
    const ownerOf = (account: Account) => account.owner ?? 'outside';
    for (const { stage, legs } of result.ledger.journal.entries()) {
      if (stage !== 'transfer') continue;
      const net = new Map<string, number>();
      for (const { from, to, amountFen } of legs) {
        const [a, b] = [from, to].map((id) => ownerOf(result.ledger.chart.account(id)));
        net.set(a!, (net.get(a!) ?? 0) - amountFen);
        net.set(b!, (net.get(b!) ?? 0) + amountFen);
      }
      expect([...net.values()].every((sum) => sum === 0)).toBe(true);
    }
  });

  holds("M6 with every transfer booked nobody holds another's money", (result) => {
    expect(result.transfers.filter(({ status }) => status === 'pending')).toEqual([]);
    expect(result.misplacement.filter(({ openFen }) => openFen !== 0)).toEqual([]);
    for (const { id, path } of accountsOf(result)) {
      if (path.includes(':for:')) expect(result.ledger.volumes.balanceFen(id)).toBe(0);
    }
  });

  twice(
    'M6 what lies in the wrong treasury at any end is what is pending',
    fc.integer({ min: 1, max: 1100 }),
    (given, days) => {
      const input = inputOf(given);
      const end = addDays(START, days);
      const deals = input.deals.filter(({ signed }) => signed <= end);
      const { misplacement, transfers } = run({ ...input, end, deals });
      const net = new Map<string, number>();
      const add = (from: string, to: string, by: number) => {
        net.set(`${from} ${to}`, (net.get(`${from} ${to}`) ?? 0) + by);
        net.set(`${to} ${from}`, (net.get(`${to} ${from}`) ?? 0) - by);
      };
      for (const { treasury, owner, openFen } of misplacement) add(treasury, owner, openFen);
      for (const { from, to, amountFen, status } of transfers) {
        if (status === 'pending') add(from, to, -amountFen);
      }
      expect([...net].filter(([, sum]) => sum !== 0)).toEqual([]);
    },
  );

  holds('M7 money crosses between the budgets only by the rules that say so', (result) => {
    const crossing = new Set(SEED_RULES.filter((r) => r.crossesBudgets).map(({ id }) => id));
    const budget = (path: string) =>
      /:(?:fund|clearing):/.test(path) ? 'fund' : path.includes(':general:') ? 'general' : null;
    for (const { from, to, rule } of postingRows(result)) {
      const [a, b] = [budget(from), budget(to)];
      if (a !== null && b !== null && a !== b) expect(crossing.has(rule)).toBe(true);
    }
  });
});
