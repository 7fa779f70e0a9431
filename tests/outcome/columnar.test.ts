import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withoutCooperation } from '../../src/engine/alone.ts';
import { unsupported } from '../../src/engine/outcome/unsupported.ts';
import { recordTable } from '../../src/report/sweep/recorded-table.ts';
import { RuleBook } from '../../src/rules/rule-book.ts';
import { squareMetre } from '../../src/units/area.ts';
import { addDays, type Day, isoDay } from '../../src/units/day.ts';
import { fen } from '../../src/units/fen.ts';
import { anyRunCase, type RunCase } from '../arbitraries/run-case.ts';
import { deal, fixture, overrideOf, RULES } from '../engine/fixture.ts';
import { RUNS, replayed } from '../replay.ts';
import { columnarAlone, columnarTable } from './columnar-table.ts';
import { supportedInput } from './supported-case.ts';
import { tableLines } from './table-lines.ts';

const NAME = 'D1 the columns give the table of a run, row by row and figure by figure';
const ALONE = 'D1 the columns give what every city ends with alone';

/** Some payments, settlements and taxes fall behind the end; some years are broken. */
const anyEnd = fc.constantFrom('2026-07-14', '2027-02-28', '2028-12-31', '2030-06-30').map(isoDay);

describe('the columns', () => {
  it('D1 the columns give the table of a run, row by row and figure by figure', () => {
    const property = fc.property(anyRunCase, anyEnd, (given: RunCase, end: Day) => {
      const input = { ...supportedInput(given), end };
      expect(unsupported(input)).toEqual([]);
      expect(tableLines(columnarTable(input))).toEqual(tableLines(recordTable(input)!));
    });
    fc.assert(property, { ...replayed<[RunCase, Day]>(NAME), numRuns: RUNS ?? 60 });
  });

  it('D1 the columns give what every city ends with alone', () => {
    const property = fc.property(anyRunCase, (given: RunCase) => {
      const input = supportedInput(given);
      const { table, policy } = columnarAlone(input);
      const apart = withoutCooperation(input);
      expect(policy).toEqual(apart.policy);
      expect(withoutCasts(tableLines(table))).toEqual(
        withoutCasts(tableLines(recordTable(apart)!)),
      );
    });
    fc.assert(property, { ...replayed<[RunCase]>(ALONE), numRuns: RUNS ?? 40 });
  });

  it('the order of the records changes nothing (R3)', () => {
    const deals = ['D-3', 'D-1', 'D-2'].map((id, i) => deal({ id, priceFen: fen(10 ** 10 + i) }));
    const lines = tableLines(columnarTable(fixture({ deals })));
    expect(tableLines(columnarTable(fixture({ deals: [...deals].reverse() })))).toEqual(lines);
  });

  it('a plan forgets the deals it was asked about before', () => {
    const few = fixture({ deals: [deal()] });
    const alone = tableLines(columnarTable(few));
    const table = columnarTable(fixture({ deals: [deal(), deal({ id: 'D-2' })] }));
    expect(tableLines(table)).not.toEqual(alone);
  });
});

/** Where everybody keeps all, it is not told who else has a part in a deal. */
function withoutCasts(lines: readonly string[]): string[] {
  return lines.filter((line) => !line.startsWith('deal '));
}

describe('what the columns leave to the reference', () => {
  it.each([
    ['a contract signed before it was awarded', { awarded: isoDay('2026-03-10') }],
    ['an unknown place', { county: 'nowhere' }],
    ['a day far outside the run', { signed: addDays(isoDay('2026-03-09'), 9000) }],
    ['a grade outside 1 to 15', { farmland: { ...deal().farmland!, dryGrade: 16 } }],
    ['areas that do not fit together', { stockAreaM2: squareMetre(20_000) }],
  ])('%s', (reason, odd) => {
    const input = fixture({ deals: [{ ...deal(), ...odd }] });
    const left = { name: 'LeftToReference', message: reason };
    expect(() => columnarTable(input)).toThrowError(expect.objectContaining(left));
  });

  it('a gap in the law', () => {
    const rules = new RuleBook([...RULES.rules()].filter(({ id }) => id !== 'deed-tax-rate'));
    const input = fixture({ rules });
    expect(() => columnarTable(input)).toThrow('rule deed-tax-rate has no value');
    expect(() => recordTable(input)).toThrow('rule deed-tax-rate has no value on 2026-03-09');
  });

  it('a rule that changes on a day changes what is settled from that day on (R1)', () => {
    const change = overrideOf('education-earmark', '50%', '', '2026-05-01');
    const rules = new RuleBook(RULES.rules(), [change]);
    const input = fixture({ rules });
    const lines = tableLines(columnarTable(input));
    expect(lines).toEqual(tableLines(recordTable(input)!));
    expect(lines).not.toEqual(tableLines(columnarTable(fixture())));
  });
});
