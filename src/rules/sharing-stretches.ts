import { yearOf } from '../units/day.ts';
import { invariant } from '../units/invariant.ts';
import {
  type Fraction,
  fraction,
  greater,
  isLess,
  lesser,
  minus,
  NOTHING,
  ofRatio,
  over,
  plus,
  times,
  WHOLE,
} from './fraction.ts';
import { giveTo } from './sharing-cast.ts';
import { floored } from './sharing-floor.ts';
import { capped } from './sharing-limit.ts';
import { unitShares } from './sharing-linear.ts';
import { phaseOn } from './sharing-phase.ts';
import type {
  IncrementRule,
  LevyRule,
  PhaseLimit,
  PhaseRule,
  SharingRule,
  WaterfallRule,
} from './sharing-rule.ts';
import { inside, type SharingPlace, type Stretch } from './sharing-stretch.ts';
import type { CountKey } from './sharing-tally.ts';

/**
 * How a rule shares the slice of a deal's base from one cumulative amount to another, stretch by
 * stretch and exactly. What its limits and baselines count is added to the tally of the place.
 */
export function stretchesOf(
  rule: SharingRule,
  from: Fraction,
  to: Fraction,
  at: SharingPlace,
): Stretch[] {
  if (!isLess(from, to)) return [];
  const rates = unitShares(rule, at.cast);
  if (rates !== null) return [{ length: minus(to, from), rates }];
  switch (rule.kind) {
    case 'waterfall':
      return waterfall(rule, from, to, at);
    case 'byOrigin': {
      const step = at.cast.crossRegion ? 'crossRegion' : 'local';
      return stretchesOf(rule[step], from, to, inside(at, step));
    }
    case 'levyFirst':
      return afterLevy(rule, from, to, at);
    case 'cap':
      return capped(stretchesOf(rule.rule, from, to, inside(at, 'cap')), rule, at);
    case 'floor':
      return floored(stretchesOf(rule.rule, from, to, inside(at, 'floor')), rule, at);
    case 'phase':
      return phased(rule, from, to, at);
    case 'increment':
      return aboveBaseline(rule, from, to, at);
  }
  invariant(false, 'sharing.kind', () => ({ kind: rule.kind }));
}

function waterfall(rule: WaterfallRule, from: Fraction, to: Fraction, at: SharingPlace): Stretch[] {
  const stretches: Stretch[] = [];
  let floor = NOTHING;
  const fill = (inner: SharingRule, ceiling: Fraction, step: string) => {
    const start = minus(greater(from, floor), floor);
    stretches.push(
      ...stretchesOf(inner, start, minus(lesser(to, ceiling), floor), inside(at, step)),
    );
  };
  for (const [index, { rule: inner, amountFen }] of rule.steps.entries()) {
    const ceiling = plus(floor, fraction(BigInt(amountFen)));
    fill(inner, ceiling, `step${index}`);
    floor = ceiling;
  }
  fill(rule.rest, to, 'rest');
  return stretches;
}

/** What is left after the levy goes by the rule inside, at amounts scaled down. */
function afterLevy(rule: LevyRule, from: Fraction, to: Fraction, at: SharingPlace): Stretch[] {
  const rate = ofRatio(rule.rate);
  const kept = minus(WHOLE, rate);
  const levied = (rates: Stretch['rates']) => {
    const all = new Map([...rates].map(([party, share]) => [party, times(share, kept)]));
    giveTo(all, rule.to, rate, at.cast);
    return all;
  };
  if (kept.n === 0n) return [{ length: minus(to, from), rates: levied(new Map()) }];
  return stretchesOf(rule.rest, times(from, kept), times(to, kept), inside(at, 'rest')).map(
    ({ length, rates }) => ({ length: over(length, kept), rates: levied(rates) }),
  );
}

/** The phase of the day; where its limit is reached within the slice, `rest` takes over. */
function phased(rule: PhaseRule, from: Fraction, to: Fraction, at: SharingPlace): Stretch[] {
  const found = phaseOn(rule, at.day, at.cast.signed);
  invariant(found !== null, 'sharing.noPhase', () => ({ path: at.path, day: at.day }));
  const place = inside(at, found.step);
  const { limit } = found;
  const end = limit === null ? to : limitReached(found.rule, limit, from, to, at, place);
  const stretches = stretchesOf(found.rule, from, end, place);
  if (found.isPhase) {
    for (const party of limitedParties(rule, at)) {
      for (const { length, rates } of stretches) {
        at.tally.add(phaseCount(at, party), times(length, rates.get(party) ?? NOTHING));
      }
    }
  }
  if (!isLess(end, to)) return stretches;
  invariant(rule.rest !== null, 'sharing.noPhase', () => ({ path: at.path, day: at.day }));
  return [...stretches, ...stretchesOf(rule.rest, end, to, inside(at, 'rest'))];
}

/** Up to which amount a phase goes on before the party has what limits it; tried on a copy. */
function limitReached(
  rule: SharingRule,
  limit: PhaseLimit,
  from: Fraction,
  to: Fraction,
  at: SharingPlace,
  place: SharingPlace,
): Fraction {
  const party = at.cast.parties[limit.party];
  const counted = at.tally.read(phaseCount(at, party));
  let room = minus(fraction(BigInt(limit.amountFen)), counted);
  let end = from;
  const trial = { ...place, tally: place.tally.fork() };
  for (const { length, rates } of room.n > 0n ? stretchesOf(rule, from, to, trial) : []) {
    const given = times(length, rates.get(party) ?? NOTHING);
    if (isLess(room, given)) return plus(end, over(room, rates.get(party)!));
    room = minus(room, given);
    end = plus(end, length);
  }
  return end;
}

function limitedParties({ phases }: PhaseRule, { cast }: SharingPlace): Set<string> {
  return new Set(
    phases.flatMap(({ whileBelow }) =>
      whileBelow === null ? [] : [cast.parties[whileBelow.party]],
    ),
  );
}

function phaseCount({ path }: SharingPlace, party: string): CountKey {
  return { of: 'run', name: `${path} ${party}`, roundUp: true };
}

/** The land's baseline of the year first, the increment by the rule inside. */
function aboveBaseline(
  rule: IncrementRule,
  from: Fraction,
  to: Fraction,
  at: SharingPlace,
): Stretch[] {
  const { cast, day, path, tally } = at;
  const { land } = cast.parties;
  const stock: CountKey = { of: 'run', name: `${path} ${land} ${yearOf(day)}`, roundUp: false };
  const passed: CountKey = { of: 'deal', name: path, roundUp: false };
  const left = greater(NOTHING, minus(baselineOf(rule, at), tally.read(stock)));
  const kept = lesser(left, minus(to, from));
  const start = tally.read(passed);
  const shared = minus(minus(to, from), kept);
  tally.add(stock, kept);
  tally.add(passed, shared);
  const mine = { length: kept, rates: new Map([[land, WHOLE]]) };
  const increment = stretchesOf(rule.rule, start, plus(start, shared), inside(at, 'increment'));
  return kept.n === 0n ? increment : [mine, ...increment];
}

function baselineOf({ baselines }: IncrementRule, { cast, day }: SharingPlace): Fraction {
  const year = yearOf(day);
  const mine = baselines.find(({ role }) => cast.parties[role] === cast.parties.land);
  const named = mine?.byYear.find((one) => one.year === year)?.amountFen;
  return fraction(BigInt(named ?? mine?.everyYearFen ?? 0));
}
