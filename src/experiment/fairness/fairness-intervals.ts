import { COALITIONS } from '../../engine/coalitions.ts';
import type { Fraction } from '../../rules/fraction.ts';
import { CITIES, type City } from '../../world/party.ts';
import { type MeanInterval, meanInterval } from '../interval.ts';
import type { Fairness, Inequality } from './coalition-fairness.ts';
import { type PartyGain, type WorseOff, worseOff } from './gains.ts';

/** An index over the replicates that have it; null where none has. */
type Index = MeanInterval | null;

/** Fairness over replicates: every figure with its mean and 95 % interval, money in fen. */
export interface FairnessIntervals {
  readonly replicates: number;
  readonly coalitions: readonly {
    readonly members: readonly City[];
    readonly value: MeanInterval;
  }[];
  readonly cities: readonly {
    readonly city: City;
    readonly alone: MeanInterval;
    readonly together: MeanInterval;
    readonly gain: MeanInterval;
    readonly perHead: Index;
    /** Fen per m² of quota supplied to others, over the replicates in which it supplied any. */
    readonly perQuotaM2: Index;
    readonly suppliedM2: MeanInterval;
    readonly shapley: MeanInterval;
    readonly nucleolus: MeanInterval;
  }[];
  /** How often and how badly a city has less than alone. */
  readonly worseOff: WorseOff;
  /** Replicates in which the division is in the core. */
  readonly inCore: number;
  /** Replicates in which no division at all is in the core. */
  readonly coreEmpty: number;
  readonly worstExcess: MeanInterval;
  readonly leastCore: MeanInterval;
  readonly distance: MeanInterval;
  readonly inequality: Readonly<
    Record<keyof Inequality, { readonly before: Index; readonly after: Index }>
  >;
}

/** Puts the replicates of {@link Fairness} together. */
export function fairnessIntervals(all: readonly Fairness[]): FairnessIntervals {
  const over = (of: (one: Fairness) => number) => meanInterval(all.map(of));
  const where = (of: (one: Fairness) => number | null): Index => {
    const values = all.map(of).filter((value) => value !== null);
    return values.length === 0 ? null : meanInterval(values);
  };
  const gain = (i: number, of: (gain: PartyGain) => number | null) =>
    where(({ gains }) => of(gains[i]!));
  const index = (of: (one: Fairness) => Inequality) => ({
    gini: where((one) => of(one).gini && numberOf(of(one).gini!)),
    theil: where((one) => (of(one).theil === null ? null : Number(of(one).theil))),
  });
  const [before, after] = [index((one) => one.before), index((one) => one.after)];
  return {
    replicates: all.length,
    coalitions: COALITIONS.map((members, i) => ({
      ...{ members, value: over(({ coalitions }) => coalitions[i]!.valueFen) },
    })),
    cities: CITIES.map((city, i) => ({
      city,
      alone: over(({ outcomes }) => outcomes.get(city)!.aloneFen),
      together: over(({ outcomes }) => outcomes.get(city)!.withFen),
      gain: over(({ gains }) => gains[i]!.gainFen),
      perHead: gain(i, (one) => one.perHeadFen),
      perQuotaM2: gain(i, (one) => one.perQuotaM2Fen),
      suppliedM2: over(({ suppliedM2 }) => suppliedM2[i]!),
      shapley: over(({ shapleyFen }) => shapleyFen[i]!),
      nucleolus: over(({ nucleolusFen }) => nucleolusFen[i]!),
    })),
    worseOff: worseOff(all.map(({ outcomes }) => outcomes)),
    inCore: all.filter(({ core }) => core.inCore).length,
    coreEmpty: all.filter(({ leastCore }) => leastCore.n > 0n).length,
    worstExcess: over(({ core }) => numberOf(core.worst)),
    leastCore: over(({ leastCore }) => numberOf(leastCore)),
    distance: over(({ distance }) => numberOf(distance)),
    inequality: {
      gini: { before: before.gini, after: after.gini },
      theil: { before: before.theil, after: after.theil },
    },
  };
}

function numberOf({ n, d }: Fraction): number {
  return Number(n) / Number(d);
}
