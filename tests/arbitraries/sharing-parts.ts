import fc from 'fast-check';
import {
  type CapRule,
  type FloorRule,
  type IncrementRule,
  type Limit,
  type Phase,
  type PhaseRule,
  ROLES,
  type Role,
  type SharingRule,
  type Span,
} from '../../src/rules/sharing-rule.ts';
import { addDays, type Day } from '../../src/units/day.ts';
import { fen } from '../../src/units/fen.ts';
import { ratio } from '../../src/units/ratio.ts';
import { runDay } from './day.ts';

type Rules = fc.Arbitrary<SharingRule>;

const OWNERS = ['changsha', 'zhuzhou', 'xiangtan', 'xiangjiang'] as const;

/** Amounts small enough that the deals of a run reach them. */
export const limitAmount = fc.oneof(
  fc.integer({ min: 1, max: 1000 }).map(fen),
  fc.integer({ min: 1, max: 10 ** 11 }).map(fen),
);

export const anySpan: fc.Arbitrary<Span> = fc.oneof(
  fc.constantFrom<Span>('deal', 'year', 'run'),
  fc.record({ from: runDay, years: fc.integer({ min: 1, max: 5 }) }),
);

const orNull = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });

const whileBelow = orNull(fc.record({ party: fc.constantFrom(...ROLES), amountFen: limitAmount }));

/** Phases in years from an event, or between dates; every day has a rule. */
export function anyPhaseRule(inner: Rules): fc.Arbitrary<PhaseRule> {
  const counted = fc
    .record({
      since: fc.oneof(runDay, fc.constant('signed' as const)),
      before: inner,
      phases: fc.array(
        fc.record({
          years: fc.integer({ min: 1, max: 4 }),
          to: fc.constant(null),
          rule: inner,
          whileBelow,
        }),
        { minLength: 1, maxLength: 3 },
      ),
      rest: inner,
    })
    .map(({ since, before, phases, rest }): PhaseRule => {
      return { kind: 'phase', since, before: since === 'signed' ? null : before, phases, rest };
    });
  const dated = fc
    .record({
      first: runDay,
      isOpen: fc.boolean(),
      lengths: fc.array(fc.integer({ min: 1, max: 900 }), { minLength: 1, maxLength: 3 }),
      rules: fc.array(fc.tuple(inner, whileBelow), { minLength: 3, maxLength: 3 }),
      before: inner,
      rest: inner,
    })
    .map(({ first, isOpen, lengths, rules, before, rest }): PhaseRule => {
      let day: Day = first;
      const phases = lengths.map((length, i): Phase => {
        day = addDays(day, length);
        const [rule, below] = rules[i]!;
        return { years: null, to: addDays(day, -1), rule, whileBelow: below };
      });
      const since = isOpen ? null : first;
      return { kind: 'phase', since, before: isOpen ? null : before, phases, rest };
    });
  return fc.oneof(counted, dated);
}

/** Baselines for every year, or for each of the years a run can cover. */
export function anyIncrementRule(inner: Rules): fc.Arbitrary<IncrementRule> {
  const amount = fc.integer({ min: 0, max: 10 ** 11 }).map(fen);
  const byYear = fc
    .array(amount, { minLength: 9, maxLength: 9 })
    .map((list) => list.map((amountFen, i) => ({ year: 2024 + i, amountFen })));
  return fc.record({
    kind: fc.constant('increment' as const),
    baselines: fc.subarray([...OWNERS]).chain((owners) =>
      fc.tuple(
        ...owners.map((role) =>
          fc.oneof(
            fc.record({
              role: fc.constant(role as Role),
              everyYearFen: amount as fc.Arbitrary<
                typeof amount extends fc.Arbitrary<infer T> ? T | null : never
              >,
              byYear: fc.constant<{ year: number; amountFen: ReturnType<typeof fen> }[]>([]),
            }),
            fc.record({ role: fc.constant(role as Role), everyYearFen: fc.constant(null), byYear }),
          ),
        ),
      ),
    ),
    rule: inner,
  });
}

/** Limits of some roles, all of one kind; shares sum to at most one. */
function limitsFor(roles: readonly Role[]): fc.Arbitrary<Limit[]> {
  const shares = fc
    .array(fc.integer({ min: 0, max: 100 }), { minLength: roles.length, maxLength: roles.length })
    .map((parts) =>
      roles.map((party, i): Limit => ({ party, share: ratio(parts[i]!, 100 * roles.length) })),
    );
  const amounts = fc
    .array(limitAmount, { minLength: roles.length, maxLength: roles.length })
    .map((list) => roles.map((party, i): Limit => ({ party, amountFen: list[i]! })));
  return fc.oneof(shares, amounts);
}

const inOrder = (roles: readonly Role[]) => ROLES.filter((role) => roles.includes(role));

/** Roles in two groups without a common member, and one more. */
const twoGroups = fc
  .shuffledSubarray([...ROLES], { minLength: 3, maxLength: 5 })
  .map(([excessTo, first, ...rest]) => ({
    excessTo: excessTo!,
    capped: inOrder([first!, ...rest.slice(0, 1)]),
    floored: inOrder([...rest.slice(1), excessTo!]),
  }));

/** A cap, a floor, or a floor inside a cap of other parties. */
export function anyLimitedRule(inner: Rules): fc.Arbitrary<SharingRule>[] {
  const floor = (roles: readonly Role[]): fc.Arbitrary<FloorRule> =>
    fc.record({
      kind: fc.constant('floor' as const),
      limits: limitsFor(roles),
      over: anySpan,
      rule: inner,
    });
  const cap = (rule: Rules, roles: readonly Role[], excessTo: Role): fc.Arbitrary<CapRule> =>
    fc.record({
      kind: fc.constant('cap' as const),
      limits: limitsFor(roles),
      over: anySpan,
      excessTo: fc.constant(excessTo),
      rule,
    });
  return [
    twoGroups.chain(({ floored }) => floor(floored)),
    twoGroups.chain(({ capped, excessTo }) => cap(inner, capped, excessTo)),
    twoGroups.chain(({ capped, floored, excessTo }) => cap(floor(floored), capped, excessTo)),
  ];
}
