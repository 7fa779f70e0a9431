import type { Day } from '../units/day.ts';
import type { Fraction } from './fraction.ts';
import type { Cast, Fractions } from './sharing-cast.ts';
import type { Tally } from './sharing-tally.ts';

/** A length of a base, in fen, over which every party's fraction stays the same; they sum to 1. */
export interface Stretch {
  readonly length: Fraction;
  readonly rates: Fractions;
}

/** Where a rule stands and when it is asked. */
export interface SharingPlace {
  /** The way from the outermost rule to this one: what it counts is kept under this name. */
  readonly path: string;
  readonly cast: Cast;
  readonly day: Day;
  readonly tally: Tally;
}

export function inside(place: SharingPlace, step: string): SharingPlace {
  return { ...place, path: `${place.path}/${step}` };
}
