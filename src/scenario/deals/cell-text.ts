/**
 * A cell without what nobody can see: control characters (line breaks and tabs stay), marks
 * that hide or reverse text, and spaces around it.
 */
export function cleanText(text: string): string {
  if (PLAIN.test(text)) return text.trim();
  return text.replace(HIDDEN, '').trim();
}

/** Full-width letters, digits, punctuation and spaces as their plain forms; `m²` as `m2`. */
export function halfWidth(text: string): string {
  if (PLAIN.test(text)) return text.trim();
  return cleanText(text)
    .replace(/[\uFF01-\uFF5E]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .replace(/[\u00A0\u2000-\u200A\u202F\u3000]/g, ' ')
    .replace(/㎡|m²/g, 'm2')
    .replace(/[\u2212\uFE63]/g, '-')
    .replace(/￥/g, '¥')
    .trim();
}

/** A name for comparing: plain forms, no spaces at all, lower case. */
export function nameKey(text: string): string {
  return halfWidth(text).replace(/\s+/g, '').toLowerCase();
}

/** A value short and plain enough to stand in a message. */
export function showText(text: string): string {
  const plain = cleanText(text).replace(/\s+/g, ' ');
  const chars = Array.from(plain.slice(0, 2 * SHOWN_CHARS));
  return chars.length > SHOWN_CHARS ? `${chars.slice(0, SHOWN_CHARS).join('')}…` : plain;
}

/** Nothing to clean or to narrow: most cells, so they are spared the work. */
const PLAIN = /^[ -~]*$/;

const SHOWN_CHARS = 60;

const HIDDEN = new RegExp(
  '[\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f-\\u009f' +
    '\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2069\\ufeff]',
  'g',
);
