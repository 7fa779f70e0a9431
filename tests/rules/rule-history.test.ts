import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RuleBook } from '../../src/rules/rule-book.ts';
import {
  figureOf,
  type LawState,
  lawChanges,
  lawEvents,
  replayLaw,
} from '../../src/rules/rule-history.ts';
import { addDays, type Day, formatDay, isoDay } from '../../src/units/day.ts';
import { ratio } from '../../src/units/ratio.ts';
import { runDay } from '../arbitraries/day.ts';
import { makeRule, makeValue } from './make-rule.ts';
import { REGISTER } from './register.ts';

const BOOK = new RuleBook(REGISTER);
const FIGURES = REGISTER.flatMap((rule) =>
  [...new Set(rule.values.map(({ key }) => key))].map((key) => ({ rule: rule.id, key })),
);

/** The law asked for by date, figure by figure. */
function lawOn(day: Day): LawState {
  return new Map(
    FIGURES.flatMap(({ rule, key }) => {
      const value = BOOK.find(rule, day, key);
      return value === null ? [] : [[figureOf(rule, key), value] as const];
    }),
  );
}

/** The law after every day on which a document changes it, kept. */
function history(): { day: Day; state: LawState }[] {
  const steps = replayLaw(lawEvents(REGISTER));
  return Array.from(steps, ({ day, state }) => ({ day, state: new Map(state) }));
}

const sorted = (state: LawState) => [...state].sort(([a], [b]) => (a < b ? -1 : 1));

describe('the documents applied in the order of their dates', () => {
  const steps = history();

  it('reach what asking for a date gives, on each day of change and the day before', () => {
    expect(steps.length).toBeGreaterThan(20);
    for (const [i, { day, state }] of steps.entries()) {
      expect(sorted(lawOn(day)), formatDay(day)).toEqual(sorted(state));
      const before = steps[i - 1]?.state ?? new Map();
      expect(sorted(lawOn(addDays(day, -1))), formatDay(day)).toEqual(sorted(before));
    }
  });

  it('and on any day between', () => {
    fc.assert(
      fc.property(runDay, (day) => {
        const state = steps.findLast((step) => step.day <= day)?.state ?? new Map();
        expect(sorted(lawOn(day))).toEqual(sorted(state));
      }),
    );
  });
});

describe('what changes between two days', () => {
  const rules = [
    makeRule({
      id: 'rate',
      expires: isoDay('2024-12-31'),
      values: [
        makeValue('', isoDay('2020-01-01'), isoDay('2021-12-31'), ratio(1, 10)),
        makeValue('', isoDay('2022-01-01'), null, ratio(1, 5)),
      ],
    }),
    makeRule({ id: 'still', values: [makeValue('', isoDay('2020-01-01'), null, ratio(3))] }),
  ];
  const between = (from: string, to: string) =>
    lawChanges(rules, isoDay(from), isoDay(to)).map((change) => [
      change.rule,
      change.before?.numerator ?? null,
      change.after?.denominator ?? null,
      formatDay(change.day),
      change.expired,
    ]);

  it('is named with its day, its figures before and after, and expiries', () => {
    expect(between('2021-12-31', '2022-01-01')).toEqual([['rate', 1, 5, '2022-01-01', false]]);
    expect(between('2022-01-01', '2024-12-31')).toEqual([]);
    expect(between('2024-12-31', '2025-01-01')).toEqual([['rate', null, null, '2025-01-01', true]]);
    expect(between('2019-01-01', '2022-06-01').map(([rule]) => rule)).toEqual(['rate', 'still']);
  });

  it('is nothing within one day', () => {
    fc.assert(
      fc.property(runDay, (day) => {
        expect(lawChanges(REGISTER, day, day)).toEqual([]);
      }),
    );
  });
});
