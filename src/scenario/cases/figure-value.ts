import { z } from 'zod';
import { type Fraction, times } from '../../rules/fraction.ts';
import { strictMap, whole } from '../leaf-schema.ts';
import { baseUnitOf, CASE_UNITS, type CaseUnit, type FigureDimension } from './case-units.ts';
import { decimalsOf, readExact } from './exact-number.ts';
import type { Expected } from './expected-value.ts';

/** A figure of the summary as a case writes it; its measure is known once the figure is. */
export type FigureValue =
  | {
      readonly kind: 'number';
      readonly written: Fraction;
      /** The unit written behind the number; null: none, so the figure's own. */
      readonly unit: CaseUnit | null;
      readonly rounded: number | null;
    }
  | { readonly kind: 'word'; readonly word: string | null };

const MOST_DECIMALS = 12;

const plain = z.union([z.string(), z.number(), z.boolean(), z.null()], { error: 'caseFigure' });
const rounding = strictMap({
  is: z.union([z.string(), z.number()], { error: 'caseFigure' }),
  rounded: whole('decimals', MOST_DECIMALS),
});

/** `64800000000`, `648 万元`, `refused`, or `{ is: 13.36 万元, rounded: 2 }`. */
export const figureValue = z
  .union([z.string(), z.number(), z.boolean(), z.null(), rounding], { error: 'caseFigure' })
  .transform((given, context): FigureValue => {
    const map = typeof given === 'object' && given !== null ? given : null;
    const value = map === null ? plain.parse(given) : map.is;
    const rounded = map?.rounded ?? null;
    if (value === null || typeof value === 'boolean') {
      return { kind: 'word', word: value === null ? null : String(value) };
    }
    const [amount = '', name, ...rest] = String(value).trim().split(/\s+/);
    const written = readExact(amount);
    const unit = name === undefined ? null : unitNamed(name);
    if (written !== null && unit !== undefined && rest.length === 0) {
      const decimals = decimalsOf(written);
      if (rounded === null || (decimals !== null && decimals <= rounded)) {
        return { kind: 'number', written, unit, rounded };
      }
    }
    if (map === null && written === null) return { kind: 'word', word: String(value) };
    const at = map === null ? [] : ['is'];
    context.addIssue({ code: 'custom', message: 'caseFigure', path: at });
    return z.NEVER;
  });

const UNIT_WORDS: readonly CaseUnit[] = CASE_UNITS.filter(({ suffix }) => suffix !== '');

function unitNamed(word: string): CaseUnit | undefined {
  const plainWord = word.toLowerCase();
  return UNIT_WORDS.find(
    ({ suffix, label }) => suffix.toLowerCase() === plainWord || label.zh === word,
  );
}

/** What a figure of the summary measures, by the unit its name ends in. */
export function dimensionOfFigure(name: string): FigureDimension {
  if (name.endsWith('Fen')) return 'money';
  if (name.endsWith('M2')) return 'area';
  return name.endsWith('Kg') ? 'capacity' : 'number';
}

/** The expectation for a figure of that measure; null when its unit measures something else. */
export function asExpected(value: FigureValue, dimension: FigureDimension): Expected | null {
  if (value.kind === 'word') return { ...value, unit: null };
  const { written, rounded } = value;
  const unit = value.unit ?? baseUnitOf(dimension);
  return unit.dimension === dimension ? { kind: 'amount', unit, written, rounded } : null;
}

/** A written amount in base units. */
export function inBase(written: Fraction, unit: CaseUnit): Fraction {
  return times(written, unit.factor);
}
