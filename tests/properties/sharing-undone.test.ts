import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileSharing, NOTHING_SHARED, type Shared } from '../../src/rules/sharing.ts';
import type { Cast } from '../../src/rules/sharing-cast.ts';
import type { CapRule, FloorRule, SharingRule } from '../../src/rules/sharing-rule.ts';
import {
  type Counts,
  countedBetween,
  NO_COUNTS,
  withoutCounts,
} from '../../src/rules/sharing-tally.ts';
import { isoDay } from '../../src/units/day.ts';
import { fen } from '../../src/units/fen.ts';
import { partyRank } from '../../src/world/party.ts';
import { anyLimitedRule } from '../arbitraries/sharing-parts.ts';
import { anyFixedRule, anySharingRule } from '../arbitraries/sharing-rule.ts';
import { anyCast, anyReceipts } from '../arbitraries/sharing-run.ts';
import { RUNS, replayed } from '../replay.ts';
import type { Paid } from '../rules/sharing-case.ts';

/** The deal that is undone. */
const UNDONE = 'a';

/** Shares receipts one by one and takes one deal back out of the counts where it is undone. */
class Sharing {
  history: Counts = NO_COUNTS;
  readonly #rule: SharingRule;
  readonly #cast: Cast;
  readonly #progress = new Map<string, Shared['progress']>();
  #tallied: Counts[] = [];

  constructor(rule: SharingRule, cast: Cast) {
    this.#rule = rule;
    this.#cast = cast;
  }

