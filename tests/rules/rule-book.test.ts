import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Ending, RuleChoice, RuleOverride } from '../../src/rules/rule.ts';
import { RuleBook, RuleGapError } from '../../src/rules/rule-book.ts';
import { withVariants } from '../../src/rules/rule-variant.ts';
import { addDays, type Day, isoDay } from '../../src/units/day.ts';
import { compareRatio, type Ratio, ratio } from '../../src/units/ratio.ts';
import { runDay } from '../arbitraries/day.ts';
import { makeRule, makeValue } from './make-rule.ts';
import { DAY, SEED_RULES, seedBook } from './seed-book.ts';

const FROM = isoDay('2020-01-01');
const MIDDLE = isoDay('2021-06-30');
const RULE = makeRule({
  id: 'ladder',
  expires: isoDay('2022-12-31'),
  crossesBudgets: true,
  values: [
    makeValue('', FROM, MIDDLE, ratio(1, 10)),
    makeValue('', isoDay('2022-01-01'), null, ratio(3)),
    makeValue('on', FROM, null, ratio(1)),
  ],
});

const override = (from: Day, to: Day | null, value: Ratio): RuleOverride => ({
  rule: 'ladder',
  key: '',
  from,
  to,
  value,
  reason: 'what if',
});

/** Everything the shipped rules say on a day. */
function valuesOn(book: RuleBook, day: Day): (Ratio | null)[] {
  return SEED_RULES.flatMap((rule) =>
    [...new Set(rule.values.map(({ key }) => key))].map((key) => book.find(rule.id, day, key)),
  );
}

describe('values by date', () => {
  const book = new RuleBook([RULE]);

  it('hold from their first to their last day', () => {
    expect(book.find('ladder', addDays(FROM, -1))).toBeNull();
    expect(book.at('ladder', FROM)).toEqual(ratio(1, 10));
    expect(book.at('ladder', MIDDLE)).toEqual(ratio(1, 10));
    expect(book.find('ladder', addDays(MIDDLE, 1))).toBeNull();
    expect(book.count('ladder', DAY)).toBe(3);
  });

  it('are missed by name', () => {
    const gap = addDays(MIDDLE, 1);
    expect(() => book.at('ladder', gap)).toThrow('rule ladder has no value on 2021-07-01');
    expect(() => book.at('ladder', gap, 'x')).toThrow('rule ladder for x has no value');
    expect(() => book.at('unknown', gap)).toThrow(RuleGapError);
    expect(() => book.count('ladder', FROM)).toThrow(RuleGapError);
    expect(book.rule('unknown')).toBeUndefined();
  });

  it('of a flag count as off where there are none', () => {
    expect(book.flag('ladder', FROM, 'on')).toBe(true);
    expect(book.flag('ladder', FROM, 'off')).toBe(false);
  });
});

describe('uses', () => {
  it('are remembered with their dates, past expiry and override', () => {
    const late = override(isoDay('2025-01-01'), null, ratio(7));
    const book = new RuleBook([RULE], [late]);
    book.at('ladder', MIDDLE);
    book.at('ladder', FROM);
    expect(book.uses()).toMatchObject([
      { first: FROM, last: MIDDLE, pastExpiry: false, overridden: false },
    ]);
    book.at('ladder', isoDay('2023-01-01'));
    expect(book.uses()).toMatchObject([{ pastExpiry: true, overridden: false }]);
    book.at('ladder', DAY);
    book.note('unknown', DAY);
    expect(book.uses()).toMatchObject([{ last: DAY, overridden: true }]);
    expect(book.fresh().uses()).toEqual([]);
    expect(book.fresh().at('ladder', DAY)).toEqual(ratio(7));
    expect([book.crossings(), [...book.rules()], book.overrides()]).toEqual([
      ['ladder'],
      [RULE],
      [late],
    ]);
  });
});

describe('overrides', () => {
  it('stand in for the value while they last, the later one first', () => {
    const book = new RuleBook(
      [RULE],
      [
        override(isoDay('2026-01-01'), null, ratio(1)),
        override(isoDay('2026-06-01'), isoDay('2026-06-30'), ratio(2)),
      ],
    );
    const on = (text: string) => book.at('ladder', isoDay(text));
    expect(['2025-12-31', '2026-01-01', '2026-06-01', '2026-07-01'].map(on)).toEqual(
      [3, 1, 2, 1].map((n) => ratio(n)),
    );
    expect(book.at('ladder', isoDay('2026-06-01'), 'on')).toEqual(ratio(1));
  });

  it('touch no day outside their dates (R1)', () => {
    const anyKey = fc.constantFrom(
      ...SEED_RULES.flatMap((rule) => rule.values.map(({ key }) => ({ rule: rule.id, key }))),
    );
    const span = fc.tuple(runDay, fc.option(fc.nat({ max: 800 })), runDay);
    fc.assert(
      fc.property(anyKey, span, (named, [from, length, day]) => {
        const to = length === null ? null : addDays(from, length);
        const changed = { ...named, from, to, value: ratio(987_654_321), reason: 'what if' };
        const [before, after] = [valuesOn(seedBook(), day), valuesOn(seedBook([changed]), day)];
        const inside = from <= day && (to === null || day <= to);
        if (!inside) expect(after).toEqual(before);
        else expect(after.filter((value, i) => value !== before[i])).toEqual([changed.value]);
      }),
    );
  });
});

