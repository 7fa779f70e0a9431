import type { Label } from '../../rules/rule.ts';
import { cityOf, isParty } from '../../world/party.ts';
import { named } from '../explain/label-text.ts';
import { PARTY_LABELS, REGION_LABEL } from '../labels.ts';
import type { PartyTotal, Positions } from '../positions.ts';
import { FIGURE_KEYS } from '../summary.ts';

/** A party or the region, with where its figures stand in `summary.json`. */
export interface Row<P extends PartyTotal = PartyTotal> {
  readonly name: Label;
  readonly path: string;
  readonly summary: P;
  /** The same without cooperation. */
  readonly alone: P;
  readonly isRegion: boolean;
}

/** Everybody with a figure, the three cities’ sum after what it adds up. */
export function partyRows<P extends PartyTotal>({
  parties,
  region,
  withoutCooperation,
}: Positions<P>): Row<P>[] {
  const rows = parties
    .filter(({ total }) => FIGURE_KEYS.some((key) => total[key] !== 0))
    .map((summary): Row<P> => {
      const { party } = summary;
      return {
        name: named(PARTY_LABELS, party),
        path: `parties.${party}`,
        summary,
        alone: withoutCooperation.parties.find((one) => one.party === party) ?? summary,
        isRegion: false,
      };
    });
  const together: Row<P> = {
    ...{ name: REGION_LABEL, path: 'region', summary: region },
    ...{ alone: withoutCooperation.region, isRegion: true },
  };
  return [...rows.filter(isLocal), together, ...rows.filter((row) => !isLocal(row))];
}

/** The cities and the new area. */
export function isLocal({ summary: { party } }: Row): boolean {
  return isParty(party) && cityOf(party) !== null;
}

/** What cooperation brings a party, or costs it. */
export function gainFen({ summary, alone }: Row): number {
  return summary.total.finalPositionFen - alone.total.finalPositionFen;
}
