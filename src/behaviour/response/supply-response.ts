import type { RuleBook } from '../../rules/rule-book.ts';
import type { Day } from '../../units/day.ts';
import {
  addRatio,
  compareRatio,
  mulRatio,
  ONE,
  type Ratio,
  subRatio,
  ZERO,
} from '../../units/ratio.ts';
import { type StreamKey, stream } from '../stream.ts';

/** What a city sees before it puts a parcel up. */
export interface SupplySigns {
  /** The index of the parcel's use as the city knows it, and what it was a year before. */
  readonly now: Ratio;
  readonly before: Ratio;
  /** Lots of the city whose bids closed in the time it looks back on. */
  readonly closed: number;
  readonly passedIn: number;
  /** Plan quota in hand, and what the parcel and all that go before it need together, m². */
  readonly quotaM2: number;
  readonly neededM2: number;
  /** Whether the parcel needs plan quota at all. */
  readonly takesQuota: boolean;
}

const FINEST = 1_000_000;

/**
 * The part of its ready land a city keeps back (rule `supply-response`): so much for a falling
 * market, so much for many pass-ins, so much for little quota, all added up.
 *
 * @throws RuleGapError when a rule of the response has no value on the day
 */
export function keptPart(signs: SupplySigns, rules: RuleBook, day: Day): Ratio {
  const causes = [
    ['falling market', isFalling(signs, rules, day)],
    ['many pass-ins', isUnwanted(signs, rules, day)],
    ['little quota', isShort(signs, rules, day)],
  ] as const;
  return causes
    .filter(([, is]) => is)
    .map(([cause]) => rules.at('supply-response', day, cause))
    .reduce(addRatio, ZERO);
}

function isFalling({ now, before }: SupplySigns, rules: RuleBook, day: Day): boolean {
  const fall = subRatio(ONE, rules.at('market-state-change', day, 'falling'));
  return compareRatio(now, mulRatio(before, fall)) <= 0;
}

/** Too few lots say nothing. */
function isUnwanted({ closed, passedIn }: SupplySigns, rules: RuleBook, day: Day): boolean {
  if (closed < rules.count('supply-response-window', day, 'lots')) return false;
  const { numerator, denominator } = rules.at('supply-response-test', day, 'pass-in share');
  return passedIn * denominator >= closed * numerator;
}

function isShort(signs: SupplySigns, rules: RuleBook, day: Day): boolean {
  const { takesQuota, quotaM2, neededM2 } = signs;
  const { numerator, denominator } = rules.at('supply-response-test', day, 'quota cover');
  return takesQuota && quotaM2 * denominator < neededM2 * numerator;
}

/**
 * Whether a parcel is among the part kept back. Its draw is its own and the same in every month:
 * a larger part keeps back all a smaller one did, and what was kept comes back as the part shrinks.
 */
export function isKept(
  parcel: string,
  { numerator, denominator }: Ratio,
  chance: Pick<StreamKey, 'seed' | 'replicate'>,
): boolean {
  if (numerator === 0) return false;
  const drawn = stream({ entity: parcel, purpose: 'supply response', ...chance });
  return drawn.int(0, FINEST - 1) * denominator < numerator * FINEST;
}
