import type { Fraction } from '../../rules/fraction.ts';
import type { Label } from '../../rules/rule.ts';
import { baseUnitOf } from '../../scenario/cases/case-units.ts';
import {
  decimalsOf,
  decimalText,
  exactText,
  roundedTo,
} from '../../scenario/cases/exact-number.ts';
import type { Expected } from '../../scenario/cases/expected-value.ts';
import type { Finding, FoundValue } from './finding.ts';
import { differenceOf, inUnit } from './match-value.ts';

const NONE: Label = { zh: '无', en: 'none' };

/** What a case expects, as a person would say it. */
export function expectedText(expected: Expected): Label {
  if (expected.kind === 'word') return wordText(expected.word);
  const { unit, written, rounded } = expected;
  const number = rounded === null ? exactText(written) : decimalText(written, rounded);
  return withUnit(number, unit.label, rounded);
}

/** What was found, in the unit of what was expected and in all its decimals. */
export function foundText(found: FoundValue, expected: Expected | null): Label {
  if (found.kind === 'word') return wordText(found.word);
  const unit = expected?.unit ?? baseUnitOf(found.dimension);
  return withUnit(shortText(inUnit(found.base, unit)), unit.label, null);
}

/** How far what was found lies from what is expected, with its sign; null when it is no amount. */
export function differenceText({ expected, found }: Finding): Label | null {
  if (expected === null || expected.kind === 'word') return null;
  const gap = differenceOf(expected, found);
  if (gap === null) return null;
  const { label } = baseUnitOf(expected.unit.dimension);
  const text = signed(gap);
  return withUnit(text, label, null);
}

/**
 * The figure a case would have to write for it to hold, as its unit wants it; null when it has
 * too many decimals to be written out.
 */
export function actualText(expected: Expected, found: FoundValue): string | null {
  if (found.kind === 'word') return found.word ?? 'null';
  const unit = expected.unit ?? baseUnitOf(found.dimension);
  const rounded = expected.kind === 'amount' ? expected.rounded : null;
  if (rounded !== null) return decimalText(roundedTo(inUnit(found.base, unit), rounded), rounded);
  const value = inUnit(found.base, unit);
  return isShort(value) ? exactText(value) : null;
}

/** A number in all its decimals, or the first of them when they are many. */
export function shortText(value: Fraction): string {
  return isShort(value) ? exactText(value) : `${decimalText(value, SHOWN_DECIMALS)}…`;
}

function isShort(value: Fraction): boolean {
  return (decimalsOf(value) ?? MOST_DECIMALS + 1) <= MOST_DECIMALS;
}

const MOST_DECIMALS = 12;
const SHOWN_DECIMALS = 8;

function signed(value: Fraction): string {
  return value.n > 0n ? `+${shortText(value)}` : shortText(value).replace('-', '−');
}

function wordText(word: string | null): Label {
  return word === null ? NONE : { zh: word, en: word };
}

function withUnit(number: string, label: Label, rounded: number | null): Label {
  const note =
    rounded === null
      ? { zh: '', en: '' }
      : { zh: `（四舍五入到 ${rounded} 位小数）`, en: ` (half-up to ${rounded} decimals)` };
  return {
    zh: `${number} ${label.zh}`.trim() + note.zh,
    en: `${number} ${label.en}`.trim() + note.en,
  };
}
