import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withoutCooperation } from '../../src/engine/alone.ts';
import { run } from '../../src/engine/run.ts';
import type { RunInput } from '../../src/engine/run-input.ts';
import type { RunResult, ShareRow } from '../../src/engine/run-result.ts';
import type { Account } from '../../src/ledger/account.ts';
import { DIMENSIONS, type Vector } from '../../src/quota/vector.ts';
import type { FixedRule, SharingRule } from '../../src/rules/sharing-rule.ts';
import { addDays, formatDay, isoDay } from '../../src/units/day.ts';
import { ratio } from '../../src/units/ratio.ts';
import { completeDeal } from '../../src/world/deal-facts.ts';
import { anyDealList, anyRunCase, inputOf, type RunCase } from '../arbitraries/run-case.ts';
import { KEEP_ALL, overrideOf, PLACES, POLICY, RULES, START } from '../engine/fixture.ts';
import { postingRows } from '../engine/posting-rows.ts';
import { RUNS, replayed } from '../replay.ts';
import { SEED_RULES, seedBook } from '../rules/seed-book.ts';

const CASES = 60;

/** Holds for any case; the case is kept as text when it does not. */
function holds(name: string, check: (result: RunResult, input: RunInput) => void): void {
  it(name, () => {
    const property = fc.property(anyRunCase, (given) => {
      const input = inputOf(given);
      check(run(input), input);
    });
    fc.assert(property, { ...replayed<[RunCase]>(name), numRuns: RUNS ?? CASES });
  });
}

function twice<T>(
  name: string,
  other: fc.Arbitrary<T>,
  check: (given: RunCase, changed: T) => void,
): void {
  it(name, () => {
    const property = fc.property(anyRunCase, other, check);
    fc.assert(property, { ...replayed<[RunCase, T]>(name), numRuns: RUNS ?? CASES });
  });
}

function groupBy<T>(rows: readonly T[], keyOf: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row]);
  return groups;
}

const accountsOf = ({ ledger }: RunResult) => ledger.chart.accounts();
const allShares = (rows: readonly ShareRow[]) => groupBy(rows, ({ receipt }) => receipt);
const bytes = (value: unknown) =>
  JSON.stringify(value, (_, part) => (typeof part === 'bigint' ? `${part}n` : part));
const seals = ({ ledger }: RunResult) => ledger.journal.seals();

function everything(result: RunResult): string {
  const { shares, transfers, quota, misplacement, cashYears, deals } = result;
  return bytes([seals(result), shares, transfers, quota.moves(), misplacement, cashYears, deals]);
}

function usesResidual(rule: SharingRule): boolean {
  if (rule.kind === 'fixed' || rule.kind === 'weights') return rule.residualTo !== null;
  if (rule.kind === 'byOrigin') return usesResidual(rule.local) || usesResidual(rule.crossRegion);
  return false;
}

/** Exact sum of base × share less what was given, compared with a number of fen. */
function isWithin(rows: readonly ShareRow[], fenAway: bigint): boolean {
  const d = rows.reduce((product, row) => product * row.denominator, 1n);
  const off = rows.reduce(
    (sum, { baseFen, numerator, denominator, shareFen }) =>
      sum + (BigInt(baseFen) * numerator * d) / denominator - BigInt(shareFen) * d,
    0n,
  );
  return off < fenAway * d && -off < fenAway * d;
}

