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

/** How values spread at each point: 5 %, a quarter, half, three quarters, 95 % are at or below. */
export interface BoxPicture extends PictureBase {
  readonly kind: 'boxes';
  readonly points: readonly Label[];
  readonly boxes: readonly (readonly [number, number, number, number, number])[];
}

/** Estimates with the interval that holds each; every series has its own mark. */
export interface IntervalPicture extends PictureBase {
  readonly kind: 'intervals';
  readonly points: readonly Label[];
  readonly series: readonly {
    readonly name: Label;
    readonly values: readonly {
      readonly value: number;
      readonly low: number;
      readonly high: number;
    }[];
  }[];
}

/** Points in a plane, in groups; a line joins those of the last group. */
export interface ScatterPicture extends PictureBase {
  readonly kind: 'scatter';
  readonly axes: readonly [Label, Label];
  readonly groups: readonly {
    readonly name: Label;
    readonly points: readonly (readonly [number, number])[];
  }[];
}

export type StatisticsPicture = BoxPicture | IntervalPicture | ScatterPicture;

/** A picture as data; what draws it decides how it looks. */
export type Picture = SeriesPicture | FlowPicture | StatisticsPicture;
