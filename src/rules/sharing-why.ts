import type { Why } from '../ledger/why.ts';
import {
  choiceWhy,
  constantWhy,
  differenceOf,
  greatestOf,
  leastOf,
  node,
  productOf,
  quantity,
  quotientOf,
  sumOf,
  wholeQuantity,
} from '../ledger/why-terms.ts';
import type { Share } from '../split/allocation.ts';
import { type Ratio, ratio } from '../units/ratio.ts';
import type { Cast } from './sharing-cast.ts';
import { heldFactors } from './sharing-linear.ts';
import {
  type FactorsRule,
  type LevyRule,
  type Role,
  rulesInside,
  type SharingRule,
  type WaterfallRule,
  type WeightsRule,
} from './sharing-rule.ts';

/** A sharing rule at the place of the policy where it stands, with who plays which part. */
export interface PlacedRule {
  readonly rule: SharingRule;
  readonly cast: Cast;
  /** `sharing.rule`, `taxSharing.deedTax` … */
  readonly path: string;
}

/** The slice of the deal's base that is shared: what was shared before it, and the slice. */
export interface Slice {
  readonly before: Why;
  readonly base: Why;
}

/**
 * How a party's exact fraction of a slice came about. Where limits, phases or baselines had a say
 * it is what they left at the time, as shares.csv shows it for these receipts.
 */
export function fractionWhy(
  placed: PlacedRule,
  party: string,
  slice: Slice,
  claims: readonly Share[],
  receipts: readonly string[],
): Why {
  const unit = unitWhy(placed, party);
  if (unit !== null) return unit;
  if (isCounted(chosen(placed).rule)) {
    const { numerator, denominator } = claims.find((claim) => claim.party === party)!;
    const how = { op: 'counted', path: placed.path, party, receipts } as const;
    return node('fraction', quantity(numerator, denominator, 'ratio'), how, [], { of: party });
  }
  const end = sumOf('sliceClaim', [slice.before, slice.base]);
  return quotientOf('fraction', [claimWhy(placed, party, slice.before, end), slice.base]);
}

/** Whether a rule depends on the day or on what was shared before. */
function isCounted(rule: SharingRule): boolean {
  return COUNTING.includes(rule.kind) || rulesInside(rule).some(isCounted);
}

const COUNTING: readonly SharingRule['kind'][] = ['cap', 'floor', 'phase', 'increment'];

/** The fraction of any amount, or null where the rule is not linear in its base. */
function unitWhy(placed: PlacedRule, party: string): Why | null {
  const { rule, cast, path } = placed;
  switch (rule.kind) {
    case 'fixed': {
      const parts = rule.shares.flatMap(({ role, share }, i) =>
        roleParts(cast, party, role, choiceOf(`${path}.shares[${i}].share`, share, role)),
      );
      return total('fraction', parts);
    }
    case 'weights':
      return total('fraction', weightParts(rule, placed, party));
    case 'factors':
      return total('fraction', factorParts(rule, placed, party));
    case 'quotaSupplied':
      return total('fraction', roleParts(cast, party, 'quota', constantWhy(1, 'ratio')));
    case 'byOrigin':
      return unitWhy(chosen(placed), party);
    case 'levyFirst': {
      const rest = unitWhy(inner(placed, rule.rest, 'rest'), party);
      if (rest === null) return null;
      const rate = choiceOf(`${path}.rate`, rule.rate, rule.to);
      const kept = differenceOf('restPart', [constantWhy(1, 'ratio'), rate]);
      const below = isNothing(rest) ? [] : [productOf('restPart', 'ratio', null, [kept, rest])];
      return total('fraction', [...roleParts(cast, party, rule.to, rate), ...below]);
    }
    default:
      return null;
  }
}

function weightParts({ weights }: WeightsRule, { cast, path }: PlacedRule, party: string): Why[] {
  const all = weights.map(({ role, weight }, i) =>
    choiceWhy(`${path}.weights[${i}].weight`, ratio(weight), 'count', { of: role }),
  );
  return weights.flatMap(({ role }, i) =>
    roleParts(cast, party, role, quotientOf('rolePart', [all[i]!, sumOf('wholeBase', all)])),
  );
}

/** Each factor somebody has: its part of all weights, and the party's part of its amounts. */
function factorParts(rule: FactorsRule, { cast, path }: PlacedRule, party: string): Why[] {
  const held = heldFactors(rule, cast);
  if (held.length === 0) return roleParts(cast, party, 'land', constantWhy(1, 'ratio'));
  const weights = held.map(({ index, by, weight }) =>
    choiceWhy(`${path}.factors[${index}].weight`, ratio(weight), 'count', { of: by }),
  );
  return held.flatMap(({ index, amounts }, at) => {
    const part = quotientOf('rolePart', [weights[at]!, sumOf('wholeBase', weights)]);
    if (amounts === null) return roleParts(cast, party, 'quota', part);
    const all = amounts.map(({ role, amount }, i) =>
      choiceWhy(`${path}.factors[${index}].amounts[${i}].amount`, ratio(amount), 'count', {
        of: role,
      }),
    );
    return amounts.flatMap(({ role }, i) => {
      const own = quotientOf('rolePart', [all[i]!, sumOf('wholeBase', all)], { of: role });
      return roleParts(cast, party, role, productOf('rolePart', 'ratio', null, [part, own]));
    });
  });
}

