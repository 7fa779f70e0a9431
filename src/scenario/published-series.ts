import { resolve } from 'node:path';
import { z } from 'zod';
import type { Label, RuleStatus } from '../rules/rule.ts';
import { RULE_STATUSES } from '../rules/rule-status.ts';
import { compareRatio, parseRatio, type Ratio, ZERO } from '../units/ratio.ts';
import { LAND_USES, type LandUse } from '../world/deal.ts';
import { CITIES, type City } from '../world/party.ts';
import { complain } from './expectation.ts';
import { InputError } from './input-error.ts';
import type { InputFile } from './input-file.ts';
import { choice, labelLeaf, list, strictMap, textLeaf, wholeFrom, written } from './leaf-schema.ts';
import { PACKAGE_ROOT } from './package-root.ts';
import { schemaProblems } from './schema-problem.ts';
import { readTextFile } from './text-file.ts';
import { readYamlSource } from './yaml-source.ts';

/** How sure a published value is, the surest first. */
export const CONFIDENCE_MARKS = [
  'verified',
  'derived',
  'memory-high',
  'memory-med',
  'memory-low',
  'assumption',
] as const;
export type ConfidenceMark = (typeof CONFIDENCE_MARKS)[number];

/** Units a series can be in. */
export const SERIES_UNITS = ['yiYuan', 'yuan/m2', 'wanYuan/mu', 'wanMu', 'ha', 'ratio'] as const;
export type SeriesUnit = (typeof SERIES_UNITS)[number];

export type PlaceKind = 'district' | 'county';

/**
 * What of a run a series is held against: `receipts` land price received for a city's land in a
 * year; `course` what the region receives in a year, as a part of the first year; `price` what was
 * paid per m²; `atStart` the part of the paid awards at the start price; `parcelArea` the mean of
 * the awarded parcels; `newLand` construction land newly taken in a year; `receiptsPerMu` what the
 * region receives per mu supplied, free supply in it.
 */
export type Measure =
  | { readonly kind: 'receipts' | 'newLand'; readonly city: City }
  | { readonly kind: 'course' | 'receiptsPerMu' }
  | {
      readonly kind: 'price';
      /** Null: all three. */
      readonly city: City | null;
      readonly places: PlaceKind;
      readonly use: LandUse;
    }
  | { readonly kind: 'atStart' | 'parcelArea'; readonly city: City; readonly use: LandUse };

/** One published value, or the range that is published in its place. */
export interface PublishedValue {
  /** The year it speaks of; null where it states none. */
  readonly year: number | null;
  /** Key of the rule it is taken from; the beginning of both keys of a range. */
  readonly key: string | null;
  readonly least: Ratio;
  readonly most: Ratio;
  readonly status: RuleStatus;
  readonly mark: ConfidenceMark;
}

/** A published series, and whether parameters are fitted to it or it is only held against. */
export interface PublishedSeries {
  readonly id: string;
  readonly title: Label;
  readonly measure: Measure;
  readonly unit: SeriesUnit;
  readonly use: 'fit' | 'hold';
  /** The rule of the register the values stand in; null: in none. */
  readonly rule: string | null;
  readonly document: string;
  readonly note: Label | null;
  readonly values: readonly PublishedValue[];
}

/** The published series of a file. */
export interface LoadedSeries {
  readonly title: Label;
  readonly series: readonly PublishedSeries[];
  readonly file: InputFile;
}

const MOST_SERIES = 200;
const MOST_VALUES = 200;

const amount = written('seriesValue', (text): Ratio | null => {
  const value = parseRatio(text);
  return value === null || compareRatio(value, ZERO) <= 0 ? null : value;
});

const measure = z.discriminatedUnion(
  'kind',
  [
    strictMap({ kind: z.enum(['receipts', 'newLand']), city: choice(CITIES) }),
    strictMap({ kind: z.enum(['course', 'receiptsPerMu']) }),
    strictMap({
      kind: z.literal('price'),
      city: choice(CITIES).nullable(),
      places: choice(['district', 'county']),
      use: choice(LAND_USES),
    }),
    strictMap({
      kind: z.enum(['atStart', 'parcelArea']),
      city: choice(CITIES),
      use: choice(LAND_USES),
    }),
  ],
  { error: 'choices:receipts,newLand,course,receiptsPerMu,price,atStart,parcelArea' },
);

const value = strictMap({
  year: wholeFrom('year', 1950, 2150).nullable(),
  key: textLeaf.nullable().optional(),
  value: amount.optional(),
  least: amount.optional(),
  most: amount.optional(),
  status: choice(RULE_STATUSES),
  mark: choice(CONFIDENCE_MARKS),
}).transform(({ key, value: one, least = one, most = one, ...rest }, context): PublishedValue => {
  const isOne = one !== undefined && least === one && most === one;
  const isRange = one === undefined && least !== undefined && most !== undefined;
  if ((isOne || isRange) && compareRatio(least!, most!) <= 0) {
    return { ...rest, key: key ?? null, least: least!, most: most! };
  }
  context.addIssue(
    complain({
      expected: {
        zh: 'value，或 least 与 most（least 不大于 most）',
        en: 'value, or least and most with least no more than most',
      },
      message: { zh: '既不是一个数也不是一个区间', en: 'this is neither a value nor a range' },
    }),
  );
  return z.NEVER;
});

const schema = strictMap({
  title: labelLeaf,
  series: list(
    strictMap({
      id: textLeaf,
      title: labelLeaf,
      measure,
      unit: choice(SERIES_UNITS),
      use: choice(['fit', 'hold']),
      rule: textLeaf.nullable().optional(),
      document: textLeaf,
      note: labelLeaf.nullable().optional(),
      values: list(value, MOST_VALUES, 1),
    }),
    MOST_SERIES,
    1,
  ),
});

/** The series that ship. */
export const SERIES_FILE = 'seeds/published-series.yaml';

/**
 * Reads published series.
 *
 * @param path a file of the person's own; null for the one that ships
 * @throws InputError with every problem of the file.
 */
export async function loadSeries(path: string | null): Promise<LoadedSeries> {
  const name = path ?? SERIES_FILE;
  const file = await readTextFile(path === null ? resolve(PACKAGE_ROOT, name) : path, name);
  const tree = readYamlSource(file);
  const checked = schema.safeParse(tree.root);
  if (!checked.success) throw new InputError(schemaProblems(tree, checked.error.issues));
  const { title, series } = checked.data;
  return {
    title,
    file: { role: 'series', name, sha256: file.sha256 },
    series: series.map(({ rule, note, ...one }) => ({
      ...one,
      rule: rule ?? null,
      note: note ?? null,
    })),
  };
}
