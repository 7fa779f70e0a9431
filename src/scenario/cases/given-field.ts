import { z } from 'zod';
import { type Fraction, times } from '../../rules/fraction.ts';
import { type SquareMetre, squareMetre } from '../../units/area.ts';
import { type Kilogram, kilogram } from '../../units/capacity.ts';
import type { Day } from '../../units/day.ts';
import { divideBig } from '../../units/exact.ts';
import { type Fen, fen } from '../../units/fen.ts';
import { type Ratio, ratio } from '../../units/ratio.ts';
import { type Complaint, complain } from '../expectation.ts';
import { choice, dayLeaf, flagLeaf, list, strictMap, textLeaf, whole } from '../leaf-schema.ts';
import { type CaseUnit, type FigureDimension, unitsOf } from './case-units.ts';
import { readExact } from './exact-number.ts';

/** Beyond these no amount of a case is meant. */
const LARGEST = 1_000_000_000_000_000n;
const LARGEST_COUNT = 1_000_000;
const MOST_ITEMS = 200;

/** One thing a calculator must be given, and the keys it may be written under. */
export interface Field<T> {
  /** By key: the ways to write it, each optional. */
  readonly keys: (name: string) => Readonly<Record<string, z.ZodType>>;
  /** From the keys as read; undefined when none was written. */
  readonly read: (name: string, given: Readonly<Record<string, unknown>>) => T | undefined;
  readonly optional: boolean;
}

/** What a map of fields reads into. */
export type Given<F extends Fields> = {
  readonly [K in keyof F]: F[K] extends Field<infer T> ? T : never;
};
export type Fields = Readonly<Record<string, Field<unknown>>>;

function amount<T>(dimension: FigureDimension, make: (base: Fraction) => T | null): Field<T> {
  const units = unitsOf(dimension);
  const leaf = (unit: CaseUnit) =>
    z.union([z.string(), z.number()], { error: 'caseFigure' }).transform((text, context): T => {
      const typed = readExact(String(text));
      const base = typed === null ? null : times(typed, unit.factor);
      const value = base === null || outOfReach(base) ? null : make(base);
      if (value !== null) return value;
      context.addIssue({ code: 'custom', message: 'caseGiven' });
      return z.NEVER;
    });
  return {
    keys: (name) => Object.fromEntries(units.map((u) => [name + u.suffix, leaf(u).optional()])),
    read: (name, given) =>
      units.map(({ suffix }) => given[name + suffix]).find((v) => v !== undefined) as T | undefined,
    optional: false,
  };
}

function outOfReach({ n, d }: Fraction): boolean {
  return n > LARGEST * d || n < -LARGEST * d;
}

function wholeOnly<T>(make: (value: number) => T) {
  return ({ n, d }: Fraction): T | null => (d === 1n ? make(Number(n)) : null);
}

function exactRatio({ n, d }: Fraction): Ratio | null {
  const parts = [n, d].map(Number);
  return parts.every(Number.isSafeInteger) ? ratio(parts[0]!, parts[1]!) : null;
}

/** Money in whole fen, written in 万元, 元 or fen. */
export const money = (): Field<Fen> => amount('money', wholeOnly(fen));

/** An area, to the m² half-up (mu are seldom whole). */
export const area = (): Field<SquareMetre> =>
  amount('area', ({ n, d }) => (n < 0n ? null : squareMetre(Number(divideBig(n, d, 'halfUp')))));

/** An area agreed in mu or hectares, exact in m². */
export const exactArea = (): Field<Ratio> => amount('area', exactRatio);

export const capacity = (): Field<Kilogram> => amount('capacity', wholeOnly(kilogram));

/** A price per area in fen per m², exact. */
export const areaPrice = (): Field<Ratio> => amount('areaPrice', exactRatio);

/** A price per capacity in fen per kg, exact. */
export const capacityPrice = (): Field<Ratio> => amount('capacityPrice', exactRatio);

/** A rate or factor: `20%`, `1.21`, `1/3`. */
export const rate = (): Field<Ratio> => amount('number', exactRatio);

function leafField<T>(schema: z.ZodType<T>): Field<T> {
  return {
    keys: (name) => ({ [name]: schema.optional() }),
    read: (name, given) => given[name] as T | undefined,
    optional: false,
  };
}

export const day = (): Field<Day> => leafField(dayLeaf);
export const flag = (): Field<boolean> => leafField(flagLeaf);
export const text = (): Field<string> => leafField(textLeaf);
export const count = (): Field<number> => leafField(whole('caseCount', LARGEST_COUNT));
export const word = <const T extends readonly string[]>(words: T): Field<T[number]> =>
  leafField(choice(words) as unknown as z.ZodType<T[number]>);

/** A field that may be left out. */
export function optional<T>(field: Field<T>): Field<T | undefined> {
  return { ...field, optional: true };
}

/** Several amounts in order, all in the unit of the key. */
export function many<T>(field: Field<T>): Field<readonly T[]> {
  return {
    keys: (name) =>
      Object.fromEntries(
        Object.entries(field.keys(name)).map(([key, leaf]) => [
          key,
          list((leaf as z.ZodOptional<z.ZodType>).unwrap(), MOST_ITEMS, 1).optional(),
        ]),
      ),
    read: (name, given) => field.read(name, given) as readonly T[] | undefined,
    optional: field.optional,
  };
}

/** A map of fields as one. */
export function group<F extends Fields>(fields: F): Field<Given<F>> {
  return leafField(givenMap(fields));
}

/** Several maps of the same fields. */
export function groups<F extends Fields>(fields: F): Field<readonly Given<F>[]> {
  return leafField(list(givenMap(fields), MOST_ITEMS) as unknown as z.ZodType<Given<F>[]>);
}

/** A strict map of fields: each one written once, under one of its keys. */
export function givenMap<F extends Fields>(fields: F): z.ZodType<Given<F>> {
  const shape = Object.fromEntries(
    Object.entries(fields).flatMap(([name, field]) => Object.entries(field.keys(name))),
  );
  return strictMap(shape)
    .superRefine((given: Readonly<Record<string, unknown>>, context) => {
      for (const [name, field] of Object.entries(fields)) {
        const keys = Object.keys(field.keys(name));
        const written = keys.filter((key) => given[key] !== undefined);
        if (written.length > 1) context.addIssue(complain(writtenTwice(written)));
        if (written.length === 0 && !field.optional) context.addIssue(complain(missing(keys)));
      }
    })
    .transform(
      (given) =>
        Object.fromEntries(
          Object.entries(fields).map(([name, field]) => [name, field.read(name, given)]),
        ) as Given<F>,
    );
}

function missing(keys: readonly string[]): Complaint {
  return {
    expected: { zh: `${keys.join('、')} 之一`, en: `one of ${keys.join(', ')}` },
    message: { zh: `缺少 ${keys[0]}`, en: `${keys[0]} is missing` },
  };
}

function writtenTwice(keys: readonly string[]): Complaint {
  return {
    expected: { zh: '只写一个单位', en: 'one unit only' },
    message: { zh: `${keys.join(' 和 ')} 重复`, en: `${keys.join(' and ')} say the same thing` },
    found: keys.join(', '),
  };
}
