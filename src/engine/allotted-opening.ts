import { type Day, firstOfYear, lastOfYear, yearOf } from '../units/day.ts';
import type { Opening } from '../world/opening.ts';
import type { QuotaHolder } from '../world/party.ts';
import type { AllocationPolicy } from '../world/policy.ts';
import { World } from '../world/world.ts';
import { Agenda } from './agenda.ts';
import { AllotmentDesk } from './allotment-desk.ts';
import { openingFarmland } from './opening-farmland.ts';
import type { RunInput } from './run-input.ts';
import { viewOf } from './run-view.ts';
import { standingLots } from './supply.ts';

/**
 * The opening books with the yearly grants of allotted ledgers divided by the scenario's keys, for
 * a comparison that looks at all years at once. Nothing is taken in it: each year goes by what was
 * taken of old, and what a survey would set stays at the total of the opening books.
 *
 * @throws RuleGapError when the data of a key are missing in a year
 */
export function allottedOpening(input: RunInput): Opening {
  const { opening, policy, start, end } = input;
  const { allocation } = policy.quota;
  if (allocation === undefined) return opening;
  const unsurveyed = Object.fromEntries(
    Object.entries(allocation).map(([ledger, how]) => [ledger, withoutSurvey(how)]),
  );
  const quota = { ...policy.quota, allocation: unsurveyed };
  const land = openingFarmland(input);
  const world = new World(() => null, [], land.stock, start, land.basic);
  const view = viewOf({ ...input, policy: { ...policy, quota } }, input.rules.fresh(), world);
  for (let year = yearOf(start); year <= yearOf(end); year += 1) {
    const first = later(start, firstOfYear(year));
    const agenda = new Agenda(first, lastOfYear(year));
    new AllotmentDesk(world, view, [], opening.lots).schedule(agenda, first, lastOfYear(year));
    agenda.run(() => {});
  }
  const allotted = [...world.quota.lots()].flatMap((lot) =>
    [...world.quota.positionsOf(lot.id)].map(({ holder }) => ({
      holder: holder as QuotaHolder,
      lot,
    })),
  );
  return { ...opening, lots: [...standingLots(opening, policy.quota), ...allotted] };
}

function withoutSurvey(how: AllocationPolicy): AllocationPolicy {
  return how.total === 'survey' ? { ...how, total: 'opening' } : how;
}

function later(a: Day, b: Day): Day {
  return a > b ? a : b;
}
