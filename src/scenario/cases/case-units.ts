import { type Fraction, fraction } from '../../rules/fraction.ts';
import type { Label } from '../../rules/rule.ts';

/** What a figure of a case measures; `number` is a plain number, factor or share. */
export const DIMENSIONS_OF_FIGURES = [
  'money',
  'area',
  'capacity',
  'areaPrice',
  'capacityPrice',
  'number',
] as const;
export type FigureDimension = (typeof DIMENSIONS_OF_FIGURES)[number];

/** A unit a figure of a case may be written in, named at the end of its key. */
export interface CaseUnit {
  /** End of the key: `taxWanYuan` is the figure `tax` in 万元. */
  readonly suffix: string;
  readonly dimension: FigureDimension;
  /** Base units (fen, m², kg, fen per m², fen per kg) in one of it. */
  readonly factor: Fraction;
  readonly label: Label;
}

function unit(
  suffix: string,
  dimension: FigureDimension,
  factor: Fraction,
  zh: string,
  en: string,
): CaseUnit {
  return { suffix, dimension, factor, label: { zh, en } };
}

/** Every unit, the customary one of each dimension first; one mu is exactly 2000/3 m². */
export const CASE_UNITS: readonly CaseUnit[] = [
  unit('WanYuan', 'money', fraction(1_000_000n), '万元', '10⁴ yuan'),
  unit('Yuan', 'money', fraction(100n), '元', 'yuan'),
  unit('Fen', 'money', fraction(1n), '分', 'fen'),
  unit('M2', 'area', fraction(1n), '平方米', 'm²'),
  unit('Mu', 'area', fraction(2000n, 3n), '亩', 'mu'),
  unit('Ha', 'area', fraction(10_000n), '公顷', 'ha'),
  unit('Kg', 'capacity', fraction(1n), '公斤', 'kg'),
  unit('WanYuanPerMu', 'areaPrice', fraction(1500n), '万元/亩', '10⁴ yuan/mu'),
  unit('YuanPerM2', 'areaPrice', fraction(100n), '元/平方米', 'yuan/m²'),
  unit('YuanPerKg', 'capacityPrice', fraction(100n), '元/公斤', 'yuan/kg'),
  unit('', 'number', fraction(1n), '', ''),
];

/** The units of a dimension, the customary one first. */
export function unitsOf(dimension: FigureDimension): readonly CaseUnit[] {
  return CASE_UNITS.filter((one) => one.dimension === dimension);
}

/** What a difference is told in: the smallest of its dimension. */
export function baseUnitOf(dimension: FigureDimension): CaseUnit {
  const smallest: Record<FigureDimension, string> = {
    money: 'Fen',
    area: 'M2',
    capacity: 'Kg',
    areaPrice: 'YuanPerM2',
    capacityPrice: 'YuanPerKg',
    number: '',
  };
  return CASE_UNITS.find(({ suffix }) => suffix === smallest[dimension])!;
}
