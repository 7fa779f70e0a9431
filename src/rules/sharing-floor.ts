import {
  type Fraction,
  isLess,
  minus,
  NOTHING,
  over,
  plus,
  sumOf,
  times,
  WHOLE,
} from './fraction.ts';
import { addTo, type Fractions } from './sharing-cast.ts';
import {
  type AmountMeter,
  aheadOf,
  countKey,
  countUp,
  meters,
  named,
  type ShareMeter,
  sooner,
  sumFor,
  walk,
} from './sharing-limit.ts';
import type { FloorRule } from './sharing-rule.ts';
import type { SharingPlace, Stretch } from './sharing-stretch.ts';
import type { CountKey, Tally } from './sharing-tally.ts';

/** Keeps parties at or above their floors while there is money. */
export function floored(
  stretches: readonly Stretch[],
  rule: FloorRule,
  at: SharingPlace,
): Stretch[] {
  const count = countKey(rule.over, at);
  if (count === null) return [...stretches];
  const limits = meters(rule.limits, count, at);
  const shares = limits.filter((one): one is ShareMeter => one.share !== null);
  // Exactly: rounded up, a call would be answered before it is.
  const amounts = limits
    .filter((one): one is AmountMeter => one.share === null)
    .map((one) => ({ ...one, key: { ...one.key, roundUp: false } }));
  return amounts.length === 0
    ? sharedFloors(stretches, shares, at)
    : firstCalls(stretches, amounts, count, at);
}

/**
 * Each floor binds while its party is not ahead of its share of the base so far. Who has fallen
 * behind because a deal was undone is brought back first.
 */
function sharedFloors(
  stretches: readonly Stretch[],
  limits: readonly ShareMeter[],
  { tally }: SharingPlace,
): Stretch[] {
  return walk(stretches, (rates) => {
    const ahead = new Map(limits.map((limit) => [limit.party, aheadOf(limit, tally)]));
    const isBehind = limits.some(({ party }) => ahead.get(party)!.n < 0n);
    const { given, holds: until } = isBehind
      ? broughtBack(limits, ahead)
      : {
          given: toppedUp(
            rates,
            limits.filter(({ party }) => ahead.get(party)!.n === 0n),
          ),
          holds: null,
        };
    let holds = until;
    for (const { party, share } of limits) {
      const slack = ahead.get(party)!;
      const rate = given.get(party) ?? NOTHING;
      if (slack.n > 0n && isLess(rate, share)) {
        holds = sooner(holds, over(slack, minus(share, rate)));
      }
    }
    return { given, holds, after: (length) => countUp(limits, given, length, tally) };
  });
}

/**
 * Who is ahead of its floor waits; the others get their floors, and what that leaves goes to those
 * behind in proportion to what they lack, so that all of them reach their floors at once.
 */
function broughtBack(limits: readonly ShareMeter[], ahead: Fractions) {
  const waiting = limits.filter(({ party }) => ahead.get(party)!.n <= 0n);
  const given = new Map(waiting.map(({ party, share }) => [party, share]));
  const rest = minus(WHOLE, sumOf(given.values()));
  const behind = waiting.filter(({ party }) => ahead.get(party)!.n < 0n).map(({ party }) => party);
  const lacking = minus(NOTHING, sumFor(behind, ahead));
  for (const party of behind) {
    const part = over(minus(NOTHING, ahead.get(party)!), lacking);
    addTo(given, party, times(rest, part));
  }
  return { given, holds: rest.n === 0n ? null : over(lacking, rest) };
}

/**
 * Raises parties that would fall short to their shares; the others give in proportion to theirs.
 * Who comes to fall short by that is raised too.
 */
function toppedUp(rates: Fractions, limits: readonly ShareMeter[]): Fractions {
  const raised = new Map<string, Fraction>();
  for (;;) {
    const others = [...rates.keys()].filter((party) => !raised.has(party));
    const theirs = sumFor(others, rates);
    const left = minus(WHOLE, sumOf(raised.values()));
    const scale = theirs.n === 0n ? NOTHING : over(left, theirs);
    const given = new Map(raised);
    for (const party of others) given.set(party, times(rates.get(party)!, scale));
    const short = limits.find(({ party, share }) => isLess(given.get(party) ?? NOTHING, share));
    if (short === undefined) return given;
    raised.set(short.party, short.share);
  }
}

/**
 * Amounts first, one after the other. Who has had more than the rule inside gives then waits,
 * and what it would have given them repays the others, in proportion to what they are behind.
 */
function firstCalls(
  stretches: readonly Stretch[],
  limits: readonly AmountMeter[],
  count: CountKey,
  { cast, tally }: SharingPlace,
): Stretch[] {
  const parties = [...new Set(Object.values(cast.parties))];
  const advanceOf = (party: string) => named(count, `advance ${party}`);
  return walk(stretches, (rates) => {
    const advances = new Map(parties.map((party) => [party, tally.read(advanceOf(party))]));
    const { given, holds } = callOn(limits, tally) ?? repaid(rates, advances);
    const after = (length: Fraction) => {
      for (const party of parties) {
        const more = minus(given.get(party) ?? NOTHING, rates.get(party) ?? NOTHING);
        tally.add(advanceOf(party), times(more, length));
      }
      countUp(limits, given, length, tally);
    };
    return { given, holds, after };
  });
}

/** Whose call the next fen of the base answers; null when all are answered. */
function callOn(limits: readonly AmountMeter[], tally: Tally) {
  for (const { party, key, amount } of limits) {
    const had = tally.read(key);
    if (isLess(had, amount)) return { given: new Map([[party, WHOLE]]), holds: minus(amount, had) };
  }
  return null;
}

function repaid(rates: Fractions, advances: Fractions) {
  const ahead = [...advances.keys()].filter((party) => advances.get(party)!.n > 0n);
  if (ahead.length === 0) return { given: rates, holds: null };
  const behind = [...advances.keys()].filter((party) => advances.get(party)!.n < 0n);
  const owed = minus(NOTHING, sumFor(behind, advances));
  const repay = sumFor(ahead, rates);
  let holds: Fraction | null = null;
  const given = new Map(rates);
  for (const party of ahead) {
    const rate = rates.get(party) ?? NOTHING;
    given.set(party, NOTHING);
    if (rate.n > 0n) holds = sooner(holds, over(advances.get(party)!, rate));
  }
  for (const party of behind) {
    const part = over(minus(NOTHING, advances.get(party)!), owed);
    given.set(party, plus(given.get(party) ?? NOTHING, times(repay, part)));
  }
  return { given, holds };
}
