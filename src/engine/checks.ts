import type { Day } from '../units/day.ts';
import { invariant } from '../units/invariant.ts';
import { CITIES, type City } from '../world/party.ts';
import type { World } from '../world/world.ts';
import type { TransferDesk } from './transfer-desk.ts';

/**
 * What must hold between the parts of a run at every period end: money in the wrong treasury is
 * exactly what the transfer desk still has to move (M6), and no city's farmland has been taken
 * below the lowest target it had so far (Q3): a target that is raised above the farmland there
 * is forbids taking more, but breaks nothing by itself.
 *
 * @param lowestM2 the lowest target of each city so far, kept up to date here
 * @throws InvariantError
 */
export function checkPeriod(
  world: World,
  desk: TransferDesk,
  lowestM2: Map<City, number>,
  day: Day,
): void {
  const misplacedFen = world.misplacement.measure(day).reduce((sum, m) => sum + m.openFen, 0);
  const owedFen: number = desk.openFen();
  invariant(misplacedFen === owedFen, 'M6.misplacedIsOwed', () => ({ misplacedFen, owedFen }));
  const opening = world.history()[0]!.farmlandM2;
  for (const city of CITIES) {
    const targetM2 = world.quota.total(city, 'L5').available.areaM2;
    const lineM2 = Math.min(lowestM2.get(city) ?? opening[city], targetM2);
    lowestM2.set(city, lineM2);
    const farmlandM2 = world.farmlandM2(city);
    invariant(farmlandM2 >= lineM2, 'Q3.redLine', () => ({ city, farmlandM2, lineM2 }));
  }
}
