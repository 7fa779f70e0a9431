import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Shared } from '../../src/rules/sharing.ts';
import type { Cast } from '../../src/rules/sharing-cast.ts';
import { phaseOn } from '../../src/rules/sharing-phase.ts';
import type { CapRule, FloorRule, SharingRule } from '../../src/rules/sharing-rule.ts';
import { formatDay } from '../../src/units/day.ts';
import { fen } from '../../src/units/fen.ts';
import { runDay } from '../arbitraries/day.ts';
import { mapInside } from '../arbitraries/sharing-inside.ts';
import { anyLimitedRule, anyPhaseRule } from '../arbitraries/sharing-parts.ts';
import { anyFixedRule, anySharingRule } from '../arbitraries/sharing-rule.ts';
import { anyCast, anyReceipts } from '../arbitraries/sharing-run.ts';
import { RUNS, replayed } from '../replay.ts';
import { fixed, type Paid, shareAll } from '../rules/sharing-case.ts';
import { isWithin, usesResidual } from './engine-case.ts';

const CASES = 300;

function holds<T extends SharingRule>(
  name: string,
  rules: fc.Arbitrary<T>,
  check: (rule: T, paid: Paid[], cast: Cast) => void,
): void {
  it(name, () => {
    const property = fc.property(rules, anyReceipts, anyCast, check);
    fc.assert(property, { ...replayed<[T, Paid[], Cast]>(name), numRuns: RUNS ?? CASES });
  });
}

/** Rows as a run writes them: what isWithin compares. */
function rowsOf(shared: Shared, amountFen: number) {
  return shared.shares.map((share) => ({
    ...{ entry: 0, deal: '', receipt: '', rule: '', baseFen: fen(amountFen) },
    ...share,
  }));
}

function totals(shared: readonly Shared[]): Map<string, number> {
  const sums = new Map<string, number>();
  for (const { shares } of shared) {
    for (const { party, shareFen } of shares) sums.set(party, (sums.get(party) ?? 0) + shareFen);
  }
  return sums;
}

/** The receipts a limit counts together, by their places in the list. */
function together({ over }: CapRule | FloorRule, paid: readonly Paid[]): number[][] {
  const keyOf = ([day, , name = '']: Paid) => {
    if (over === 'deal') return name;
    if (over === 'year') return day.slice(0, 4);
    if (over === 'run') return '';
    const [from, to] = [formatDay(over.from), nextYears(formatDay(over.from), over.years)];
    return day >= from && day < to ? '' : null;
  };
  const groups = new Map<string, number[]>();
  for (const [at, one] of paid.entries()) {
    const key = keyOf(one);
    if (key !== null) groups.set(key, [...(groups.get(key) ?? []), at]);
  }
  return [...groups.values()];
}

/** The same date some years on; a leap day becomes the last of February. */
function nextYears(date: string, years: number): string {
  const year = Number(date.slice(0, 4)) + years;
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return `${year}${date.endsWith('02-29') && !isLeap ? '-02-28' : date.slice(4)}`;
}

