import type { Language } from '../report/labels.ts';
import type { Summary } from '../report/summary.ts';
import type { Variant } from '../report/what-if/link.ts';
import type { Control, Edits } from '../report/what-if/page-model.ts';
import type { Label } from '../rules/rule.ts';
import type { InputProblem } from '../scenario/input-error.ts';

/** A scenario as the page offers it. */
export interface Offer {
  readonly id: string;
  readonly title: Label;
  readonly controls: readonly Control[];
}

/** What the page asks of the worker. */
export type Request =
  | { readonly kind: 'open'; readonly data: string }
  | {
      readonly kind: 'run';
      readonly turn: number;
      readonly scenario: string;
      readonly variants: Readonly<Partial<Record<Variant, Edits>>>;
      readonly shown: Variant;
      readonly language: Language;
    }
  | { readonly kind: 'save'; readonly scenario: string; readonly edits: Edits };

/** What became of a variant: its figures, or what is wrong with it. */
export type Outcome =
  | { readonly ok: true; readonly summary: Summary }
  | { readonly ok: false; readonly problems: readonly InputProblem[] };

/** A picture drawn, with what it says in words. */
export interface Drawn {
  readonly svg: string;
  readonly alternative: Label;
}

/** What the worker answers. */
export type Answer =
  | { readonly kind: 'ready'; readonly offers: readonly Offer[] }
  | {
      readonly kind: 'figures';
      readonly turn: number;
      readonly outcomes: Readonly<Partial<Record<Variant, Outcome>>>;
      /** How long the worker took, in ms. */
      readonly tookMs: number;
    }
  | { readonly kind: 'pictures'; readonly turn: number; readonly pictures: readonly Drawn[] }
  | { readonly kind: 'saved'; readonly text: string }
  | { readonly kind: 'broken'; readonly message: string };
