import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Language } from '../report/labels.ts';
import type { Shared, Variant } from '../report/what-if/link.ts';
import type { FirstAnswer, Outcome } from '../report/what-if/page-model.ts';
import type { EngineLink } from './engine-link.ts';
import type { Answer, ByVariant, Drawn } from './messages.ts';

/** What the engine last came to. */
export interface Shown {
  /** What it came to in short, with the last change; null where a run as new is there. */
  readonly first: ByVariant<FirstAnswer> | null;
  readonly outcomes: ByVariant<Outcome>;
  readonly pictures: readonly Drawn[];
  /** Whether the pictures are those of an earlier run. */
  readonly hasOldPictures: boolean;
  readonly tookMs: number;
}

/** What a run is asked for. */
export interface Wanted {
  readonly now: Shared;
  readonly active: Variant;
  /** Whether both variants are wanted. */
  readonly isCompared: boolean;
  readonly language: Language;
}

/** Answers are shown in the order of what was asked, never an older one after a newer one. */
interface Turned {
  readonly turn: number;
  readonly shown: Shown;
}

/**
 * Runs what is wanted whenever it changes: what everybody ends with comes first where it can be
 * told without the run, then every figure, the pictures after them.
 */
export function useEngine(
  engine: EngineLink,
  { now, active, isCompared, language }: Wanted,
  onOther: (answer: Answer) => void,
): { readonly shown: Shown | null; readonly isWorking: boolean } {
  const [last, setLast] = useState<Turned | null>(null);
  const [done, setDone] = useState(0);
  const turns = useRef(0);
  const turn = useMemo(() => {
    turns.current += 1;
    return turns.current;
  }, [now, active, language]);

  engine.onAnswer = (answer) => {
    if (answer.kind === 'first' || answer.kind === 'figures') {
      if (answer.kind === 'figures') setDone(answer.turn);
      setLast((before) => withAnswer(before, answer));
    } else if (answer.kind === 'pictures') {
      const { pictures } = answer;
      setLast((before) =>
        before?.turn !== answer.turn
          ? before
          : { ...before, shown: { ...before.shown, pictures, hasOldPictures: false } },
      );
    } else {
      if (answer.kind === 'broken') setDone(turn);
      onOther(answer);
    }
  };

  useEffect(() => {
    const { scenario, variants } = now;
    const wanted = isCompared ? variants : { [active]: variants[active] };
    const run = { turn, scenario, variants: wanted, shown: active, language };
    engine.run({ kind: 'run', ...run });
  }, [turn]);
  return { shown: last?.shown ?? null, isWorking: done !== turn };
}

function withAnswer(
  before: Turned | null,
  answer: Answer & { readonly kind: 'first' | 'figures' },
): Turned | null {
  const { turn, tookMs } = answer;
  if (answer.kind === 'first') {
    const isNews = before !== null && turn > before.turn && answer.answers !== null;
    return isNews ? { turn, shown: { ...before.shown, first: answer.answers, tookMs } } : before;
  }
  if (before !== null && turn < before.turn) return before;
  const pictures = before?.shown.pictures ?? [];
  const { outcomes } = answer;
  return { turn, shown: { first: null, outcomes, pictures, hasOldPictures: true, tookMs } };
}