describe('any sharing rule', () => {
  holds(
    'M2 every receipt is shared whole, each party within a fen',
    anySharingRule,
    (rule, paid, cast) => {
      const away = usesResidual(rule) ? 9n : 1n;
      for (const [at, shared] of shareAll(rule, paid, cast).entries()) {
        const [, amount, name] = paid[at]!;
        expect(shared.shares.reduce((sum, { shareFen }) => sum + shareFen, 0)).toBe(amount);
        const isLast = !paid.slice(at + 1).some(([, , later]) => later === name);
        if (isLast) continue;
        for (const row of rowsOf(shared, amount)) expect(isWithin([row], away)).toBe(true);
      }
    },
  );

  holds(
    'M2 a deal as a whole gives each party its exact share within a fen',
    anySharingRule,
    (rule, paid, cast) => {
      const away = usesResidual(rule) ? 30n : 1n;
      const shared = shareAll(rule, paid, cast);
      for (const name of new Set(paid.map(([, , of]) => of))) {
        const rows = shared.flatMap((one, at) =>
          paid[at]![2] === name ? rowsOf(one, paid[at]![1]) : [],
        );
        for (const party of new Set(rows.map((row) => row.party))) {
          expect(
            isWithin(
              rows.filter((row) => row.party === party),
              away,
            ),
          ).toBe(true);
        }
      }
    },
  );

  holds(
    'R3 parts of a receipt on one day come to the whole receipt',
    anySharingRule.map(perDeal),
    (rule, paid, cast) => {
      const [first, ...rest] = paid;
      const [day, amount, name] = first!;
      const part = Math.floor(amount / 3);
      const cut: Paid[] = [[day, part, name!], [day, amount - part, name!], ...rest];
      expect(sorted(totals(shareAll(rule, cut, cast)))).toEqual(
        sorted(totals(shareAll(rule, paid, cast))),
      );
    },
  );
});

const sorted = (sums: Map<string, number>) =>
  [...sums].filter(([, sum]) => sum !== 0).sort(([a], [b]) => (a < b ? -1 : 1));

/** The rule with limits that count within the deal: what spans deals rounds by receipt. */
function perDeal(rule: SharingRule): SharingRule {
  const inside = mapInside(rule, perDeal);
  if (inside.kind === 'cap' || inside.kind === 'floor') return { ...inside, over: 'deal' };
  if (inside.kind !== 'phase') return inside;
  return { ...inside, phases: inside.phases.map((phase) => ({ ...phase, whileBelow: null })) };
}

const anyCap = fc.oneof(...anyLimitedRule(anySharingRule.map(perDeal).map(bare))).filter(isCap);
const anyFloor = fc.oneof(...anyLimitedRule(anySharingRule.map(bare))).filter(isFloor);

function isCap(rule: SharingRule): rule is CapRule {
  return rule.kind === 'cap';
}

function isFloor(rule: SharingRule): rule is FloorRule {
  return rule.kind === 'floor';
}

/** The rule without limits of its own, so that nothing else holds a party back or up. */
function bare(rule: SharingRule): SharingRule {
  const inside = mapInside(rule, bare);
  return inside.kind === 'cap' || inside.kind === 'floor' ? inside.rule : inside;
}

describe('limits', () => {
  holds('a cap is never exceeded, to the fen', anyCap, (rule, paid, cast) => {
    const shared = shareAll(rule, paid, cast);
    for (const group of together(rule, paid)) {
      const sums = totals(group.map((at) => shared[at]!));
      // Odd fen of an earlier year are settled with the deal's last receipt.
      const oddFen = rule.over === 'deal' || rule.over === 'run' ? 0 : paid.length;
      const seen = new Set<string>([cast.parties[rule.excessTo]]);
      for (const limit of rule.limits) {
        const party = cast.parties[limit.party];
        if (seen.has(party)) continue;
        seen.add(party);
        if ('amountFen' in limit) {
          expect(sums.get(party) ?? 0).toBeLessThanOrEqual(limit.amountFen + oddFen);
          continue;
        }
        const base = group.reduce((sum, at) => sum + paid[at]![1], 0);
        const { numerator, denominator } = limit.share;
        const most = BigInt(base) * BigInt(numerator);
        const mine = BigInt(sums.get(party) ?? 0) - BigInt(Math.max(group.length, oddFen));
        expect(mine * BigInt(denominator) <= most).toBe(true);
      }
    }
  });

  holds(
    'a floor is met while there is money, a fen per receipt apart',
    anyFloor,
    (rule, paid, cast) => {
      const shared = shareAll(rule, paid, cast);
      for (const group of together(rule, paid)) {
        const sums = totals(group.map((at) => shared[at]!));
        let left = BigInt(group.reduce((sum, at) => sum + paid[at]![1], 0));
        const base = left;
        const seen = new Set<string>();
        for (const limit of rule.limits) {
          const party = cast.parties[limit.party];
          if (seen.has(party)) continue;
          seen.add(party);
          const slack = rule.over === 'deal' ? 1n : BigInt(paid.length + 1);
          const given = BigInt(sums.get(party) ?? 0) + slack;
          if ('amountFen' in limit) {
            const amount = BigInt(limit.amountFen);
            const least = amount < left ? amount : left;
            left -= least;
            expect(given >= least).toBe(true);
          } else {
            const { numerator, denominator } = limit.share;
            expect(given * BigInt(denominator) >= base * BigInt(numerator)).toBe(true);
          }
        }
      }
    },
  );
});

