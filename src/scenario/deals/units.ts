import { hectareToM2, muToM2, type SquareMetre, squareMetre } from '../../units/area.ts';
import type { Decimal } from '../../units/decimal.ts';

/** Units a heading or a cell may name. */
export type AreaUnit = 'hectare' | 'mu' | 'squareMetre' | 'squareKilometre';
export type MoneyUnit = 'fen' | 'yuan' | 'wanYuan' | 'yiYuan';

/** Names people write; compared by `nameKey`. */
export const AREA_UNITS: ReadonlyMap<string, AreaUnit> = new Map([
  ['公顷', 'hectare'],
  ['ha', 'hectare'],
  ['hm2', 'hectare'],
  ['hectare', 'hectare'],
  ['hectares', 'hectare'],
  ['亩', 'mu'],
  ['mu', 'mu'],
  ['平方米', 'squareMetre'],
  ['平米', 'squareMetre'],
  ['m2', 'squareMetre'],
  ['平方公里', 'squareKilometre'],
  ['km2', 'squareKilometre'],
]);

export const MONEY_UNITS: ReadonlyMap<string, MoneyUnit> = new Map([
  ['分', 'fen'],
  ['fen', 'fen'],
  ['元', 'yuan'],
  ['yuan', 'yuan'],
  ['万元', 'wanYuan'],
  ['万', 'wanYuan'],
  ['wanyuan', 'wanYuan'],
  ['10kyuan', 'wanYuan'],
  ['亿元', 'yiYuan'],
  ['亿', 'yiYuan'],
]);

const FEN_PER: Readonly<Record<MoneyUnit, number>> = {
  fen: 1,
  yuan: 100,
  wanYuan: 1_000_000,
  yiYuan: 10_000_000_000,
};

/** Exact fen, perhaps with a fraction, of an amount in a unit. */
export function toFenExact(amount: Decimal, unit: MoneyUnit): Decimal {
  return amount.mul(FEN_PER[unit]);
}

/** m² of an area in a unit, half-up once; the caller has bounded it. */
export function toM2(area: Decimal, unit: AreaUnit): SquareMetre {
  if (unit === 'hectare') return hectareToM2(area);
  if (unit === 'mu') return muToM2(area);
  return squareMetre(exactM2(area, unit).toDecimalPlaces(0).toNumber());
}

/** m² of an area before rounding, for holding it against a limit. */
export function exactM2(area: Decimal, unit: AreaUnit): Decimal {
  if (unit === 'mu') return area.mul(2000).div(3);
  return area.mul(unit === 'hectare' ? 10_000 : unit === 'squareKilometre' ? 1_000_000 : 1);
}
