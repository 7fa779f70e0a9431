import { LAND_USES } from '../../../world/deal.ts';
import { COST, COSTS } from './fact-rows.ts';
import type { FactTable } from './fact-table.ts';
import { half } from './half.ts';
import type { Law } from './law.ts';
import type { DealReading } from './read-deal.ts';

/** Position of a level of government in the shares of a fee. */
const LEVEL = { city: 0, province: 1, central: 2 } as const;

/** What the receipts of a deal recover before anything is shared, as `costItems`. */
export function fillCosts(reading: DealReading, { deals: rows }: FactTable, law: Law): void {
  const { deal, i, era, city, grade, kind, newM2, priced, granted } = reading;
  const first = i * COSTS;
  const costs = rows.costFen;
  for (let k = 0; k < COSTS; k += 1) costs[first + k] = 0;
  if (!priced) return;
  if (!granted) {
    costs[first + COST.development] = deal.priceFen!;
    return;
  }
  const levels = law.feeLevels.at(era);
  levels.divide(half(newM2, law.newConstructionFee.at(era, grade)));
  costs[first + COST.feeCentral] = levels.partsFen[LEVEL.central]!;
  costs[first + COST.feeProvince] = levels.partsFen[LEVEL.province]!;
  costs[first + COST.feeCity] = levels.partsFen[LEVEL.city]!;
  const fundFen = half(deal.areaM2, law.agriLandFund.at(era, grade));
  const provinceFen = half(fundFen, law.agriLandProvince.at(era));
  costs[first + COST.fundProvince] = provinceFen;
  costs[first + COST.fundCity] = fundFen - provinceFen;
  costs[first + COST.businessFee] = half(deal.priceFen!, law.businessFee.at(era));
  const key = (city * 2 + Number(kind === 'county')) * LAND_USES.length;
  costs[first + COST.development] =
    deal.costFen ??
    half(deal.areaM2, law.developmentCost.at(era, key + LAND_USES.indexOf(deal.use)));
}
