import type { Day } from '../units/day.ts';
import type { City } from '../world/party.ts';
import { isOutside } from '../world/policy.ts';
import { policyAlone } from './alone.ts';
import type { Office } from './office.ts';

/** The office for the land of a city: one outside the platform goes by its own policy. */
export function officesOf(office: Office, start: Day): (city: City) => Office {
  const { view } = office;
  const alone = { ...office, view: { ...view, policy: policyAlone(view.policy, start) } };
  return (city) => (isOutside(city, view.policy) ? alone : office);
}
