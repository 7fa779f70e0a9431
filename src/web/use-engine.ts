import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Language } from '../report/labels.ts';
import type { Shared, Variant } from '../report/what-if/link.ts';
import type { Outcome } from '../report/what-if/page-model.ts';
import type { EngineLink } from './engine-link.ts';
import type { Answer, Drawn } from './messages.ts';

/** What the engine last came to. */
export interface Shown {
  readonly outcomes: Readonly<Partial<Record<Variant, Outcome>>>;
  readonly pictures: readonly Drawn[];
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

/** Runs what is wanted whenever it changes; the figures come first, the pictures after them. */
export function useEngine(
  engine: EngineLink,
  { now, active, isCompared, language }: Wanted,
  onOther: (answer: Answer) => void,
): { readonly shown: Shown | null; readonly isWorking: boolean } {
  const [shown, setShown] = useState<Shown | null>(null);
  const [done, setDone] = useState<object | null>(null);
  const turn = useRef(0);
  const asked = useMemo(() => ({}), [now, active, language]);

  engine.onAnswer = (answer) => {
    if (answer.kind === 'figures') {
      const { outcomes, tookMs } = answer;
      if (answer.turn === turn.current) setDone(asked);
      setShown((before) => ({ outcomes, tookMs, pictures: before?.pictures ?? [] }));
    } else if (answer.kind === 'pictures') {
      const { pictures } = answer;
      setShown((before) => (before === null ? null : { ...before, pictures }));
    } else {
      if (answer.kind === 'broken') setDone(asked);
      onOther(answer);
    }
  };

  useEffect(() => {
    turn.current += 1;
    const { scenario, variants } = now;
    const wanted = isCompared ? variants : { [active]: variants[active] };
    const run = { turn: turn.current, scenario, variants: wanted, shown: active, language };
    engine.run({ kind: 'run', ...run });
  }, [asked]);
  return { shown, isWorking: done !== asked };
}
