import type { Day } from '../units/day.ts';
import { invariant } from '../units/invariant.ts';
import { CITIES } from '../world/party.ts';
import type { World } from '../world/world.ts';
import type { TransferDesk } from './transfer-desk.ts';

/**
 * What must hold between the parts of a run at every period end: money in the wrong treasury is
 * exactly what the transfer desk still has to move (M6), and no city's farmland has been taken
 * below its target (Q3).
 *
 * @throws InvariantError
 */
export function checkPeriod(world: World, desk: TransferDesk, day: Day): void {
  const misplacedFen = world.misplacement.measure(day).reduce((sum, m) => sum + m.openFen, 0);
  const owedFen: number = desk.openFen();
  invariant(misplacedFen === owedFen, 'M6.misplacedIsOwed', () => ({ misplacedFen, owedFen }));
  const opening = world.history()[0]!.farmlandM2;
  for (const city of CITIES) {
    const targetM2 = world.quota.total(city, 'L5').available.areaM2;
    const farmlandM2 = world.farmlandM2(city);
    const kept = farmlandM2 >= Math.min(targetM2, opening[city]);
    invariant(kept, 'Q3.redLine', () => ({ city, farmlandM2, targetM2 }));
  }
}
