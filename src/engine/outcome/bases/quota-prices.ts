import type { QuotaLedger } from '../../../quota/lot.ts';
import { type Vector, vector } from '../../../quota/vector.ts';
import { checkPriceBand } from '../../../stages/1-listing/quota-price.ts';
import { type Ratio, ZERO } from '../../../units/ratio.ts';
import { type Policy, QUOTA_GOODS, type QuotaGood } from '../../../world/policy.ts';
import { EraTable } from './eras.ts';
import { half } from './half.ts';
import type { Law } from './law.ts';
import { LEDGER } from './quota-plan.ts';

/** One unit of what a good is a dimension of. */
const UNIT_OF: Readonly<Record<string, Vector>> = {
  'L4.paddy': vector(0, 1, 0),
  'L4.capacity': vector(0, 0, 1),
};
const ONE_M2 = vector(1);

/** Goods of a ledger by dimension. */
const L4_GOODS = ['L4.area', 'L4.paddy', 'L4.capacity'].map((good) =>
  QUOTA_GOODS.indexOf(good as QuotaGood),
);

/** The posted prices of quota, and whether they lie within their bands. */
export class QuotaPrices {
  readonly #prices: readonly Ratio[];
  readonly #isOutside: EraTable<boolean>;
  /** The good that the area of a ledger is sold as. */
  readonly #areaGood: readonly number[];

  constructor(policy: Policy, { rules, eras }: Pick<Law, 'rules' | 'eras'>) {
    this.#prices = QUOTA_GOODS.map((good) => policy.quota.prices[good] ?? ZERO);
    const view = { policy, rules };
    this.#isOutside = new EraTable(eras, QUOTA_GOODS.length, (day, at) => {
      const good = QUOTA_GOODS[at]!;
      const ledger = good.slice(0, 2) as QuotaLedger;
      return checkPriceBand(ledger, UNIT_OF[good] ?? ONE_M2, day, view) !== null;
    });
    this.#areaGood = Object.keys(LEDGER).map((ledger) =>
      QUOTA_GOODS.findIndex((good) => good === ledger || good === `${ledger}.area`),
    );
  }

  /** As `quotaPriceFen`, each good half-up to the fen. */
  priceFen(ledger: number, areaM2: number, paddyM2: number, capacityKg: number): number {
    const areaFen = half(areaM2, this.#prices[this.#areaGood[ledger]!]!);
    if (ledger !== LEDGER.L4) return areaFen;
    const [, paddy, capacity] = L4_GOODS;
    return (
      areaFen + half(paddyM2, this.#prices[paddy!]!) + half(capacityKg, this.#prices[capacity!]!)
    );
  }

  /** Whether any good that is bought is priced outside its band, as `checkPriceBand`. */
  isOutside(
    ledger: number,
    era: number,
    areaM2: number,
    paddyM2: number,
    capacityKg: number,
  ): boolean {
    if (areaM2 > 0 && this.#isOutside.at(era, this.#areaGood[ledger]!)) return true;
    if (ledger !== LEDGER.L4) return false;
    const [, paddy, capacity] = L4_GOODS;
    if (paddyM2 > 0 && this.#isOutside.at(era, paddy!)) return true;
    return capacityKg > 0 && this.#isOutside.at(era, capacity!);
  }
}
