import type { LandUse, UseTerm } from '../../world/deal.ts';
import { nearest } from '../nearest.ts';
import { readNumber } from './cell-number.ts';
import { halfWidth, nameKey } from './cell-text.ts';
import { labels, readChoice, USE_CHOICES } from './choices.ts';
import { bad, good, type Reading } from './reading.ts';

/** Longest term the law or anybody's slip of the pen could mean. */
const MAX_TERM_YEARS = 200;

/** Land-use names of the records, each with its class; keys are made by `nameKey`. */
export type LandUseNames = ReadonlyMap<string, LandUse>;

/** Reads a land-use name of the records or of the template. */
export function readUse(text: string, names: LandUseNames): Reading<LandUse> {
  const known = names.get(nameKey(text));
  if (known !== undefined) return good(known);
  const choice = readChoice(text, USE_CHOICES);
  if (choice.ok) return choice;
  return bad('unknownUse', nearest(nameKey(text), [...names.keys(), ...labels(USE_CHOICES)]));
}

/**
 * Reads a term for the parcel (`70`, `50年`) or one per use (`商服40、住宅70`). Zero years are no
 * term. A list in which some terms name their use and some do not cannot be told apart.
 */
export function readTerms(
  text: string,
  main: LandUse,
  names: LandUseNames,
): Reading<readonly UseTerm[]> {
  const plain = halfWidth(text);
  if (/^[\d.,' +-]+(?:年|years?)?$/iu.test(plain)) {
    const years = readYears(plain);
    return years.ok ? good([{ use: main, termYears: years.value }]) : years;
  }
  const parts = splitTerms(plain);
  if (parts === null) return bad('ambiguousValue');
  const uses: UseTerm[] = [];
  for (const { name, years } of parts) {
    const use = readUse(name, names);
    if (!use.ok) return use;
    const term = years === null ? good(null) : readYears(years);
    if (!term.ok) return term;
    const seen = uses.some((one) => one.use === use.value && one.termYears === term.value);
    if (!seen) uses.push({ use: use.value, termYears: term.value });
  }
  if (!uses.some(({ use }) => use === main)) uses.push({ use: main, termYears: null });
  return good(uses);
}

function readYears(text: string): Reading<number | null> {
  const number = readNumber(text, YEAR_UNITS, 'year');
  if (!number.ok) return number;
  const { amount } = number.value;
  if (amount.gt(MAX_TERM_YEARS)) return bad('absurdValue');
  if (amount.decimalPlaces() > 2) return bad('ambiguousValue');
  return good(amount.isZero() ? null : amount.toNumber());
}

const YEAR_UNITS: ReadonlyMap<string, 'year'> = new Map([
  ['年', 'year'],
  ['year', 'year'],
  ['years', 'year'],
]);

interface TermPart {
  readonly name: string;
  readonly years: string | null;
}

// A name may itself hold 、 (中低价位、中小套型…), so a list is cut behind numbers, not at marks.
function splitTerms(plain: string): readonly TermPart[] | null {
  const parts: TermPart[] = [];
  for (const piece of plain.split(/[;\n]/)) {
    let rest = piece;
    for (const match of piece.matchAll(/([^\d]*?)(\d+(?:\.\d+)?)\s*(?:年|years?)?/giu)) {
      const name = match[1]!.replace(/^[\s、,和及:]+|[\s:]+$/gu, '');
      if (name === '') return null;
      parts.push({ name, years: match[2]! });
      rest = rest.slice(match[0].length);
    }
    const name = rest.replace(/^[\s、,。.]+|\s+$/gu, '');
    if (name !== '') parts.push({ name, years: null });
  }
  return parts.length === 0 ? null : parts;
}
