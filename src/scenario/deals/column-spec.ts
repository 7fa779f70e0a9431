import type { Label } from '../../rules/rule.ts';
import type { Choice } from './choices.ts';
import type { AreaUnit, MoneyUnit } from './units.ts';

/** What a bare number in a column means; null: the column holds no measure. */
export type ColumnUnit = AreaUnit | MoneyUnit | null;

/** Columns the reader turns into a part of the deal. */
export const DEAL_FIELDS = [
  'id',
  'region',
  'place',
  'use',
  'method',
  'term',
  'landGrade',
  'area',
  'stock',
  'price',
  'instalments',
  'signed',
  'awarded',
  'deposit',
  'listingCity',
  'collectingTreasury',
  'quotaSource',
  'farmland',
  'paddy',
  'paddyGrade',
  'dryGrade',
  'basicFarmland',
  'cost',
  'greenHeart',
  'enclavePartner',
  'floorRelief',
  'linkage',
  'stateApproval',
  'replacement',
  'replacementGrade',
  'replacementSlope',
  'replacementParcels',
] as const;
export type DealField = (typeof DEAL_FIELDS)[number];

/** Fields without which no row can be a deal. */
export const REQUIRED_FIELDS: readonly DealField[] = ['place', 'area', 'use', 'method', 'signed'];

/** One column the reader knows and the template offers. */
export interface ColumnSpec<F extends string = DealField | 'note' | 'ignore'> {
  /** The part of a row it fills; `note`: kept as typed under `key`; `ignore`: left out. */
  readonly field: F;
  /** Stable name: its heading in Chinese without the unit; the key of a note. */
  readonly key: string;
  /** Headings of the template. */
  readonly header: Label;
  /** Other headings it goes by; a unit in brackets behind any of them is read. */
  readonly names: readonly string[];
  readonly unit: ColumnUnit;
  /** What belongs in a cell, for messages and for the template's notes. */
  readonly expected: Label;
  readonly example: Label;
  /** Closed list for a drop-down; null: free. */
  readonly choices: readonly Choice<unknown>[] | 'places' | null;
}

/** A spec with the defaults most columns share. */
export function columnSpec<F extends string>(
  field: F,
  key: string,
  en: string,
  names: readonly string[],
  more: Partial<ColumnSpec<F>> & { readonly expected: Label; readonly example: Label },
): ColumnSpec<F> {
  const header = more.header ?? { zh: key, en };
  return { field, key, names, unit: null, choices: null, ...more, header };
}

/** A column that is kept as typed. */
export function noteSpec(
  key: string,
  en: string,
  names: readonly string[],
  expected: Label,
  example: Label,
): ColumnSpec {
  return columnSpec('note', key, en, names, { expected, example });
}

/** The same text in both languages. */
export function same(text: string): Label {
  return { zh: text, en: text };
}
