import { type SquareMetre, ZERO_M2 } from '../../units/area.ts';
import { parseDecimal } from '../../units/decimal.ts';
import type { FarmlandTaken } from '../../world/deal.ts';
import { readFarmlandGrade } from './cell-grade.ts';
import { readArea } from './cell-number.ts';
import { nameKey } from './cell-text.ts';
import type { ColumnUnit } from './column-spec.ts';
import { NOTE } from './deal-draft.ts';
import { bad, good, type Reading } from './reading.ts';
import type { RowCells } from './row-cells.ts';
import type { AreaUnit } from './units.ts';

/** The areas of a row. */
export interface RowLand {
  readonly areaM2: SquareMetre | null;
  readonly stockAreaM2: SquareMetre;
  readonly farmland: FarmlandTaken | null;
  readonly basicFarmlandM2: SquareMetre;
}

/** Reads the areas of a row, part against whole; what was typed goes to the notes. */
export function readRowLand(cells: RowCells, notes: Map<string, string>): RowLand {
  const areaM2 = cells.require('area', readUnitArea);
  if (areaM2 === 0) cells.fail('area', 'areaTooSmall');
  if (areaM2 !== null && !isExact(cells.text('area'), areaM2)) {
    notes.set(NOTE.areaTyped, cells.text('area'));
  }
  const stockAreaM2 = readStock(cells, areaM2, notes);
  const taken = cells.read('farmland', readUnitArea);
  const paddyM2 = cells.read('paddy', readUnitArea) ?? ZERO_M2;
  const paddyGrade = cells.read('paddyGrade', readFarmlandGrade);
  const dryGrade = cells.read('dryGrade', readFarmlandGrade);
  const basicFarmlandM2 = cells.read('basicFarmland', readUnitArea) ?? ZERO_M2;
  if (areaM2 !== null && (taken ?? 0) > areaM2 - stockAreaM2) {
    cells.fail('farmland', 'partExceedsWhole', {
      zh: `不超过新增建设用地 ${areaM2 - stockAreaM2} 平方米`,
      en: `at most the ${areaM2 - stockAreaM2} m² of newly converted land`,
    });
  }
  if (paddyM2 > (taken ?? 0)) cells.fail('paddy', 'partExceedsWhole', OF_FARMLAND);
  if (basicFarmlandM2 > (taken ?? 0)) cells.fail('basicFarmland', 'partExceedsWhole', OF_FARMLAND);
  const hasGrade = paddyGrade !== null || dryGrade !== null;
  if (taken === null && hasGrade) cells.fail('farmland', 'missingValue');
  const farmland = taken === null ? null : { areaM2: taken, paddyM2, paddyGrade, dryGrade };
  return { areaM2, stockAreaM2, farmland, basicFarmlandM2 };
}

const OF_FARMLAND = {
  zh: '不超过占用耕地的面积',
  en: 'at most the farmland taken',
};

/** Words for land that is all new or all built on before; anything less plain is not guessed. */
const STOCK_WORDS: ReadonlyMap<string, 'all' | 'none'> = new Map([
  ['新增', 'none'],
  ['新增建设用地', 'none'],
  ['new', 'none'],
  ['存量', 'all'],
  ['存量建设用地', 'all'],
  ['现有建设用地', 'all'],
  ['existing', 'all'],
]);

function readStock(
  cells: RowCells,
  areaM2: SquareMetre | null,
  notes: Map<string, string>,
): SquareMetre {
  const typed = cells.text('stock');
  if (typed === '') return ZERO_M2;
  const stock = cells.read('stock', (text, unit) => readStockCell(text, unit, areaM2));
  if (stock === null) return ZERO_M2;
  if (areaM2 !== null && stock > areaM2) {
    cells.fail('stock', 'partExceedsWhole', {
      zh: `不超过总面积 ${areaM2} 平方米`,
      en: `at most the whole area of ${areaM2} m²`,
    });
    return ZERO_M2;
  }
  if (!isExact(typed, stock)) notes.set(NOTE.stockTyped, typed);
  return stock;
}

function readStockCell(
  text: string,
  unit: ColumnUnit,
  areaM2: SquareMetre | null,
): Reading<SquareMetre> {
  const word = STOCK_WORDS.get(nameKey(text));
  if (word !== undefined) return good(word === 'all' ? (areaM2 ?? ZERO_M2) : ZERO_M2);
  const area = readUnitArea(text, unit);
  return !area.ok && area.code === 'notANumber' ? bad('unknownChoice', '现有建设用地') : area;
}

function readUnitArea(text: string, unit: ColumnUnit): Reading<SquareMetre> {
  return readArea(text, unit as AreaUnit);
}

// Whether plain hectares say exactly what is kept; if not, the typed text is worth keeping.
function isExact(typed: string, areaM2: SquareMetre): boolean {
  return parseDecimal(typed)?.mul(10_000).eq(areaM2) ?? false;
}
