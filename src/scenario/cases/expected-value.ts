import { z } from 'zod';
import { type Fraction, isLess, times } from '../../rules/fraction.ts';
import { choice, list, strictMap, whole } from '../leaf-schema.ts';
import type { CaseUnit } from './case-units.ts';
import { decimalsOf, readExact } from './exact-number.ts';

/** A figure as a case writes it. */
export interface ExpectedAmount {
  readonly kind: 'amount';
  readonly unit: CaseUnit;
  /** In `unit`. */
  readonly written: Fraction;
  /** Decimals the found figure is rounded to, half-up, before it is compared; null: none. */
  readonly rounded: number | null;
}

/** What a case expects at one place: a figure, a word, or that there is nothing. */
export type Expected =
  | ExpectedAmount
  | {
      readonly kind: 'word';
      readonly word: string | null;
      /** The unit a figure would be in where nothing is expected; null for words. */
      readonly unit: CaseUnit | null;
    };

/** An expectation that may hold several, by position or by name. */
export type ExpectedTree =
  | Expected
  | { readonly kind: 'many'; readonly items: ReadonlyMap<string | number, Expected> };

const MOST_DECIMALS = 12;
const MOST_ITEMS = 200;

/** The figure in base units, as written. */
export function writtenInBase({ unit, written }: ExpectedAmount): Fraction {
  return times(written, unit.factor);
}

/** A figure in a unit: a number, `{ is: …, rounded: 2 }`, or null where there is none. */
export function expectedAmount(unit: CaseUnit) {
  const plain = z.union([z.string(), z.number()], { error: 'caseFigure' });
  const map = strictMap({ is: plain, rounded: whole('decimals', MOST_DECIMALS) });
  return z
    .union([z.string(), z.number(), z.null(), map], { error: 'caseFigure' })
    .transform((given, context): Expected => {
      if (given === null) return { kind: 'word', word: null, unit };
      const { is, rounded } =
        typeof given === 'object' ? given : { is: given, rounded: null as number | null };
      const written = readExact(String(is));
      if (written !== null && (rounded === null || fits(written, rounded))) {
        return { kind: 'amount', unit, written, rounded };
      }
      const at = typeof given === 'object' ? ['is'] : [];
      context.addIssue({ code: 'custom', message: 'caseFigure', path: at });
      return z.NEVER;
    });
}

/** Whether a number needs no more decimals than it says it was rounded to. */
function fits(written: Fraction, rounded: number): boolean {
  const decimals = decimalsOf(written);
  return decimals !== null && decimals <= rounded;
}

/** One of some words, or null where there may be nothing. */
export function expectedWord(words: readonly string[] | null) {
  const named = words === null ? z.string({ error: 'text' }) : choice(words as readonly [string]);
  return named
    .nullable()
    .transform((word): Expected => ({ kind: 'word', word: word as string | null, unit: null }));
}

export const expectedFlag = z
  .boolean({ error: 'flag' })
  .transform((flag): Expected => ({ kind: 'word', word: String(flag), unit: null }));

/** Several figures in order. */
export function expectedList(item: z.ZodType<Expected>) {
  return list(item, MOST_ITEMS).transform(
    (items): ExpectedTree => ({ kind: 'many', items: new Map(items.map((one, i) => [i, one])) }),
  );
}

/** Several figures by name. */
export function expectedByName(item: z.ZodType<Expected>) {
  return z
    .record(z.string(), item, { error: 'map' })
    .transform((items): ExpectedTree => ({ kind: 'many', items: new Map(Object.entries(items)) }));
}

/** Whether an amount is below another; for differences shown with their sign. */
export function isNegative(value: Fraction): boolean {
  return isLess(value, { n: 0n, d: 1n });
}
