import fc from 'fast-check';
import type { RunInput } from '../../src/engine/run-input.ts';
import type { RuleOverride } from '../../src/rules/rule.ts';
import { RuleBook } from '../../src/rules/rule-book.ts';
import { addDays, type Day, isoDay } from '../../src/units/day.ts';
import { mulRatio, ratio } from '../../src/units/ratio.ts';
import type { Deal } from '../../src/world/deal.ts';
import { NETTING_MODES, type Policy } from '../../src/world/policy.ts';
import { anyPolicy } from '../arbitraries/policy.ts';
import { anyRunCase, type RunCase } from '../arbitraries/run-case.ts';
import { RULES, START } from '../engine/fixture.ts';
import { supportedInput } from './supported-case.ts';

/** Days on which lots come or lapse, years change, or the run begins or ends. */
const HOT_DAYS = [
  ...['2026-01-01', '2026-01-05', '2026-03-01', '2026-06-29', '2026-06-30', '2026-09-15'],
  ...['2026-12-30', '2026-12-31', '2027-01-01', '2027-12-31'],
].map(isoDay);

const ENDS = ['2026-12-31', '2028-06-30', '2030-06-30'].map(isoDay);

/** Everything the engine asks, value by value. */
const ASKED = [...RULES.rules()]
  .filter(({ modelled }) => modelled !== 'no')
  .flatMap(({ id, values }) => values.map(({ key, value }) => ({ rule: id, key, value })));

const FACTORS = [ratio(0), ratio(1, 2), ratio(2), ratio(1), ratio(3)];

const anyOverride: fc.Arbitrary<RuleOverride> = fc
  .record({
    of: fc.constantFrom(...ASKED),
    factor: fc.constantFrom(...FACTORS),
    from: fc.constantFrom(...HOT_DAYS, isoDay('2026-05-01'), isoDay('2020-01-01')),
    days: fc.option(fc.integer({ min: 0, max: 400 }), { nil: null }),
  })
  .map(({ of: { rule, key, value }, factor, from, days }) => {
    const product = mulRatio(value, factor);
    const isWhole = value.denominator === 1;
    const changed = isWhole ? ratio(Math.floor(product.numerator / product.denominator)) : product;
    const to = days === null ? null : addDays(from, days);
    return { rule, key, from, to, value: changed, reason: 'test' };
  });

/** How cities share and transfer: what may differ between inputs with the same bases. */
export type Sharing = Pick<Policy, 'sharing' | 'taxSharing' | 'transfer'>;

export const anySharing: fc.Arbitrary<Sharing> = fc
  .tuple(anyPolicy, fc.constantFrom(...NETTING_MODES, 'none' as const))
  .map(([{ sharing, taxSharing, transfer }, netting]) => ({
    ...{ sharing: { ...sharing, base: 'netProceeds' as const }, taxSharing },
    transfer: { ...transfer, netting },
  }));

/** A run whose deals crowd on the days when something else happens, under law that changes. */
export interface HardCase {
  readonly given: RunCase;
  readonly days: readonly (Day | null)[];
  readonly end: Day;
  readonly overrides: readonly RuleOverride[];
}

export const anyHardCase: fc.Arbitrary<HardCase> = fc.record({
  given: anyRunCase,
  days: fc.array(fc.constantFrom(...HOT_DAYS, null), { minLength: 8, maxLength: 8 }),
  end: fc.constantFrom(...ENDS),
  overrides: fc.array(anyOverride, { maxLength: 6 }),
});

export function hardInput({ given, days, end, overrides }: HardCase): RunInput {
  const deals = given.deals.map((deal, i) => moved(deal, days[i]!, end));
  const input = supportedInput({ ...given, deals });
  return { ...input, end, rules: new RuleBook(RULES.rules(), overrides) };
}

function moved(deal: Deal, day: Day | null, end: Day): Deal {
  const signed = day ?? end;
  const last = signed > end ? end : signed;
  const ago = deal.awarded === null ? null : Math.max(0, deal.signed - deal.awarded);
  const awarded = ago === null ? null : addDays(last, -ago);
  return { ...deal, signed: last < START ? START : last, awarded };
}
