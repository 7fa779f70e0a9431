import type { z } from 'zod';
import type { Fraction } from '../../rules/fraction.ts';
import type { Label } from '../../rules/rule.ts';
import type { RuleBook } from '../../rules/rule-book.ts';
import type { Ratio } from '../../units/ratio.ts';
import { strictMap } from '../leaf-schema.ts';
import { type FigureDimension, unitsOf } from './case-units.ts';
import {
  type Expected,
  type ExpectedTree,
  expectedAmount,
  expectedByName,
  expectedFlag,
  expectedList,
  expectedWord,
} from './expected-value.ts';
import { type Fields, type Given, givenMap } from './given-field.ts';

/** What a calculator says: an amount in base units, a word, a flag, or nothing. */
export type FoundLeaf = number | Ratio | Fraction | string | boolean | null;
export type Found = FoundLeaf | readonly FoundLeaf[] | ReadonlyMap<string, FoundLeaf>;

/** One figure a calculator gives, and how a case may write it. */
export interface ResultSpec {
  readonly label: Label;
  /** What it measures; null for words. */
  readonly dimension: FigureDimension | null;
  /** By key of the file. */
  readonly keys: (name: string) => Readonly<Record<string, z.ZodType<ExpectedTree>>>;
}

/** A rule as a case calls it: what it is given, what it says, and what it does in words. */
export interface Calculator {
  readonly id: string;
  readonly title: Label;
  /** How the figures follow from what is given, in words. */
  readonly formula: Label;
  readonly given: z.ZodType;
  readonly results: Readonly<Record<string, ResultSpec>>;
  /** @param given as `given` read it */
  readonly calculate: (given: unknown, book: RuleBook) => Readonly<Record<string, Found>>;
}

/** The parts of a calculator with the types of its fields. */
export interface CalculatorParts<F extends Fields, R extends Readonly<Record<string, ResultSpec>>> {
  readonly id: string;
  readonly title: Label;
  readonly formula: Label;
  readonly given: F;
  readonly results: R;
  readonly calculate: (given: Given<F>, book: RuleBook) => { readonly [K in keyof R]: Found };
}

/** A calculator from its parts; what it is given has been read by then. */
export function calculator<F extends Fields, R extends Readonly<Record<string, ResultSpec>>>(
  parts: CalculatorParts<F, R>,
): Calculator {
  const { given, calculate, ...rest } = parts;
  return {
    ...rest,
    given: givenMap(given),
    calculate: (values, book) => calculate(values as Given<F>, book),
  };
}

/** A figure of a dimension. */
export function figure(dimension: FigureDimension, zh: string, en: string): ResultSpec {
  return { label: { zh, en }, dimension, keys: (name) => byUnit(dimension, name, (leaf) => leaf) };
}

/** Figures in order. */
export function figures(dimension: FigureDimension, zh: string, en: string): ResultSpec {
  return { label: { zh, en }, dimension, keys: (name) => byUnit(dimension, name, expectedList) };
}

/** Figures by name. */
export function figuresByName(dimension: FigureDimension, zh: string, en: string): ResultSpec {
  return { label: { zh, en }, dimension, keys: (name) => byUnit(dimension, name, expectedByName) };
}

/** A word of a list; null where there may be none. */
export function wordOf(words: readonly string[], zh: string, en: string): ResultSpec {
  const keys = (name: string) => ({ [name]: expectedWord(words) });
  return { label: { zh, en }, dimension: null, keys };
}

export function yesOrNo(zh: string, en: string): ResultSpec {
  const keys = (name: string) => ({ [name]: expectedFlag });
  return { label: { zh, en }, dimension: null, keys };
}

/** What a case may expect of a calculator: any of its figures, in any unit. */
export function expectMap(results: Readonly<Record<string, ResultSpec>>) {
  const shape = Object.fromEntries(
    Object.entries(results).flatMap(([name, spec]) =>
      Object.entries(spec.keys(name)).map(([key, leaf]) => [key, leaf.optional()]),
    ),
  );
  return strictMap(shape);
}

/** The figure a key of `expect` names. */
export function resultOfKey({ results }: Calculator, key: string): string {
  return Object.keys(results).find((name) => Object.hasOwn(results[name]!.keys(name), key))!;
}

function byUnit(
  dimension: FigureDimension,
  name: string,
  wrap: (leaf: z.ZodType<Expected>) => z.ZodType<ExpectedTree>,
): Record<string, z.ZodType<ExpectedTree>> {
  return Object.fromEntries(
    unitsOf(dimension).map((unit) => [name + unit.suffix, wrap(expectedAmount(unit))]),
  );
}
