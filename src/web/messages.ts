import type { Explanation } from '../report/explain/explanation.ts';
import type { Language } from '../report/labels.ts';
import type { Variant } from '../report/what-if/link.ts';
import type { Control, Edits, Outcome } from '../report/what-if/page-model.ts';
import type { Label } from '../rules/rule.ts';

/** A scenario as the page offers it. */
export interface Offer {
  readonly id: string;
  readonly title: Label;
  /** What can be moved in it; null until it was asked for. */
  readonly controls: readonly Control[] | null;
}

/** What the page asks of the worker. */
export type Request =
  /** The data as the page carries them, and the scenario of its link, if it has one. */
  | { readonly kind: 'open'; readonly packed: string; readonly scenario: string | null }
  | { readonly kind: 'controls'; readonly scenario: string }
  | {
      readonly kind: 'run';
      readonly turn: number;
      readonly scenario: string;
      readonly variants: Readonly<Partial<Record<Variant, Edits>>>;
      readonly shown: Variant;
      readonly language: Language;
    }
  | {
      readonly kind: 'explain';
      readonly scenario: string;
      readonly edits: Edits;
      readonly figure: string;
    }
  | { readonly kind: 'save'; readonly scenario: string; readonly edits: Edits };

/** A picture drawn, with what it says in words. */
export interface Drawn {
  readonly svg: string;
  readonly alternative: Label;
}

/** What the worker answers. */
export type Answer =
  | { readonly kind: 'ready'; readonly offers: readonly Offer[] }
  | {
      readonly kind: 'controls';
      readonly scenario: string;
      readonly controls: readonly Control[];
    }
  | {
      readonly kind: 'figures';
      readonly turn: number;
      readonly outcomes: Readonly<Partial<Record<Variant, Outcome>>>;
      /** How long the worker took, in ms. */
      readonly tookMs: number;
    }
  | { readonly kind: 'pictures'; readonly turn: number; readonly pictures: readonly Drawn[] }
  | {
      readonly kind: 'explained';
      readonly figure: string;
      /** Null where there is no such figure. */
      readonly explanation: Explanation | null;
    }
  | { readonly kind: 'saved'; readonly text: string }
  | { readonly kind: 'broken'; readonly message: string };
