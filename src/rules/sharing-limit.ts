import { type Day, yearOf } from '../units/day.ts';
import {
  type Fraction,
  fraction,
  isLess,
  lesser,
  minus,
  NOTHING,
  ofRatio,
  over,
  plus,
  times,
} from './fraction.ts';
import { addTo, type Fractions } from './sharing-cast.ts';
import { afterYears } from './sharing-phase.ts';
import type { CapRule, Limit, Span } from './sharing-rule.ts';
import type { SharingPlace, Stretch } from './sharing-stretch.ts';
import type { CountKey, Tally } from './sharing-tally.ts';

/** Caps stretches; where the excess would be the capped party's own, its cap does nothing. */
export function capped(stretches: readonly Stretch[], rule: CapRule, at: SharingPlace): Stretch[] {
  const count = countKey(rule.over, at);
  const receiver = at.cast.parties[rule.excessTo];
  const limits = meters(rule.limits, count, at).filter(({ party }) => party !== receiver);
  if (count === null || limits.length === 0) return [...stretches];
  return walk(stretches, (rates) => {
    const given = new Map(rates);
    let holds: Fraction | null = null;
    for (const limit of limits) {
      const rate = rates.get(limit.party) ?? NOTHING;
      const most = atMost(limit, rate, at.tally);
      addTo(given, limit.party, minus(most.rate, rate));
      addTo(given, receiver, minus(rate, most.rate));
      holds = sooner(holds, most.holds);
    }
    return { given, holds, after: (length) => countUp(limits, given, length, at.tally) };
  });
}

/** What a cap leaves of a rate, and for how long. */
function atMost(limit: Meter, rate: Fraction, tally: Tally): Step {
  if (limit.amount !== null) {
    const room = minus(limit.amount, tally.read(limit.key));
    if (room.n <= 0n) return { rate: NOTHING, holds: null };
    return { rate, holds: rate.n === 0n ? null : over(room, rate) };
  }
  const { share } = limit;
  const room = minus(NOTHING, aheadOf(limit, tally));
  // Past its cap since a deal was undone: it waits until the rest has caught up.
  if (room.n < 0n) {
    return { rate: NOTHING, holds: share.n === 0n ? null : over(minus(NOTHING, room), share) };
  }
  if (!isLess(share, rate)) return { rate, holds: null };
  return room.n === 0n
    ? { rate: share, holds: null }
    : { rate, holds: over(room, minus(rate, share)) };
}

/** What a party has had beyond its limit's share of what was shared under that limit. */
export function aheadOf({ key, due }: ShareMeter, tally: Tally): Fraction {
  return minus(tally.read(key), tally.read(due));
}

interface Step {
  readonly rate: Fraction;
  readonly holds: Fraction | null;
}

/** A party's limit in money, with the place where what it has had is counted. */
export interface AmountMeter {
  readonly party: string;
  readonly key: CountKey;
  readonly amount: Fraction;
  readonly share: null;
}

/** A party's limit as a share; what that share has come to is counted at `due`. */
export interface ShareMeter {
  readonly party: string;
  readonly key: CountKey;
  readonly amount: null;
  readonly share: Fraction;
  readonly due: CountKey;
}

export type Meter = AmountMeter | ShareMeter;

/** The limits as the cast plays them; a party with several parts is held to the first. */
export function meters(
  limits: readonly Limit[],
  count: CountKey | null,
  { cast }: SharingPlace,
): Meter[] {
  if (count === null) return [];
  const found = new Map<string, Meter>();
  for (const limit of limits) {
    const party = cast.parties[limit.party];
    if (found.has(party)) continue;
    const key = named(count, party);
    const meter: Meter =
      'share' in limit
        ? { party, key, amount: null, share: ofRatio(limit.share), due: named(key, 'due') }
        : {
            party,
            key: { ...key, roundUp: count.of === 'run' },
            amount: fraction(BigInt(limit.amountFen)),
            share: null,
          };
    found.set(party, meter);
  }
  return [...found.values()];
}

/** What one step along a stretch gives, how long it stays so, and what to count then. */
interface Move {
  readonly given: Fractions;
  readonly holds: Fraction | null;
  after(length: Fraction): void;
}

/** Goes along stretches and cuts them where what is given changes. */
export function walk(stretches: readonly Stretch[], move: (rates: Fractions) => Move): Stretch[] {
  return stretches.flatMap(({ length: whole, rates }) => {
    const cut: Stretch[] = [];
    for (let left = whole; left.n > 0n; ) {
      const { given, holds, after } = move(rates);
      const length = holds === null ? left : lesser(left, holds);
      cut.push({ length, rates: given });
      after(length);
      left = minus(left, length);
    }
    return cut;
  });
}

/** Counts what the limited parties got over a length, and what their limits came to. */
export function countUp(
  limits: readonly Meter[],
  given: Fractions,
  length: Fraction,
  tally: Tally,
): void {
  for (const limit of limits) {
    tally.add(limit.key, times(given.get(limit.party) ?? NOTHING, length));
    if (limit.share !== null) tally.add(limit.due, times(limit.share, length));
  }
}

/** The sooner of two lengths; null is never. */
export function sooner(a: Fraction | null, b: Fraction | null): Fraction | null {
  if (a === null || b === null) return a ?? b;
  return lesser(a, b);
}

/** Under which name a limit counts on a day; null when the day lies outside its span. */
export function countKey(span: Span, { path, day }: SharingPlace): CountKey | null {
  if (span === 'deal') return { of: 'deal', name: path, roundUp: false };
  if (span === 'year') return { of: 'run', name: `${path} ${yearOf(day)}`, roundUp: false };
  if (span !== 'run' && !isWithin(span, day)) return null;
  return { of: 'run', name: path, roundUp: false };
}

function isWithin({ from, years }: Exclude<Span, string>, day: Day): boolean {
  return day >= from && day < afterYears(from, years);
}

export function named(key: CountKey, what: string): CountKey {
  return { ...key, name: `${key.name} ${what}` };
}

/** The sum of what some parties have of a set of fractions. */
export function sumFor(parties: Iterable<string>, fractions: Fractions): Fraction {
  let sum = NOTHING;
  for (const party of parties) sum = plus(sum, fractions.get(party) ?? NOTHING);
  return sum;
}
