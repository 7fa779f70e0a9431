import {
  type Fraction,
  fraction,
  isLess,
  NOTHING,
  ofRatio,
  over,
  plus,
  times,
  WHOLE,
} from '../../rules/fraction.ts';
import type { Label } from '../../rules/rule.ts';
import {
  type CapRule,
  type FloorRule,
  type Limit,
  rulesInside,
  type SharingRule,
  type Span,
} from '../../rules/sharing-rule.ts';
import { EXAMPLE_BASE, exampleShare, inWanYuan, ofFen } from './example.ts';

/** Two parts of a rule that cannot both hold, with a case in numbers. */
export interface Conflict {
  readonly expected: Label;
  readonly message: Label;
}

/** What is wrong between a cap and the rules inside it. */
export function capConflicts(cap: CapRule): Conflict[] {
  const own = cap.limits.filter(({ party }) => party === cap.excessTo);
  const caps = [...inner(cap.rule)].filter((rule) => rule.kind === 'cap');
  const filled = caps.flatMap(({ limits }) => limits.filter((l) => l.party === cap.excessTo));
  return [
    ...own.map(({ party }) => ({
      expected: { zh: '没有限额的一方', en: 'a party without a limit' },
      message: {
        zh: `${party} 的超额又归它自己，限额落空`,
        en: `what exceeds the cap of ${party} goes back to ${party}`,
      },
    })),
    ...filled.map((limit) => ({
      expected: { zh: '把这一方的限额放在外层', en: 'the cap of that party on the outside' },
      message: {
        zh: `超额归 ${limit.party}，会超过它里层的限额（${limitText(limit)}）`,
        en: `the excess goes to ${limit.party}, past its own cap inside (${limitText(limit)})`,
      },
    })),
    ...between(cap, floorsIn(cap.rule)),
  ];
}

/** What is wrong between a floor, its own parts and the rules inside it. */
export function floorConflicts(floor: FloorRule): Conflict[] {
  const caps = [...inner(floor.rule)].filter((rule) => rule.kind === 'cap');
  const nested = floorsIn(floor.rule).flatMap(({ limits }) => limits);
  return [
    ...tooMuch(floor.limits),
    ...nested.slice(0, 1).map((limit) => ({
      expected: { zh: '各方的保底写在同一个 floor 里', en: 'all floors in one floor' },
      message: {
        zh: `外层保底（${floor.limits.map(limitText).join('、')}）会冲掉里层 ${limit.party} 的保底`,
        en:
          `the floor outside (${floor.limits.map(limitText).join(', ')}) can take ` +
          `what the one inside keeps for ${limit.party} (${limitText(limit)})`,
      },
    })),
    ...caps.flatMap((cap) => between(cap, [floor])),
  ];
}

/** Floors in shares must leave each other room. */
function tooMuch(limits: readonly Limit[]): Conflict[] {
  const shares = limits.flatMap((limit) => ('share' in limit ? [ofRatio(limit.share)] : []));
  const sum = shares.reduce(plus, NOTHING);
  if (!isLess(WHOLE, sum)) return [];
  const [base, wanted] = [exampleShare(WHOLE), exampleShare(sum)];
  return [
    {
      expected: { zh: '保底比例之和不超过 100%', en: 'floors that sum to at most 100%' },
      message: {
        zh: `保底之和超过基数：基数 ${base}，保底共 ${wanted}`,
        en: `the floors exceed the base: of ${base} they ask for ${wanted}`,
      },
    },
  ];
}

function between(cap: CapRule, floors: readonly FloorRule[]): Conflict[] {
  return floors.flatMap((floor) =>
    floor.limits.flatMap((low) => {
      const high = cap.limits.find(({ party }) => party === low.party);
      if (high === undefined) return [];
      const clash = clashOf(low, floor.over, high, cap.over);
      if (clash === null) return [];
      const [base, least, most] = [clash.base, clash.least, clash.most].map(inWanYuan);
      const many = clash.times === 1n ? null : clash.times;
      return [
        {
          expected: { zh: '保底不高于限额', en: 'a floor no higher than the cap' },
          message: {
            zh:
              `${low.party} 的保底高于限额：` +
              (many === null ? `基数 ${base}时` : `保底满 ${many} 次时`) +
              `保底 ${least}，限额 ${most}`,
            en:
              `the floor of ${low.party} exceeds its cap: ` +
              (many === null ? `of ${base}` : `${many} times over`) +
              ` the floor is ${least} and the cap ${most}`,
          },
        },
      ];
    }),
  );
}

interface Clash {
  readonly base: Fraction;
  readonly least: Fraction;
  readonly most: Fraction;
  /** How often the floor's span fits the cap's before they clash. */
  readonly times: bigint;
}

/** A case in which a party's floor asks for more than its cap allows; null when there is none. */
function clashOf(low: Limit, lowOver: Span, high: Limit, highOver: Span): Clash | null {
  if ('share' in low) {
    const least = ofRatio(low.share);
    if (least.n === 0n) return null;
    if ('share' in high) {
      const most = ofRatio(high.share);
      if (!isLess(most, least)) return null;
      const base = EXAMPLE_BASE;
      return { base, least: times(base, least), most: times(base, most), times: 1n };
    }
    const most = ofFen(high.amountFen);
    const base = over(times(most, fraction(2n)), least);
    return { base, least: times(base, least), most, times: 1n };
  }
  const least = ofFen(low.amountFen);
  if ('share' in high) {
    const most = times(least, ofRatio(high.share));
    return isLess(most, least) ? { base: least, least, most, times: 1n } : null;
  }
  const most = ofFen(high.amountFen);
  if (isLess(most, least)) return { base: least, least, most, times: 1n };
  if (lengthOf(lowOver) >= lengthOf(highOver)) return null;
  const count = most.n / least.n + 1n;
  return {
    base: times(least, fraction(count)),
    least: times(least, fraction(count)),
    most,
    times: count,
  };
}

const LENGTHS: Readonly<Record<string, number>> = { deal: 0, year: 1, run: 3 };

/** Spans from short to long; some years of their own lie between one year and the run. */
function lengthOf(span: Span): number {
  return typeof span === 'string' ? LENGTHS[span]! : 2;
}

function limitText(limit: Limit): string {
  return 'share' in limit
    ? `${exampleShare(ofRatio(limit.share))} / ${exampleShare(WHOLE)}`
    : inWanYuan(ofFen(limit.amountFen));
}

function floorsIn(rule: SharingRule): FloorRule[] {
  return [...inner(rule)].filter((one) => one.kind === 'floor');
}

/** A rule and every rule inside it. */
function* inner(rule: SharingRule): Generator<SharingRule> {
  yield rule;
  for (const one of rulesInside(rule)) yield* inner(one);
}
