import { m2ToMu, type SquareMetre } from '../units/area.ts';
import { Decimal } from '../units/decimal.ts';
import { FEN_PER_WAN_YUAN, FEN_PER_YUAN } from '../units/fen.ts';
import type { Ratio } from '../units/ratio.ts';
import type { QuotaGood } from '../world/policy.ts';

/** Money or money-days in 万元 to two decimals, half-up from the exact fen: `12,345.67`. */
export function formatWanYuan(fen: number | bigint): string {
  return grouped(new Decimal(String(fen)).div(FEN_PER_WAN_YUAN).toFixed(2));
}

/** Money in yuan to the fen: `1,234.56`. */
export function formatYuan(fen: number): string {
  return grouped(new Decimal(fen).div(FEN_PER_YUAN).toFixed(2));
}

/** 10⁴ yuan with its sign always shown, for differences: `+12.00`, `−3.50`, `0.00`. */
export function formatWanYuanChange(fen: number): string {
  const text = formatWanYuan(fen);
  return /[1-9]/.test(text) && fen > 0 ? `+${text}` : text;
}

/** Area in 亩 to two decimals, half-up from the exact m². */
export function formatMu(areaM2: number): string {
  return grouped(m2ToMu(areaM2 as SquareMetre).toFixed(2));
}

/** A unit price to two decimals, half-up: 万元 per mu, for capacity yuan per kg. */
export function formatUnitPrice({ numerator, denominator }: Ratio, good: QuotaGood): string {
  const perUnit = new Decimal(numerator).div(denominator);
  if (good === 'L4.capacity') return grouped(perUnit.div(FEN_PER_YUAN).toFixed(2));
  return grouped(perUnit.mul(2000).div(3).div(FEN_PER_WAN_YUAN).toFixed(2));
}

/** Hundredths as a number with two decimals: `9731` is `97.31`. */
export function formatHundredths(value: number): string {
  return new Decimal(value).div(100).toFixed(2);
}

/** A whole number with thousands separators. */
export function formatCount(count: number): string {
  return grouped(String(count));
}

/** Thousands separators in the whole part; a zero that was rounded down keeps no minus. */
function grouped(text: string): string {
  const [whole, places] = text.split('.');
  const marked = groupThousands(whole!);
  const joined = places === undefined ? marked : `${marked}.${places}`;
  return /[1-9]/.test(joined) ? joined : joined.replace('-', '');
}

/** Digits with a comma before every three from the right. */
export function groupThousands(digits: string): string {
  return digits.replace(/\B(?=(?:\d{3})+$)/g, ',');
}
