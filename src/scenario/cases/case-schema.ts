import { z } from 'zod';
import type { Label } from '../../rules/rule.ts';
import { formatDay } from '../../units/day.ts';
import { complain } from '../expectation.ts';
import { choice, dayLeaf, labelLeaf, list, strictMap, textLeaf } from '../leaf-schema.ts';
import { HEADER_KEYS, scenarioSchema } from '../scenario-schema.ts';
import { expectMap } from './calculator.ts';
import { CALCULATORS } from './calculators.ts';
import { unitsOf } from './case-units.ts';
import { type Expected, type ExpectedTree, expectedAmount } from './expected-value.ts';
import { figureValue } from './figure-value.ts';
import type { RunTable } from './run-table.ts';
import { RUN_TABLES, shortAccount } from './run-tables.ts';

const MOST_ROWS = 1000;
const MOST_CASES = 200;

/** Words in both languages, or in one that serves for both. */
const wordsLeaf = z
  .union([z.string(), labelLeaf], { error: 'caseWords' })
  .transform((words): Label => (typeof words === 'string' ? { zh: words, en: words } : words));

/** One figure a row expects: under which key, of which column. */
export interface RowAmount {
  readonly key: string;
  readonly column: string;
  readonly expected: Expected;
}

/** One row a case expects: what picks the rows of the run, and what they come to. */
export interface ExpectedRow {
  readonly names: Readonly<Record<string, string>>;
  readonly amounts: readonly RowAmount[];
}

const dayText = dayLeaf.transform(formatDay);

/** Ids and codes: what looks like a number is one to YAML. */
const nameLeaf = z.union([z.string(), z.number()], { error: 'text' });

const NAME_LEAVES: Readonly<Record<string, z.ZodType>> = {
  date: dayText,
  submitted: dayText,
  booked: dayText,
  closed: dayText,
  year: z.union([z.string(), z.number()], { error: 'year' }),
};

function rowSchema({ names, amounts, word }: RunTable) {
  const nameShape = Object.entries(names).map(([name, words]) => {
    const leaf = NAME_LEAVES[name] ?? (words === null ? nameLeaf : choice(words as [string]));
    return [name, name === word ? leaf : leaf.optional()] as const;
  });
  const keys = amounts.flatMap((column) =>
    unitsOf('money').map((unit) => ({ key: column + unit.suffix, column, unit })),
  );
  const shape = {
    ...Object.fromEntries(nameShape),
    ...Object.fromEntries(keys.map(({ key, unit }) => [key, expectedAmount(unit).optional()])),
  };
  return strictMap(shape)
    .superRefine((given: Readonly<Record<string, unknown>>, context) => {
      if (word !== null || keys.some(({ key }) => given[key] !== undefined)) return;
      const written = keys.map(({ key }) => key);
      context.addIssue(
        complain({
          expected: { zh: `${written.join('、')} 之一`, en: `one of ${written.join(', ')}` },
          message: { zh: '这一行没有写金额', en: 'this row states no amount' },
        }),
      );
    })
    .transform((given: Readonly<Record<string, unknown>>): RawRow => given);
}

/** A row as written: columns that pick and columns of money side by side. */
type RawRow = Readonly<Record<string, unknown>>;

const tableShape = Object.fromEntries(
  RUN_TABLES.map((table) => [table.id, list(rowSchema(table), MOST_ROWS).optional()]),
);

const expectSchema = strictMap({
  ...tableShape,
  figures: z.record(z.string(), figureValue, { error: 'map' }).optional(),
  complete: list(choice(RUN_TABLES.map(({ id }) => id) as [string]), RUN_TABLES.length).optional(),
});

const calculations = CALCULATORS.map(({ id, given, results }) =>
  strictMap({
    rule: z.literal(id),
    note: wordsLeaf.optional(),
    given,
    expect: expectMap(results),
  }),
);

const calculateSchema = z.discriminatedUnion('rule', calculations as never, {
  error: `choices:${CALCULATORS.map(({ id }) => id).join(',')}`,
});

/** Keys of a scenario a case may say otherwise; checked once they lie over the scenario. */
export const SCENARIO_KEYS: readonly string[] = Object.keys(scenarioSchema.shape).filter(
  (key) => key !== 'deals' && !(HEADER_KEYS as readonly string[]).includes(key),
);

/** One case as written. */
export const caseSchema = strictMap({
  title: wordsLeaf,
  source: wordsLeaf.optional(),
  scenario: textLeaf.optional(),
  deals: z.unknown().optional(),
  calculate: list(calculateSchema, MOST_ROWS, 1).optional(),
  expect: expectSchema.optional(),
  ...Object.fromEntries(SCENARIO_KEYS.map((key) => [key, z.unknown().optional()])),
});

/** A file of several cases; title and source then speak of all of them. */
export const caseListSchema = strictMap({
  title: wordsLeaf.optional(),
  source: wordsLeaf.optional(),
  cases: list(caseSchema, MOST_CASES, 1),
});

/** A calculation as read. */
export interface Calculation {
  readonly rule: string;
  readonly note?: Label | undefined;
  readonly given: unknown;
  readonly expect: Readonly<Record<string, ExpectedTree | undefined>>;
}

/** One row of a table as read, apart from what merely picks it. */
export function readRow(table: RunTable, raw: RawRow): ExpectedRow {
  const amounts = table.amounts.flatMap((column) =>
    unitsOf('money').flatMap(({ suffix }) => {
      const key = column + suffix;
      const expected = raw[key] as Expected | undefined;
      return expected === undefined ? [] : [{ key, column, expected }];
    }),
  );
  return { names: namesOf(table, raw), amounts };
}

function namesOf(table: RunTable, raw: RawRow): Record<string, string> {
  return Object.fromEntries(
    Object.keys(table.names).flatMap((name) =>
      raw[name] === undefined ? [] : [[name, shortAccount(String(raw[name]))]],
    ),
  );
}