/** What a party has of a role's part: all of it, a supplier's part of the quota's, or nothing. */
function roleParts(cast: Cast, party: string, role: Role, part: Why): Why[] {
  const supplied = [...cast.quotaSuppliedM2].filter(([, areaM2]) => areaM2 > 0);
  if (role !== 'quota' || supplied.length === 0) {
    return cast.parties[role] === party ? [part] : [];
  }
  if (!supplied.some(([supplier]) => supplier === party)) return [];
  const areas = supplied.map(([supplier, areaM2]) => {
    const how = { op: 'quotaSupplied', party: supplier } as const;
    return node('quotaDrawn', wholeQuantity(areaM2, 'm2'), how, [], { of: supplier });
  });
  const own = areas.find(({ of }) => of === party)!;
  const quotient = quotientOf('suppliedPart', [own, sumOf('suppliedSum', areas)], { of: party });
  return [productOf('rolePart', 'ratio', null, [part, quotient], { of: role })];
}

/** A party's exact claim, in fen, on what lies between two cumulative amounts of the base. */
function claimWhy(placed: PlacedRule, party: string, from: Why, to: Why): Why {
  const unit = unitWhy(placed, party);
  const { rule, cast, path } = placed;
  if (unit !== null) {
    return productOf('stepClaim', 'fen', null, [differenceOf('sliceClaim', [to, from]), unit]);
  }
  if (rule.kind === 'byOrigin') return claimWhy(chosen(placed), party, from, to);
  if (rule.kind === 'levyFirst') return levyClaim(rule, placed, party, from, to);
  if (rule.kind === 'waterfall') return waterfallClaim(rule, placed, party, from, to);
  return choiceOf(path, ratio(0), cast.parties.land);
}

function levyClaim(rule: LevyRule, placed: PlacedRule, party: string, from: Why, to: Why): Why {
  const rate = choiceOf(`${placed.path}.rate`, rule.rate, rule.to);
  const slice = differenceOf('sliceClaim', [to, from]);
  const levied = productOf('stepClaim', 'fen', null, [slice, rate]);
  const kept = differenceOf('restPart', [constantWhy(1, 'ratio'), rate]);
  const below = (amount: Why) => productOf('sliceClaim', 'fen', null, [amount, kept]);
  const rest = claimWhy(inner(placed, rule.rest, 'rest'), party, below(from), below(to));
  const own = roleParts(placed.cast, party, rule.to, levied);
  return total('stepClaim', isNothing(rest) ? own : [...own, rest], 'fen');
}

function waterfallClaim(
  { steps, rest }: WaterfallRule,
  placed: PlacedRule,
  party: string,
  from: Why,
  to: Why,
): Why {
  const parts: Why[] = [];
  let floor = constantWhy(0, 'fen');
  const add = (rule: SharingRule, key: string, ceiling: Why | null) => {
    const start = greatestOf('sliceClaim', [from, floor]);
    const end = ceiling === null ? to : leastOf('sliceClaim', [to, ceiling]);
    if (!isBelow(start, end)) return;
    const lower = (amount: Why) => differenceOf('sliceClaim', [amount, floor]);
    const claim = claimWhy(inner(placed, rule, key), party, lower(start), lower(end));
    if (!isNothing(claim)) parts.push(claim);
  };
  steps.forEach(({ rule, amountFen }, i) => {
    const step = choiceWhy(`${placed.path}.steps[${i}].amountFen`, ratio(amountFen), 'fen');
    const ceiling = sumOf('sliceClaim', [floor, step]);
    add(rule, `steps[${i}].rule`, ceiling);
    floor = ceiling;
  });
  add(rest, 'rest', null);
  return total('stepClaim', parts, 'fen');
}

function chosen(placed: PlacedRule): PlacedRule {
  const { rule, cast } = placed;
  if (rule.kind !== 'byOrigin') return placed;
  return cast.crossRegion
    ? inner(placed, rule.crossRegion, 'crossRegion')
    : inner(placed, rule.local, 'local');
}

function inner({ cast, path }: PlacedRule, rule: SharingRule, key: string): PlacedRule {
  return { rule, cast, path: `${path}.${key}` };
}

function choiceOf(path: string, value: Ratio, role: string): Why {
  return choiceWhy(path, value, 'ratio', { of: role });
}

/** One part as it is, several as their sum, none as nothing. */
function total(
  what: 'fraction' | 'stepClaim',
  parts: readonly Why[],
  unit: 'ratio' | 'fen' = 'ratio',
): Why {
  if (parts.length === 0) return constantWhy(0, unit);
  return parts.length === 1 ? parts[0]! : sumOf(what, parts);
}

function isNothing({ result }: Why): boolean {
  return result.numerator === 0n;
}

function isBelow({ result: a }: Why, { result: b }: Why): boolean {
  return a.numerator * b.denominator < b.numerator * a.denominator;
}