describe('a scenario’s choice', () => {
  const expires = isoDay('2022-12-31');
  const after = isoDay('2023-06-01');
  const law = makeRule({
    id: 'levy',
    status: 'verified',
    expires,
    lapsesTo: ratio(0),
    values: [{ ...makeValue('', FROM, null, ratio(1, 10)), status: 'verified' }],
  });
  const guess = makeRule({ id: 'guess', values: [makeValue('', FROM, null, ratio(1, 5))] });
  const choose = (rule: string, choice: Ending, value?: Ratio): RuleChoice => ({
    ...{ rule, choice, reason: 'what if' },
    values: new Map(value === undefined ? [] : [['', value]]),
  });
  const book = (...choices: RuleChoice[]) => new RuleBook([law, guess], [], choices);

  it.each<[string, RuleChoice[], number]>([
    ['none: the last value goes on', [], 1 / 10],
    ['extend: the last value goes on', [choose('levy', 'extend')], 1 / 10],
    ['lapse: what the rule says of it holds', [choose('levy', 'lapse')], 0],
    ['replace: the scenario’s value holds', [choose('levy', 'replace', ratio(1, 4))], 1 / 4],
  ])('about an expired rule, %s', (_, choices, expected) => {
    const { numerator, denominator } = book(...choices).at('levy', after);
    expect(numerator / denominator).toBe(expected);
    expect(book(...choices).at('levy', expires)).toEqual(ratio(1, 10));
  });

  it('about an assumption holds from the first day', () => {
    const replaced = book(choose('guess', 'replace', ratio(1, 2)));
    expect(replaced.at('guess', FROM)).toEqual(ratio(1, 2));
  });

  it('is called for where nothing else answers, and shown where it was made', () => {
    const open = (b: RuleBook) => {
      b.at('levy', after);
      b.at('guess', after);
      return b.uses().map((use) => [use.rule.id, use.open, use.choice?.choice ?? null]);
    };
    expect(open(book())).toEqual([
      ['guess', true, null],
      ['levy', true, null],
    ]);
    expect(open(book(choose('levy', 'extend')))).toEqual([
      ['guess', true, null],
      ['levy', true, 'extend'],
    ]);
    const overridden = new RuleBook(
      [guess],
      [{ ...override(FROM, null, ratio(1)), rule: 'guess' }],
    );
    overridden.at('guess', after);
    expect(overridden.uses().map(({ open: called }) => called)).toEqual([false]);
  });

  it('of a reading takes that reading’s values and standing', () => {
    const values = [{ ...makeValue('', FROM, null, ratio(1, 3)), status: 'memory' as const }];
    const variant = { id: 'other', title: law.title, document: 'another', clause: 'none' };
    const both = { ...law, variants: [{ ...variant, status: 'memory' as const, values }] };
    const [chosen] = withVariants([both], new Map([['levy', 'other']]));
    expect(new RuleBook([chosen!]).at('levy', FROM)).toEqual(ratio(1, 3));
    expect(chosen).toMatchObject({ document: 'another', status: 'memory', variant: 'other' });
    expect(() => withVariants([both], new Map([['levy', 'none']]))).toThrow('rules.noVariant');
  });
});

describe('a scale', () => {
  it('finds the step an amount falls in; a bound belongs to the step it ends', () => {
    const within = (percent: number) => (upTo: Ratio) =>
      compareRatio(ratio(percent, 100), upTo) <= 0;
    const steps = [0, 50, 51, 100, 101, 200, 201, 10_000].map((percent) =>
      seedBook().tier('land-appreciation-rate', DAY, within(percent)),
    );
    expect(steps).toEqual(['1', '1', '2', '2', '3', '3', '4', '4']);
    expect(() => seedBook().tier('deed-tax-rate', DAY, () => true)).toThrow(RuleGapError);
  });
});

describe('a book that remembers its answers', () => {
  it('says on every day, whatever it was asked before, what a book says that is asked once', () => {
    const over = [override(addDays(MIDDLE, -40), addDays(MIDDLE, 20), ratio(7))];
    const choice: RuleChoice = {
      ...{ rule: 'ladder', choice: 'replace', reason: 'what if' },
      values: new Map([['', ratio(9)]]),
    };
    const day = fc.integer({ min: -40, max: 1_200 }).map((days) => addDays(FROM, days));
    const asked = fc.tuple(day, fc.constantFrom('', 'on', 'none'));
    fc.assert(
      fc.property(fc.array(asked, { minLength: 2, maxLength: 30 }), (questions) => {
        const old = new RuleBook([RULE], over, [choice]);
        for (const [on, key] of questions) {
          const fresh = new RuleBook([RULE], over, [choice]);
          expect(old.find('ladder', on, key)).toEqual(fresh.find('ladder', on, key));
        }
      }),
      { numRuns: 200 },
    );
  });
});
