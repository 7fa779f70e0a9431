/** Marks a bigint inside a text until its quotes are taken off; no text of ours begins so. */
const WHOLE = '\u0000whole:';
const QUOTED_WHOLE = /"\\u0000whole:(-?\d+)"/g;

/**
 * Readable JSON, two spaces deep, with a line end; key order is the value's own. A bigint is
 * written as the whole number it is, in all its digits.
 */
export function jsonText(value: unknown): string {
  const text = JSON.stringify(
    value,
    (_, item: unknown) => (typeof item === 'bigint' ? `${WHOLE}${item}` : item),
    2,
  );
  return `${text.replace(QUOTED_WHOLE, '$1')}\n`;
}
