/**
 * Where an experiment looks: points of the unit cube, one coordinate per dimension, in the order
 * of the dimensions. A point depends on its index alone, so that any part of a design can be
 * worked out anywhere.
 */
export interface Design {
  /** Number of points. */
  readonly size: number;
  /** Coordinates of a point, each from 0 to 1, both included. */
  readonly pointAt: (index: number) => readonly number[];
}

/** What a chance design is drawn with: the seed, and a name for each dimension. */
export interface DrawnDimensions {
  readonly seed: number;
  /** Draws are keyed by these, so that another dimension leaves the draws of the rest alone. */
  readonly names: readonly string[];
}
