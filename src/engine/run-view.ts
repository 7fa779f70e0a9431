import type { RuleBook } from '../rules/rule-book.ts';
import type { View } from '../world/view.ts';
import type { World } from '../world/world.ts';
import type { RunInput } from './run-input.ts';

/** What planners of a run may look at. */
export function viewOf(
  { policy, calendar, places }: Pick<RunInput, 'policy' | 'calendar' | 'places'>,
  rules: RuleBook,
  world: World,
): View {
  return {
    ...{ policy, rules, calendar, places, quota: world.quota },
    farmlandM2: (city) => world.farmlandM2(city),
    pledgedM2: (city) => world.pledgedM2(city),
    basicFarmlandM2: (city) => world.basicFarmlandM2(city),
    isDesignated: (parcel) => world.isDesignated(parcel),
  };
}
