import { mulDiv } from '../../units/exact.ts';
import { type MeanInterval, meanInterval } from '../interval.ts';

/** One party with and without cooperation in one replicate. */
export interface PartyOutcome {
  readonly withFen: number;
  readonly aloneFen: number;
}

/** What a party gains by cooperating. */
export interface PartyGain {
  readonly party: string;
  readonly gainFen: number;
  /** Rounded half-up; null where the heads are not given. */
  readonly perHeadFen: number | null;
  /** Fen per m² of quota supplied; null where it supplied none. */
  readonly perQuotaM2Fen: number | null;
}

/** Gains of one replicate, against heads and against quota supplied. */
export function gainsOf(
  outcomes: ReadonlyMap<string, PartyOutcome>,
  heads: ReadonlyMap<string, number>,
  quotaM2: ReadonlyMap<string, number>,
): PartyGain[] {
  const each = (gainFen: number, count: number | undefined) =>
    count === undefined || count === 0 ? null : mulDiv(gainFen, 1, count, 'halfUp');
  return [...outcomes].map(([party, { withFen, aloneFen }]) => {
    const gainFen = withFen - aloneFen;
    return {
      ...{ party, gainFen },
      perHeadFen: each(gainFen, heads.get(party)),
      perQuotaM2Fen: each(gainFen, quotaM2.get(party)),
    };
  });
}

/** Whether cooperation leaves anybody worse off, over replicates. */
export interface WorseOff {
  readonly replicates: number;
  /** Replicates in which no party has less than alone. */
  readonly nobody: number;
  readonly parties: readonly {
    readonly party: string;
    /** Replicates in which this party has less than alone. */
    readonly worse: number;
    readonly largestLossFen: number;
    readonly gain: MeanInterval;
  }[];
}

/** Counts, party by party, how often and how badly somebody is worse off. */
export function worseOff(replicates: readonly ReadonlyMap<string, PartyOutcome>[]): WorseOff {
  const parties = [...(replicates[0]?.keys() ?? [])];
  const gainOf = (replicate: ReadonlyMap<string, PartyOutcome>, party: string) => {
    const { withFen, aloneFen } = replicate.get(party)!;
    return withFen - aloneFen;
  };
  return {
    replicates: replicates.length,
    nobody: replicates.filter((one) => parties.every((party) => gainOf(one, party) >= 0)).length,
    parties: parties.map((party) => {
      const gains = replicates.map((one) => gainOf(one, party));
      return {
        party,
        worse: gains.filter((gain) => gain < 0).length,
        largestLossFen: gains.reduce((most, gain) => Math.max(most, -gain), 0),
        gain: meanInterval(gains),
      };
    }),
  };
}