describe('raising a share', () => {
  const shell = fc.constantFrom<(rule: SharingRule) => SharingRule>(
    (rule) => rule,
    (rule) => ({
      kind: 'levyFirst',
      to: 'hunan',
      rate: { numerator: 1, denominator: 7 },
      rest: rule,
    }),
    (rule) => ({ kind: 'waterfall', steps: [{ amountFen: fen(1000), rule }], rest: rule }),
    (rule) => ({
      kind: 'cap',
      limits: [{ party: 'partner', amountFen: fen(5000) }],
      over: 'run',
      rule,
      excessTo: 'hunan',
    }),
    (rule) => ({
      kind: 'floor',
      limits: [{ party: 'hunan', amountFen: fen(500) }],
      over: 'year',
      rule,
    }),
    (rule) => ({
      kind: 'floor',
      limits: [{ party: 'green-heart', share: { numerator: 1, denominator: 3 } }],
      over: 'deal',
      rule,
    }),
    (rule) => ({
      kind: 'increment',
      baselines: [{ role: 'changsha', everyYearFen: fen(700), byYear: [] }],
      rule,
    }),
  );

  it('R2 never lowers it by more than a fen per receipt', () => {
    const parts = fc.tuple(
      fc.integer({ min: 0, max: 50 }),
      fc.integer({ min: 0, max: 25 }),
      fc.integer({ min: 0, max: 25 }),
      fc.integer({ min: 0, max: 10 }),
    );
    const property = fc.property(
      shell,
      parts,
      anyReceipts,
      (around, [mine, hunan, green, more], paid) => {
        const rule = (share: number) =>
          around(
            fixed({
              partner: `${share}%`,
              hunan: `${hunan}%`,
              'green-heart': `${green}%`,
              land: `${100 - share - hunan - green}%`,
            }),
          );
        const sum = (share: number) => totals(shareAll(rule(share), paid)).get('zhuzhou') ?? 0;
        const raised = Math.min(100 - hunan - green, mine + more);
        expect(sum(raised)).toBeGreaterThanOrEqual(sum(Math.min(mine, raised)) - paid.length);
      },
    );
    fc.assert(property, { numRuns: RUNS ?? CASES });
  });
});

describe('phases', () => {
  it('change on the date, whatever the month and the leap year', () => {
    const property = fc.property(
      anyPhaseRule(anyFixedRule),
      runDay,
      runDay,
      (rule, day, signed) => {
        const found = phaseOn(rule, day, signed)!;
        const since = rule.since === 'signed' ? signed : rule.since;
        const date = formatDay(day);
        const steps = rule.phases.map((_, i) => `phase${i}`);
        if (since !== null && date < formatDay(since)) {
          expect(found?.step ?? 'before').toBe('before');
          return;
        }
        let start = since === null ? '' : formatDay(since);
        const at = rule.phases.findIndex(({ years, to }) => {
          if (years !== null) start = nextYears(start, years);
          return years === null ? date <= formatDay(to!) : date < start;
        });
        expect(found.step).toBe(steps[at] ?? 'rest');
      },
    );
    fc.assert(property, { numRuns: RUNS ?? 500 });
  });
});
