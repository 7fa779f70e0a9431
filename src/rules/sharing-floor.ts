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
import type { Fractions } from './sharing-cast.ts';
import {
  countKey,
  countUp,
  type Meter,
  meters,
  named,
  sooner,
  sumFor,
  walk,
} from './sharing-limit.ts';
import type { FloorRule } from './sharing-rule.ts';
import type { SharingPlace, Stretch } from './sharing-stretch.ts';
import type { CountKey } from './sharing-tally.ts';

/** Keeps parties at or above their floors while there is money. */
export function floored(
  stretches: readonly Stretch[],
  rule: FloorRule,
  at: SharingPlace,
): Stretch[] {
  const count = countKey(rule.over, at);
  if (count === null) return [...stretches];
  const limits = meters(rule.limits, count, at);
  const isByShare = limits.every(({ share }) => share !== null);
  return isByShare
    ? sharedFloors(stretches, limits, count, at)
    : firstCalls(stretches, limits, count, at);
}

/** Each floor binds while its party is not ahead of its share of the base so far. */
function sharedFloors(
  stretches: readonly Stretch[],
  limits: readonly Meter[],
  count: CountKey,
  { tally }: SharingPlace,
): Stretch[] {
  const base = named(count, 'base');
  return walk(stretches, (rates) => {
    const soFar = tally.read(base);
    const ahead = new Map(
      limits.map(({ party, key, share }) => [party, minus(tally.read(key), times(share!, soFar))]),
    );
    const given = toppedUp(
      rates,
      limits.filter(({ party }) => ahead.get(party)!.n <= 0n),
    );
    let holds: Fraction | null = null;
    for (const { party, share } of limits) {
      const slack = ahead.get(party)!;
      const rate = given.get(party) ?? NOTHING;
      if (slack.n > 0n && isLess(rate, share!)) {
        holds = sooner(holds, over(slack, minus(share!, rate)));
      }
    }
    return { given, holds, after: (length) => countUp(limits, given, length, base, tally) };
  });
}

/**
 * Raises parties that would fall short to their shares; the others give in proportion to theirs.
 * Who comes to fall short by that is raised too.
 */
function toppedUp(rates: Fractions, limits: readonly Meter[]): Fractions {
  const raised = new Map<string, Fraction>();
  for (;;) {
    const others = [...rates.keys()].filter((party) => !raised.has(party));
    const theirs = sumFor(others, rates);
    const left = minus(WHOLE, sumOf(raised.values()));
    const scale = theirs.n === 0n ? NOTHING : over(left, theirs);
    const given = new Map(raised);
    for (const party of others) given.set(party, times(rates.get(party)!, scale));
    const short = limits.find(({ party, share }) =>
      isLess(given.get(party) ?? NOTHING, share ?? NOTHING),
    );
    if (short === undefined) return given;
    raised.set(short.party, short.share!);
  }
}

/**
 * Amounts first, one after the other. Who has had more than the rule inside gives then waits,
 * and what it would have given them repays the others, in proportion to what they are behind.
 */
function firstCalls(
  stretches: readonly Stretch[],
  limits: readonly Meter[],
  base: CountKey,
  { cast, tally }: SharingPlace,
): Stretch[] {
  const parties = [...new Set(Object.values(cast.parties))];
  const advanceOf = (party: string) => named(base, `advance ${party}`);
  return walk(stretches, (rates) => {
    const advances = new Map(parties.map((party) => [party, tally.read(advanceOf(party))]));
    const { given, holds } = callOn(limits, tally.read(base)) ?? repaid(rates, advances);
    const after = (length: Fraction) => {
      for (const party of parties) {
        const more = minus(given.get(party) ?? NOTHING, rates.get(party) ?? NOTHING);
        tally.add(advanceOf(party), times(more, length));
      }
      tally.add(base, length);
    };
    return { given, holds, after };
  });
}

/** Whose call the next fen of the base answers; null when all are answered. */
function callOn(limits: readonly Meter[], soFar: Fraction) {
  let end = NOTHING;
  for (const { party, amount } of limits) {
    end = plus(end, amount!);
    if (isLess(soFar, end)) {
      return { given: new Map([[party, WHOLE]]), holds: minus(end, soFar) };
    }
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
