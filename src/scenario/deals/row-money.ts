import { Decimal } from '../../units/decimal.ts';
import type { Fen } from '../../units/fen.ts';
import type { Method } from '../../world/deal.ts';
import { readInstalments, readMoney } from './cell-number.ts';
import type { ColumnUnit } from './column-spec.ts';
import type { RowCells } from './row-cells.ts';
import type { MoneyUnit } from './units.ts';

/** 1,000,000 yuan a square metre. */
const MAX_FEN_PER_M2 = 100_000_000;

/** The money of a row. */
export interface RowMoney {
  readonly priceFen: Fen | null;
  readonly instalmentsFen: readonly Fen[];
  readonly depositFen: Fen | null;
  readonly costFen: Fen | null;
}

/** Reads the money of a row and holds its parts against the price and the area. */
export function readRowMoney(
  cells: RowCells,
  method: Method | null,
  areaM2: number | null,
): RowMoney {
  const money = (text: string, unit: ColumnUnit) => readMoney(text, unit as MoneyUnit);
  const before = cells.faults.length;
  const priceFen =
    method === null || method === 'allocation'
      ? cells.read('price', money)
      : cells.require('price', money);
  const instalmentsFen =
    cells.read('instalments', (text, unit) => readInstalments(text, unit as MoneyUnit)) ?? [];
  const depositFen = cells.read('deposit', money);
  const costFen = cells.read('cost', money);
  if (cells.faults.length === before) {
    const limit = new Decimal(areaM2 ?? 0).mul(MAX_FEN_PER_M2);
    if (areaM2 !== null && limit.lt(priceFen ?? 0)) cells.fail('price', 'absurdValue', PER_M2);
    if (exceeds(instalmentsFen, priceFen)) cells.fail('instalments', 'instalmentsExceedPrice');
    if ((depositFen ?? 0) > (priceFen ?? 0)) cells.fail('deposit', 'partExceedsWhole', DEPOSIT);
  }
  return { priceFen, instalmentsFen, depositFen, costFen };
}

const PER_M2 = {
  zh: '每平方米不超过一百万元',
  en: 'at most 1,000,000 yuan per square metre',
};

const DEPOSIT = { zh: '不超过成交价格的保证金', en: 'a deposit of at most the price' };

// Stops at the first excess, so that the running sum stays far inside the exact integers.
function exceeds(parts: readonly Fen[], whole: Fen | null): boolean {
  let total = 0;
  for (const part of parts) {
    total += part;
    if (total > (whole ?? 0)) return true;
  }
  return false;
}
