import type { SquareMetre } from '../units/area.ts';
import type { Day } from '../units/day.ts';
import type { Fen } from '../units/fen.ts';
import type { Ratio } from '../units/ratio.ts';
import type { LandUse } from './deal.ts';

/** Collective construction land that enters the market (集体经营性建设用地入市). */
export interface CollectiveSale {
  readonly id: string;
  readonly place: string;
  readonly use: LandUse;
  readonly areaM2: SquareMetre;
  /** Day the plan was sent to the city or county. */
  readonly planSent: Day;
  readonly signed: Day;
  readonly priceFen: Fen;
  /** Cost of land and development; null: not known, the levy is on the price then. */
  readonly costFen: Fen | null;
  /** Part of the members or their representatives that agreed. */
  readonly consent: Ratio;
  /** Part of what is left that the collective keeps; the rest goes to its members. */
  readonly kept: Ratio;
}

/** A right in state land that changes hands, or is let or mortgaged (二级市场). */
export interface SecondarySale {
  readonly id: string;
  readonly place: string;
  readonly use: LandUse;
  readonly areaM2: SquareMetre;
  readonly kind: 'assignment' | 'lease' | 'mortgage';
  readonly signed: Day;
  /** Price without value-added tax; a rent or a loan is only noted. */
  readonly priceFen: Fen;
  /** What the law lets the seller deduct: what was paid, development, taxes. */
  readonly deductionsFen: Fen;
  /** Part of the total investment that has been made. */
  readonly invested: Ratio;
  /** Benchmark or standard price of the right; null: not known. */
  readonly benchmarkFen: Fen | null;
  /** Signed and pre-registered before the investment is made (预告登记); the transfer waits. */
  readonly preRegistered: boolean;
  /** Day by which the investment is made; null: not within sight. */
  readonly completed: Day | null;
}
