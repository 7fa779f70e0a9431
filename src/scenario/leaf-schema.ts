import { z } from 'zod';
import { type Day, parseIsoDay, yearOf } from '../units/day.ts';
import { parseDecimal } from '../units/decimal.ts';
import { FEN_PER_WAN_YUAN, type Fen, fen, ZERO_FEN } from '../units/fen.ts';
import { compareRatio, ONE, parseRatio, type Ratio, ZERO } from '../units/ratio.ts';
import type { ExpectationCode } from './expectation.ts';

const FIRST_YEAR = 1950;
const LAST_YEAR = 2150;
/** 10 亿元 × 1,000: no amount in these files comes near it. */
const LARGEST_WAN_YUAN = 100_000_000;
/** Largest denominator of a share: a millionth. */
const FINEST_SHARE = 1_000_000;
const LONGEST_TEXT = 4000;

/**
 * A strict map of keys. Every failure names what was expected by its code in the message
 * (see expectation.ts); an unknown key names the keys there are.
 */
export function strictMap<T extends z.core.$ZodLooseShape>(
  shape: T,
): z.ZodObject<T, z.core.$strict> {
  const choices = `choices:${Object.keys(shape).join(',')}`;
  return z.strictObject(shape, {
    error: (issue) => (issue.code === 'unrecognized_keys' ? choices : 'map'),
  });
}

/** One of a list of words. */
export function choice<const T extends readonly string[]>(words: T) {
  return z.enum(words, { error: `choices:${words.join(',')}` });
}

/** Text or an exact number, read by a function that gives null for what it cannot use. */
export function written<T>(code: ExpectationCode, read: (text: string) => T | null) {
  return z.union([z.string(), z.number()], { error: code }).transform((value, context): T => {
    const result = read(String(value));
    if (result !== null) return result;
    context.addIssue({ code: 'custom', message: code });
    return z.NEVER;
  });
}

/** A list of at most `most` items. */
export function list<T extends z.ZodType>(item: T, most: number, least = 0) {
  return z
    .array(item, { error: 'list' })
    .min(least, { error: 'list' })
    .max(most, { error: 'list' });
}

export const textLeaf = z
  .string({ error: 'text' })
  .min(1, { error: 'text' })
  .max(LONGEST_TEXT, { error: 'text' });

export const flagLeaf = z.boolean({ error: 'flag' });

export const labelLeaf = strictMap({ zh: textLeaf, en: textLeaf });

export const dayLeaf = z.string({ error: 'day' }).transform((text, context): Day => {
  const day = parseIsoDay(text);
  if (day !== null && yearOf(day) >= FIRST_YEAR && yearOf(day) <= LAST_YEAR) return day;
  context.addIssue({ code: 'custom', message: 'day' });
  return z.NEVER;
});

/** A fraction from nothing to the whole, in lowest terms over at most a million. */
export const shareLeaf = written('share', (text): Ratio | null => {
  const share = parseRatio(text);
  if (share === null || share.denominator > FINEST_SHARE) return null;
  return compareRatio(share, ZERO) < 0 || compareRatio(share, ONE) > 0 ? null : share;
});

/** An amount of 万元 above zero that is a whole number of fen. */
export const wanYuanLeaf = written('wanYuan', amountOf);

function amountOf(text: string): Fen | null {
  const amount = parseDecimal(text);
  if (amount === null || amount.lte(0) || amount.gt(LARGEST_WAN_YUAN)) return null;
  const exact = amount.mul(FEN_PER_WAN_YUAN);
  return exact.isInteger() ? fen(exact.toNumber()) : null;
}

/** An amount of 万元, nothing included, that is a whole number of fen. */
export const wanYuanOrZeroLeaf = written('wanYuanOrZero', (text): Fen | null => {
  const amount = parseDecimal(text);
  return amount?.isZero() ? ZERO_FEN : amountOf(text);
});

/** A whole number from 0 to `most`. */
export function whole(code: ExpectationCode, most: number) {
  return wholeFrom(code, 0, most);
}

/** A whole number from `least` to `most`. */
export function wholeFrom(code: ExpectationCode, least: number, most: number) {
  return z.int({ error: code }).min(least, { error: code }).max(most, { error: code });
}