  share([date, amount, name = '']: Paid): Shared['shares'] {
    const receipt = { day: isoDay(date), amountFen: fen(amount), last: false, name };
    const before = this.#progress.get(name) ?? NOTHING_SHARED;
    const sharing = compileSharing(this.#rule, this.#cast, partyRank);
    const { shares, progress, history } = sharing.share(receipt, before, this.history);
    this.#progress.set(name, progress);
    if (name === UNDONE) this.#tallied.push(countedBetween(this.history, history));
    this.history = history;
    return shares;
  }

  undo(): void {
    for (const one of this.#tallied) this.history = withoutCounts(this.history, one);
    this.#tallied = [];
  }
}

const sorted = (counts: Counts) => [...counts].sort(([a], [b]) => (a < b ? -1 : 1));

describe('a deal undone', () => {
  it('M5 what comes after a deal undone is shared as if its money had never come', () => {
    const property = fc.property(
      anySharingRule,
      anyReceipts,
      anyReceipts,
      anyCast,
      (rule, undone, others, cast) => {
        const [with_, without] = [new Sharing(rule, cast), new Sharing(rule, cast)];
        for (const [day, amount] of undone) with_.share([day, amount, UNDONE]);
        with_.undo();
        expect(with_.history).toEqual(NO_COUNTS);
        for (const [day, amount] of others) {
          const paid: Paid = [day, amount, 'b'];
          expect(with_.share(paid)).toEqual(without.share(paid));
        }
        expect(sorted(with_.history)).toEqual(sorted(without.history));
      },
    );
    const numRuns = RUNS ?? 300;
    fc.assert(property, {
      ...replayed<[SharingRule, Paid[], Paid[], Cast]>(
        'M5 what comes after a deal undone is shared as if its money had never come',
      ),
      numRuns,
    });
  });

  /** Limits over the run on fixed shares: what each party is given is what its limit sees. */
  const anyRunLimit = fc
    .oneof(...anyLimitedRule(anyFixedRule))
    .filter(
      (rule): rule is CapRule | FloorRule =>
        rule.kind === 'floor' || (rule.kind === 'cap' && rule.rule.kind === 'fixed'),
    )
    .map((rule): CapRule | FloorRule => ({ ...rule, over: 'run' }));

  /** How far a party is beyond its share, in fen times the share's denominator. */
  const beyond = (had: number, base: number, share: { numerator: number; denominator: number }) =>
    BigInt(had) * BigInt(share.denominator) - BigInt(base) * BigInt(share.numerator);

  it('M5 caps and floors hold for what is left once a deal is undone between others', () => {
    let reopened = 0;
    const property = fc.property(
      anyRunLimit,
      anyReceipts,
      anyReceipts,
      anyCast,
      (rule, before, after, cast) => {
        const sharing = new Sharing(rule, cast);
        const had = new Map<string, number>();
        let baseFen = 0;
        const take = (paid: Paid) => {
          const shares = sharing.share(paid);
          if (paid[2] === UNDONE) return;
          baseFen += paid[1];
          for (const { party, shareFen } of shares)
            had.set(party, (had.get(party) ?? 0) + shareFen);
        };
        for (const paid of before) take(paid);
        sharing.undo();
        const [hadThen, baseThen] = [new Map(had), baseFen];
        const rest = after.filter(([, , name]) => name !== UNDONE);
        for (const [day, amount] of rest) take([day, amount, 'later']);
        const oddFen = before.length + after.length;
        const since = baseFen - baseThen;
        const limits = limitsOf(rule, cast);
        const of = (party: string) => had.get(party) ?? 0;
        const then = (party: string) => hadThen.get(party) ?? 0;
        let left = since;
        let lackFen = 0n;
        for (const { party, limit } of limits) {
          if (rule.kind === 'cap' && 'amountFen' in limit) {
            expect(of(party)).toBeLessThanOrEqual(limit.amountFen + oddFen);
          } else if (rule.kind === 'cap' && 'share' in limit) {
            const most = (v: bigint) => (v > 0n ? v : 0n);
            const past = most(beyond(then(party), baseThen, limit.share));
            if (past > BigInt(oddFen * limit.share.denominator)) reopened += 1;
            const now = beyond(of(party), baseFen, limit.share);
            const slack = BigInt(2 * oddFen * limit.share.denominator);
            const waits = BigInt(since) * BigInt(limit.share.numerator);
            expect(now <= most(past - waits) + slack).toBe(true);
          } else if ('amountFen' in limit) {
            // Calls in their order, out of the money that came since.
            const lacking = Math.max(0, limit.amountFen - then(party));
            if (lacking > 0 && since > 0) reopened += 1;
            const answered = Math.min(lacking, left);
            left -= answered;
            expect(of(party)).toBeGreaterThanOrEqual(then(party) + answered - oddFen);
          } else {
            const lack = (v: bigint) => (v < 0n ? -v : 0n);
            const { share } = limit;
            const [was, is] = [
              lack(beyond(then(party), baseThen, share)),
              lack(beyond(of(party), baseFen, share)),
            ];
            if (was > BigInt(oddFen * share.denominator)) reopened += 1;
            expect(is <= was + BigInt(2 * oddFen * share.denominator)).toBe(true);
            lackFen += is / BigInt(share.denominator);
          }
        }
        if (rule.kind !== 'floor' || limits.some(({ limit }) => 'amountFen' in limit)) return;
        // Whatever the floors leave of the money since has gone to those behind.
        const [sum, whole] = limits.reduce(
          ([n, d], { limit }) =>
            'share' in limit
              ? [
                  n * limit.share.denominator + limit.share.numerator * d,
                  d * limit.share.denominator,
                ]
              : [n, d],
          [0, 1],
        );
        const lackThen = limits.reduce((total, { party, limit }) => {
          if (!('share' in limit)) return total;
          const v = beyond(then(party), baseThen, limit.share);
          return v < 0n ? total + -v / BigInt(limit.share.denominator) : total;
        }, 0n);
        const free = (BigInt(since) * BigInt(whole - sum)) / BigInt(whole);
        const most = lackThen > free ? lackThen - free : 0n;
        expect(lackFen <= most + BigInt(4 * oddFen * (limits.length + 1))).toBe(true);
      },
    );
    fc.assert(property, { numRuns: RUNS ?? 400 });
    expect(reopened).toBeGreaterThan(20);
  });
});

/** A rule's limits as the cast plays them: the first of a party holds. */
function limitsOf(rule: CapRule | FloorRule, cast: Cast) {
  const excess = rule.kind === 'cap' ? cast.parties[rule.excessTo] : null;
  const found = new Map<string, CapRule['limits'][number]>();
  for (const limit of rule.limits) {
    const party = cast.parties[limit.party];
    if (party !== excess && !found.has(party)) found.set(party, limit);
  }
  return [...found].map(([party, limit]) => ({ party, limit }));
}
