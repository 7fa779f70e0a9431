import type { Explanation } from '../report/explain/explanation.ts';
import type { Language } from '../report/labels.ts';
import type { Variant } from '../report/what-if/link.ts';
import type { Control, Edits, FirstAnswer, Outcome } from '../report/what-if/page-model.ts';
import type { Label } from '../rules/rule.ts';

/** A scenario as the page offers it. */
export interface Offer {
  readonly id: string;
  readonly title: Label;
  /** What can be moved in it; null until it was asked for. */
  readonly controls: readonly Control[] | null;
}

/** What variants come to, the pictures of the one shown among it. */
export interface RunRequest {
  readonly kind: 'run';
  readonly turn: number;
  readonly scenario: string;
  readonly variants: ByVariant<Edits>;
  readonly shown: Variant;
  readonly language: Language;
}

/** Something of each variant that is wanted. */
export type ByVariant<T> = Readonly<Partial<Record<Variant, T>>>;

/** What the page asks of a worker. */
export type Request =
  /** The data as the page carries them, and the scenario of its link, if it has one. */
  | { readonly kind: 'open'; readonly packed: string; readonly scenario: string | null }
  | { readonly kind: 'controls'; readonly scenario: string }
  | RunRequest
  /** The same in short: what everybody ends with, without the run. */
  | (Omit<RunRequest, 'kind'> & { readonly kind: 'first' })
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
      readonly kind: 'first';
      readonly turn: number;
      /** Null where only the run can tell. */
      readonly answers: ByVariant<FirstAnswer> | null;
      /** How long the worker took, in ms. */
      readonly tookMs: number;
    }
  | {
      readonly kind: 'figures';
      readonly turn: number;
      readonly outcomes: ByVariant<Outcome>;
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
