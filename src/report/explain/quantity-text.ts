import type { Quantity, WhyUnit } from '../../ledger/why.ts';
import type { Label } from '../../rules/rule.ts';
import { groupThousands } from '../format.ts';
import { fill, same } from './label-text.ts';

/** Decimal places beyond which a fraction is written as one. */
const MOST_PLACES = 8;
const FEN_PER_YUAN = 100n;
const FEN_PER_WAN_YUAN = 1_000_000n;

/** Units as they follow a number; `{0}` is the number. Money is written in yuan. */
const UNIT_TEXTS: Readonly<Record<WhyUnit, Label>> = {
  ratio: same('{0}'),
  fen: { zh: '{0} 元', en: '{0} yuan' },
  fenPerM2: { zh: '{0} 元/㎡', en: '{0} yuan/m²' },
  fenPerKg: { zh: '{0} 元/公斤', en: '{0} yuan/kg' },
  fenPerM2Year: { zh: '{0} 元/㎡·年', en: '{0} yuan/m² a year' },
  fenPerPerson: { zh: '{0} 元/人', en: '{0} yuan a person' },
  m2: { zh: '{0} ㎡', en: '{0} m²' },
  kg: { zh: '{0} 公斤', en: '{0} kg' },
  kgPerM2: { zh: '{0} 公斤/㎡', en: '{0} kg/m²' },
  person: { zh: '{0} 人', en: '{0} persons' },
  personPerM2: { zh: '{0} 人/㎡', en: '{0} persons/m²' },
  day: { zh: '{0} 天', en: '{0} days' },
  workingDay: { zh: '{0} 个工作日', en: '{0} working days' },
  month: { zh: '{0} 个月', en: '{0} months' },
  year: { zh: '{0} 年', en: '{0} years' },
  code: same('{0}'),
  m: { zh: '{0} 米', en: '{0} m' },
  minute: { zh: '{0} 分钟', en: '{0} minutes' },
  degree: { zh: '{0} 度', en: '{0} degrees' },
  grade: { zh: '{0} 等', en: 'grade {0}' },
  count: same('{0}'),
  flag: same('{0}'),
};

/** An amount as people write it: money in yuan to the fen, a ratio in per cent. */
export function quantityText({ numerator, denominator, unit }: Quantity): Label {
  const isMoney = unit.startsWith('fen');
  const scale = isMoney ? FEN_PER_YUAN : 1n;
  const places = unit === 'fen' ? 2 : 0;
  const text =
    unit === 'ratio'
      ? ratioText(numerator, denominator)
      : fractionText(numerator, denominator * scale, places);
  return fill(UNIT_TEXTS[unit], same(text));
}

/** The same, and the money in 万元 as well where it is worth it. */
export function amountText(amount: Quantity): Label {
  const { numerator, denominator, unit } = amount;
  const text = quantityText(amount);
  const size = numerator < 0n ? -numerator : numerator;
  if (unit !== 'fen' || size < FEN_PER_WAN_YUAN * denominator) return text;
  const wan = roundedText(numerator, denominator * FEN_PER_WAN_YUAN, 2);
  return { zh: `${text.zh}（${wan} 万元）`, en: `${text.en} (${wan} × 10⁴)` };
}

/** Whole fen as yuan, e.g. in a list. */
export function yuanText(amountFen: number | bigint): Label {
  return quantityText({ numerator: BigInt(amountFen), denominator: 1n, unit: 'fen' });
}

function ratioText(numerator: bigint, denominator: bigint): string {
  if (numerator === denominator) return '100%';
  const percent = exactText(numerator * 100n, denominator, 0, 6);
  return percent === null ? slashText(numerator, denominator) : `${percent}%`;
}

function fractionText(numerator: bigint, denominator: bigint, places: number): string {
  return (
    exactText(numerator, denominator, places, MOST_PLACES) ?? slashText(numerator, denominator)
  );
}

/** The decimal that is the fraction, with at least `least` places; null where it has too many. */
function exactText(
  numerator: bigint,
  denominator: bigint,
  least: number,
  most: number,
): string | null {
  for (let places = least; places <= most; places += 1) {
    const scaled = numerator * 10n ** BigInt(places);
    if (scaled % denominator === 0n) return pointed(scaled / denominator, places);
  }
  return null;
}

/** A fraction, and nearly what it is when its digits say little. */
function slashText(numerator: bigint, denominator: bigint): string {
  const divisor = commonDivisor(numerator < 0n ? -numerator : numerator, denominator);
  const [n, d] = [numerator / divisor, denominator / divisor];
  const near = roundedText(numerator, denominator, MOST_PLACES);
  return String(d).length > 9 ? `≈ ${near}` : `${groupThousands(String(n))}/${d}`;
}

function commonDivisor(a: bigint, b: bigint): bigint {
  return a === 0n ? b : commonDivisor(b % a, a);
}

/** Half-up, away from zero. */
function roundedText(numerator: bigint, denominator: bigint, places: number): string {
  const sign = numerator < 0n ? -1n : 1n;
  const scaled = numerator * sign * 10n ** BigInt(places);
  return pointed((sign * (2n * scaled + denominator)) / (2n * denominator), places);
}

function pointed(scaled: bigint, places: number): string {
  const digits = String(scaled < 0n ? -scaled : scaled).padStart(places + 1, '0');
  const whole = groupThousands(digits.slice(0, digits.length - places));
  const sign = scaled < 0n ? '−' : '';
  return places === 0 ? `${sign}${whole}` : `${sign}${whole}.${digits.slice(-places)}`;
}