describe('money', () => {
  holds('M1 every entry sums to zero, and so do all accounts', (result) => {
    for (const { legs } of result.ledger.journal.entries()) {
      expect(legs.length).toBeGreaterThan(0);
      for (const { from, to, amountFen } of legs) {
        expect(Number.isSafeInteger(amountFen) && amountFen > 0 && from !== to).toBe(true);
      }
    }
    const balances = accountsOf(result).map(({ id }) => result.ledger.volumes.balanceFen(id));
    expect(balances.reduce((sum: number, one) => sum + one, 0)).toBe(0);
  });

  holds('M2 the shares of an amount sum to it', ({ shares }) => {
    for (const rows of allShares(shares).values()) {
      const given = rows.reduce((sum, { shareFen }) => sum + shareFen, 0);
      expect(given).toBe(rows[0]!.baseFen);
    }
  });

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
    const rows = postingRows(result);
    // The first state is the opening, before anything of its day has happened.
    for (const { day, treasuries } of result.history.slice(1)) {
      const until = rows.filter(({ date }) => date <= formatDay(day));
      for (const section of ['clearing', 'escrow']) {
        const inside = until.reduce(
          (sum, { from, to, fen }) =>
            sum +
            (to.includes(`:${section}:`) ? fen : 0) -
            (from.includes(`:${section}:`) ? fen : 0),
          0,
        );
        const lying = Object.values(treasuries).map((owners) => owners[section] ?? 0);
        expect(lying.reduce((sum, one) => sum + one, 0)).toBe(inside);
        expect(inside).toBeGreaterThanOrEqual(0);
      }
    }
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

describe('quota', () => {
  const KEYS = ['available', 'reserved', 'used', 'expired'] as const;
  const STEP: Record<string, readonly [string, string]> = {
    reserve: ['available', 'reserved'],
    writeOff: ['reserved', 'used'],
    expire: ['available', 'expired'],
  };

  holds('Q1 Q2 every unit minted is somewhere, none is there twice or below zero', ({ quota }) => {
    const cells = new Map<string, number>();
    const minted = new Map<string, Vector>();
    const change = (lot: string, holder: string, state: string, amount: Vector, by: 1 | -1) => {
      for (const d of DIMENSIONS) {
        const key = `${lot} ${holder} ${state} ${d}`;
        const next = (cells.get(key) ?? 0) + by * amount[d];
        expect(next).toBeGreaterThanOrEqual(0);
        cells.set(key, next);
      }
    };
    for (const move of quota.moves()) {
      if (move.action === 'mint') {
        expect(minted.has(move.lot.id)).toBe(false);
        minted.set(move.lot.id, move.lot.minted);
        change(move.lot.id, move.holder, 'available', move.lot.minted, 1);
      } else if ('from' in move) {
        change(move.lot, move.from, 'available', move.amount, -1);
        change(move.lot, move.to, 'available', move.amount, 1);
      } else {
        const [from, to] = STEP[move.action]!;
        change(move.lot, move.holder, from, move.amount, -1);
        change(move.lot, move.holder, to, move.amount, 1);
      }
    }
    for (const [lot, whole] of minted) {
      for (const d of DIMENSIONS) {
        const found = [...quota.positionsOf(lot)]
          .flatMap(({ holder }) => KEYS.map((s) => cells.get(`${lot} ${holder} ${s} ${d}`) ?? 0))
          .reduce((sum, one) => sum + one, 0);
        expect(found).toBe(whole[d]);
      }
    }
  });

  holds('Q3 no city ends a period below its target, unless it began there', (result, input) => {
    for (const { farmlandM2 } of result.history) {
      for (const { city, stockM2 } of input.opening.farmland) {
        expect(farmlandM2[city]).toBeGreaterThanOrEqual(Math.min(3_000_000, stockM2));
      }
    }
  });

  holds('Q4 what a deal writes off is what it takes, in each dimension', ({ deals, quota }) => {
    for (const { deal, outcome } of deals) {
      const facts = completeDeal(deal, PLACES.get(deal.county)!, RULES);
      const isSigned = outcome !== 'refused';
      const used = (ledger: string, d: (typeof DIMENSIONS)[number]) =>
        quota
          .moves()
          .reduce(
            (sum, move) =>
              move.action === 'writeOff' &&
              move.deal === deal.id &&
              quota.lot(move.lot)!.ledger === ledger
                ? sum + move.amount[d]
                : sum,
            0,
          );
      for (const d of DIMENSIONS) expect(used('L4', d)).toBe(isSigned ? facts.taken[d] : 0);
      const newM2 = isSigned ? facts.newAreaM2 : 0;
      expect([used('L1', 'areaM2'), used('L2', 'areaM2')]).toEqual([newM2, newM2]);
      expect(used('L7', 'areaM2')).toBe(isSigned ? facts.taken.areaM2 : 0);
    }
  });

  holds('a refused deal leaves no trace', ({ deals, ledger, quota, shares }) => {
    const refused = new Set(deals.filter((d) => d.outcome === 'refused').map((d) => d.deal.id));
    const traces = [...ledger.journal.entries(), ...quota.moves(), ...shares];
    expect(traces.filter(({ deal }) => refused.has(deal))).toEqual([]);
  });

  holds('what is paid for quota is what it was sold for', ({ ledger, quota }) => {
    const sold = quota.moves().reduce((sum, m) => sum + ('priceFen' in m ? m.priceFen : 0), 0);
    const paid = [...ledger.journal.entries()]
      .filter(({ stage }) => stage === 'quota')
      .flatMap(({ legs }) => legs)
      .reduce((sum, { amountFen }) => sum + amountFen, 0);
    expect(paid).toBe(sold);
  });
});

const anyChange = fc.constantFrom(
  ['deed-tax-rate', '3%'],
  ['stamp-tax-rate', '1‰'],
  ['settlement-lag', '4'],
  ['correction-days', '9'],
  ['pooled-split-days', '3'],
  ['business-fee-share', '1%'],
  ['education-earmark', '0'],
  ['irrigation-central-share', '50%'],
  ['land-reserve-fund-share', '9%'],
  ['first-instalment-share', '40%'],
  ['balance-months', '7'],
  ['deposit-share', '50%'],
  ['contract-deadline', '3'],
  ['farmland-tax-days', '3'],
  ['year-end-settlement-month', '1'],
  ['export-gate', '0'],
  ['new-construction-fee-province-share', '0'],
);

describe('rules', () => {
  const earlier = (result: RunResult, day: number) => {
    const date = formatDay(addDays(START, day));
    return bytes([
      postingRows(result).filter((row) => row.date < date),
      result.quota.moves().filter((move) => formatDay(move.day) < date),
      result.history.filter((state) => formatDay(state.day) < date),
    ]);
  };

  twice(
    'R1 a rule changed from a date on leaves everything before it as it was',
    fc.tuple(anyChange, fc.integer({ min: 1, max: 1000 })),
    (given, [[rule, value], day]) => {
      const input = inputOf(given);
      const from = formatDay(addDays(START, day));
      const rules = seedBook([overrideOf(rule!, value!, '', from)]);
      expect(earlier(run({ ...input, rules }), day)).toBe(earlier(run(input), day));
    },
  );

  twice(
    'R1 a regime asked for or authorised from a date on leaves everything before it as it was',
    fc.tuple(fc.constantFrom('T-A', 'T-B', 'T-C'), fc.integer({ min: 1, max: 1000 })),
    (given, [regime, day]) => {
      const input = inputOf(given);
      const from = addDays(START, day);
      const { regimes, authorised } = input.policy.transfer;
      const transfer = {
        regimes: [...regimes.filter((r) => r.from < from), { from, regime }],
        authorised:
          (authorised[regime] ?? from) < from ? authorised : { ...authorised, [regime]: from },
      };
      const changed = { ...input, policy: { ...input.policy, transfer } };
      expect(earlier(run(changed), day)).toBe(earlier(run(input), day));
    },
  );

  it('R2 raising a share never lowers it by more than a fen per allocation', () => {
    const name = 'R2 raising a share never lowers it by more than a fen per allocation';
    const weights = fc.array(fc.integer({ min: 1, max: 97 }), { minLength: 3, maxLength: 3 });
    const rule = ([land, listing, quota]: readonly number[], more: number): FixedRule => {
      const whole = land! + listing! + quota! + more;
      const shares = [
        { role: 'land' as const, share: ratio(land!, whole) },
        { role: 'listing' as const, share: ratio(listing! + more, whole) },
        { role: 'xiangtan' as const, share: ratio(quota!, whole) },
      ];
      return { kind: 'fixed', shares, residualTo: null };
    };
    const property = fc.property(
      anyRunCase,
      weights,
      fc.integer({ min: 0, max: 9 }),
      (given, parts, more) => {
        const input = inputOf(given);
        const { base } = input.policy.sharing;
        const of = (sharing: FixedRule, party: string) =>
          run({ ...input, policy: { ...input.policy, sharing: { base, rule: sharing } } })
            .shares.filter((row) => row.party === party && /\/\d+$/.test(row.receipt))
            .map(({ receipt, shareFen }) => ({ receipt, shareFen }));
        // Only where the raised role is a city of its own: the others lose by the same raise.
        const dealsOf = new Map(input.deals.map((d) => [d.id, d]));
        const plays = (id: string) => {
          const d = dealsOf.get(id)!;
          return d.listingCity === 'zhuzhou' && d.city !== 'zhuzhou';
        };
        const mine = (rows: ReturnType<typeof of>) =>
          rows.filter(({ receipt }) => plays(receipt.split('/')[0]!));
        const less = mine(of(rule(parts, 0), 'zhuzhou'));
        const raised = mine(of(rule(parts, more), 'zhuzhou'));
        const sum = (rows: typeof less) =>
          rows.reduce((total, { shareFen }) => total + shareFen, 0);
        expect(raised.length).toBe(less.length);
        expect(sum(raised)).toBeGreaterThanOrEqual(sum(less) - less.length);
      },
    );
    fc.assert(property, { ...replayed<[RunCase, number[], number]>(name), numRuns: RUNS ?? CASES });
  });

  twice(
    'R3 the order of the deals changes nothing',
    fc.array(fc.nat(), { minLength: 8, maxLength: 8 }),
    (given, keys) => {
      const input = inputOf(given);
      const order = input.deals.map((deal, i) => ({ deal, key: keys[i]! }));
      const deals = order.sort((a, b) => a.key - b.key).map(({ deal }) => deal);
      expect(everything(run({ ...input, deals }))).toBe(everything(run(input)));
    },
  );

  holds('D1 the same input gives the same seals and everything else', (result, input) => {
    expect(everything(run(input))).toBe(everything(result));
  });
});

describe('what must follow when something else changes', () => {
  holds('without cooperation no share leaves the land’s own party', (_, input) => {
    const alone = run(withoutCooperation(input));
    const landOf = new Map(input.deals.map(({ id, landParty }) => [id, landParty]));
    const out = alone.shares.filter((s) => s.party !== landOf.get(s.deal) && s.shareFen !== 0);
    expect(out).toEqual([]);
    expect(alone.transfers).toEqual([]);
    expect(alone.misplacement).toEqual([]);
    expect(alone.quota.moves().filter(({ action }) => action === 'trade')).toEqual([]);
  });

  holds('all to the land under T-A means nothing to transfer', (_, input) => {
    const { transfer } = POLICY;
    const greenHeart = { ...input.policy.greenHeart, enabled: false };
    const { base } = input.policy.sharing;
    const sharing = { base, rule: KEEP_ALL.rule };
    const policy = { ...input.policy, sharing, taxSharing: {}, transfer, greenHeart };
    expect(run({ ...input, policy }).transfers).toEqual([]);
  });

  twice('deals that come later change nothing that came before', anyDealList, (given, list) => {
    const input = inputOf(given);
    const more = list.map((deal) => ({ ...deal, id: `later-${deal.id}` }));
    const first = Math.min(...more.map(({ awarded, signed }) => awarded ?? signed));
    const date = formatDay(addDays(START, Math.max(0, first - START)));
    const rows = (deals: RunInput['deals']) =>
      bytes(postingRows(run({ ...input, deals })).filter((row) => row.date < date));
    expect(rows([...input.deals, ...more])).toBe(rows(input.deals));
  });

  holds('nothing is dated outside the run, and days never go back', (result, { start, end }) => {
    const entries = [...result.ledger.journal.entries()];
    for (const days of [entries.map((e) => e.day), result.quota.moves().map((m) => m.day)]) {
      expect(days).toEqual(days.toSorted((a, b) => a - b));
      expect(days.every((day) => day >= start && day <= end)).toBe(true);
    }
    expect(end).toBe(isoDay('2030-06-30'));
  });
});
