import type { Label } from '../../rules/rule.ts';

interface PictureBase {
  readonly title: Label;
  /** What the picture says, for whoever cannot see it. */
  readonly alternative: Label;
}

/** Bars, bars on top of one another, or lines over the same points, in the unit of the title. */
export interface SeriesPicture extends PictureBase {
  readonly kind: 'bars' | 'stacks' | 'lines';
  readonly points: readonly Label[];
  readonly series: readonly { readonly name: Label; readonly values: readonly number[] }[];
}

/** Flows between nodes, drawn from left to right; no flow leads back. */
export interface FlowPicture extends PictureBase {
  readonly kind: 'flows';
  readonly nodes: readonly { readonly id: string; readonly name: Label; readonly column: number }[];
  readonly flows: readonly {
    readonly from: string;
    readonly to: string;
    readonly value: number;
  }[];
}

/** A picture as data; what draws it decides how it looks. */
export type Picture = SeriesPicture | FlowPicture;
