import { useState } from 'preact/hooks';
import type { Explanation } from '../report/explain/explanation.ts';
import type { Shared, Variant } from '../report/what-if/link.ts';
import type { EngineLink } from './engine-link.ts';
import type { Answer } from './messages.ts';

/** The figure that is being explained, if one is. */
export interface Explained {
  readonly isOpen: boolean;
  /** Undefined while it is being made; null where there is none. */
  readonly explanation: Explanation | null | undefined;
  ask(figure: string, variant: Variant): void;
  take(answer: Answer & { readonly kind: 'explained' }): void;
  close(): void;
}

/** Asks the engine how figures of what is set now came about, one at a time. */
export function useExplanation(engine: EngineLink, { scenario, variants }: Shared): Explained {
  const [asked, setAsked] = useState<string | null>(null);
  const [explanation, setExplanation] = useState<Explanation | null | undefined>(undefined);
  return {
    isOpen: asked !== null,
    explanation,
    ask: (figure, variant) => {
      setAsked(figure);
      setExplanation(undefined);
      engine.ask({ kind: 'explain', scenario, edits: variants[variant], figure });
    },
    take: (answer) => {
      if (answer.figure === asked) setExplanation(answer.explanation);
    },
    close: () => setAsked(null),
  };
}
