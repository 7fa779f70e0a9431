import type { Day } from '../units/day.ts';

/**
 * The yearly assessment of one city (年度考核): farmland and permanent basic farmland against
 * their targets, in m². Year `start − 1` is the standing at the first day of a run.
 */
export interface Assessment {
  readonly city: string;
  readonly year: number;
  readonly day: Day;
  readonly farmlandM2: number;
  /** Farmland counted here for the year because it came (+) or went (−) with quota. */
  readonly bookedM2: number;
  readonly targetM2: number;
  readonly basicFarmlandM2: number;
  readonly basicTargetM2: number;
}

/** What the assessment leaves above the target; below zero it failed. */
export function headroomM2({ farmlandM2, bookedM2, targetM2 }: Assessment): number {
  return farmlandM2 + bookedM2 - targetM2;
}

/** Whether farmland and basic farmland both reach their targets. */
export function hasPassed(assessment: Assessment): boolean {
  const { basicFarmlandM2, basicTargetM2 } = assessment;
  return headroomM2(assessment) >= 0 && basicFarmlandM2 >= basicTargetM2;
}
