import type { Calculator } from './calculator.ts';
import { AUCTION_CALCULATORS } from './calculators/auction.ts';
import { FARMLAND_CALCULATORS } from './calculators/farmland.ts';
import { LAND_CALCULATORS } from './calculators/land.ts';
import { QUOTA_CALCULATORS } from './calculators/quota.ts';
import { TAX_CALCULATORS } from './calculators/tax.ts';
import { TREASURY_CALCULATORS } from './calculators/treasury.ts';

/** Every rule a case may call by name, each over the function the engine itself uses. */
export const CALCULATORS: readonly Calculator[] = [
  ...TAX_CALCULATORS,
  ...LAND_CALCULATORS,
  ...FARMLAND_CALCULATORS,
  ...QUOTA_CALCULATORS,
  ...AUCTION_CALCULATORS,
  ...TREASURY_CALCULATORS,
];
