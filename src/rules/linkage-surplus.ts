import { addVector, covers, subVector, type Vector } from '../quota/vector.ts';
import { invariant } from '../units/invariant.ts';

/**
 * Surplus of a linkage project (增减挂钩节余): what was reclaimed less what resettlement uses,
 * dimension by dimension.
 *
 * @throws InvariantError when resettlement uses more than was reclaimed.
 */
export function linkageSurplus(reclaimed: Vector, resettled: Vector): Vector {
  invariant(covers(reclaimed, resettled), 'rules.linkage', () => ({ reclaimed, resettled }));
  return subVector(reclaimed, resettled);
}

/** Farmland that must be reclaimed for what building and resettlement take of it. */
export function linkageFarmlandNeed(takenByBuilding: Vector, takenByResettlement: Vector): Vector {
  return addVector(takenByBuilding, takenByResettlement);
}
