import type { Lot } from '../../quota/lot.ts';
import { isZero, vector } from '../../quota/vector.ts';
import { LEDGER_RULES } from '../../stages/1-listing/accept-supply.ts';
import type { Day } from '../../units/day.ts';
import { mulDiv } from '../../units/exact.ts';
import { ONE, type Ratio } from '../../units/ratio.ts';
import { byDealOrder } from '../../world/deal.ts';
import { completeDeal } from '../../world/deal-facts.ts';
import type { View } from '../../world/view.ts';
import { World } from '../../world/world.ts';
import { openingFarmland } from '../opening-farmland.ts';
import type { RunInput } from '../run-input.ts';
import type { Waiting } from './book.ts';

/** Every lot and every need of a stretch of time at once, as if in one great session. */
export interface StaticMarket {
  readonly view: View;
  readonly waiting: readonly Waiting[];
  readonly originOf: (lot: string) => string;
}

/**
 * Puts the supply and the demand of a stretch of time side by side: the deals listed in it, and
 * the lots there are by its last day, whole, less those that lapsed before its first. What was
 * drawn on before is not taken off: this is a comparison of mechanisms, not a run.
 *
 * @param supply part of every lot that is there, to see what scarcity does; obligations stay whole
 */
export function staticMarket(
  input: RunInput,
  first: Day,
  last: Day,
  supply: Ratio = ONE,
): StaticMarket {
  const { policy, calendar, places, opening } = input;
  const rules = input.rules.fresh();
  const land = openingFarmland(input);
  const world = new World(() => null, [], land.stock, first, land.basic);
  for (const { holder, lot: whole } of opening.lots) {
    const lot = partOf(whole, supply);
    if (isZero(lot.minted) || lot.accepted > last || (lot.expires !== null && lot.expires < first))
      continue;
    world.commit({
      id: `mint/${lot.id}`,
      entries: [],
      moves: [{ action: 'mint', day: last, rule: LEDGER_RULES[lot.ledger], deal: '', lot, holder }],
      farmland: [],
    });
  }
  const farmlandM2 = (city: Parameters<View['farmlandM2']>[0]) => world.farmlandM2(city);
  const basicFarmlandM2 = (city: Parameters<View['farmlandM2']>[0]) => world.basicFarmlandM2(city);
  const spoken = { pledgedM2: () => 0, isDesignated: () => false };
  const books = { quota: world.quota, farmlandM2, basicFarmlandM2, ...spoken };
  const view: View = { policy, rules, calendar, places, ...books };
  const waiting = [...input.deals].sort(byDealOrder).flatMap((deal): Waiting[] => {
    const place = places.get(deal.county);
    if (place === undefined) return [];
    const facts = completeDeal(deal, place, rules);
    const listed = facts.awarded < input.start ? input.start : facts.awarded;
    return listed < first || listed > last ? [] : [{ facts, listed }];
  });
  return { view, waiting, originOf: (lot) => world.quota.lot(lot)!.origin };
}

function partOf(lot: Lot, { numerator, denominator }: Ratio): Lot {
  if (lot.ledger === 'L5' || lot.ledger === 'L6') return lot;
  const part = (amount: number) => mulDiv(amount, numerator, denominator, 'floor');
  const { areaM2, paddyM2, capacityKg } = lot.minted;
  return { ...lot, minted: vector(part(areaM2), part(paddyM2), part(capacityKg)) };
}
