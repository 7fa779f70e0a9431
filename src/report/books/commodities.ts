import type { QuotaLedger } from '../../quota/lot.ts';
import { DIMENSIONS, type Dimension, type Vector } from '../../quota/vector.ts';
import type { Label } from '../../rules/rule.ts';
import { DIMENSION_LABELS, QUOTA_LEDGER_LABELS } from '../labels.ts';
import type { Commodity } from './books.ts';

export const MONEY: Commodity = {
  ...{ name: 'CNY', decimals: 2, unit: null },
  label: { zh: '人民币元', en: 'yuan' },
};

const SUFFIX = { areaM2: 'AREA', paddyM2: 'PADDY', capacityKg: 'CAPACITY' } as const;
const UNIT = { areaM2: 'M2', paddyM2: 'M2', capacityKg: 'KG' } as const;

/** One commodity per ledger and dimension: `L4-PADDY`, counted in whole m². */
export function commodityOf(ledger: QuotaLedger, dimension: Dimension): Commodity {
  return {
    name: `${ledger}-${SUFFIX[dimension]}`,
    decimals: 0,
    unit: UNIT[dimension],
    label: nameOf(ledger, dimension),
  };
}

/** The parts of a vector that are not zero, as quantities of their commodities. */
export function quantitiesOf(
  ledger: QuotaLedger,
  amount: Vector,
): { readonly commodity: Commodity; readonly quantity: number }[] {
  return DIMENSIONS.filter((dimension) => amount[dimension] !== 0).map((dimension) => ({
    commodity: commodityOf(ledger, dimension),
    quantity: amount[dimension],
  }));
}

function nameOf(ledger: QuotaLedger, dimension: Dimension): Label {
  const [name, of] = [QUOTA_LEDGER_LABELS[ledger], DIMENSION_LABELS[dimension]];
  return { zh: `${name.zh}·${of.zh}`, en: `${name.en}: ${of.en}` };
}
