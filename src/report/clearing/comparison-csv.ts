import type { Ratio } from '../../units/ratio.ts';
import { CITIES } from '../../world/party.ts';
import { type Cell, csvChunks } from '../files/csv.ts';
import type { GoodComparison } from './compare.ts';
import type { OutcomeRow } from './outcome-row.ts';

const QUANTITIES = ['ownUse', 'traded', 'fromOutside', 'inKind', 'unmet', 'left'] as const;

/** Columns of the file `czt clearing --out` writes. */
export const COMPARISON_COLUMNS: readonly string[] = [
  ...['good', 'unit', 'table', 'id', 'name_zh', 'name_en', 'supply', 'demand'],
  ...['lowest_price_fen', 'highest_price_fen'],
  ...['own_use', 'traded', 'from_outside', 'in_kind', 'unmet', 'left_over'],
  ...CITIES.map((city) => `surplus_${city}_fen`),
  ...['total_fen', 'optimum_share_bp'],
  ...CITIES.map((city) => `against_alone_${city}_fen`),
  ...CITIES.map((city) => `against_best_${city}_fen`),
];

/**
 * The comparison as a CSV file: one row per good and mechanism, then one per way of pooling.
 * Quantities in m² or kg, money in fen, prices as exact fractions of a fen per unit, shares of
 * the optimum in hundredths of a percent. Supply = own use + traded + in kind + the rest; what
 * is left over is what no need was written off against.
 */
export function comparisonCsv(compared: readonly GoodComparison[]): string {
  return [...csvChunks(COMPARISON_COLUMNS, compared, rowsOf)].join('');
}

function* rowsOf(one: GoodComparison): Generator<readonly Cell[]> {
  const { good, dimension, supply, demand, mechanisms, pools } = one;
  const unit = dimension === 'capacityKg' ? 'kg' : 'm2';
  const [alone, best] = [mechanisms[0]!, mechanisms.at(-1)!];
  const against = (row: OutcomeRow, base: OutcomeRow) =>
    CITIES.map((city) => surplusOf(row, city) - surplusOf(base, city));
  for (const [table, rows] of [
    ['mechanism', mechanisms],
    ['pool', pools],
  ] as const) {
    for (const row of rows) {
      yield [
        ...[good, unit, table, row.id, row.zh, row.en, supply, demand],
        ...[fraction(row.price?.low), fraction(row.price?.high)],
        ...QUANTITIES.map((quantity) => row[quantity]),
        ...CITIES.map((city) => surplusOf(row, city)),
        ...[row.totalFen, row.optimumShareBp],
        ...against(row, alone),
        ...against(row, best),
      ];
    }
  }
}

function surplusOf({ surplusFen }: OutcomeRow, city: string): bigint {
  return surplusFen[city] ?? 0n;
}

function fraction(price: Ratio | undefined): string {
  return price === undefined ? '' : `${price.numerator}/${price.denominator}`;
}
