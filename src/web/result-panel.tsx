import { fill, same } from '../report/explain/label-text.ts';
import type { Language } from '../report/labels.ts';
import type { Variant } from '../report/what-if/link.ts';
import { newsOf } from './news.ts';
import { Comparison, Result } from './results.tsx';
import type { Shown } from './use-engine.ts';
import { PAGE_WORDS } from './words.ts';

interface PanelProps {
  readonly active: Variant;
  readonly shown: Shown | null;
  readonly isWorking: boolean;
  readonly language: Language;
  onExplain(figure: string, variant: Variant): void;
}

/** What the active variant comes to, and both beside each other once the other is changed. */
export function ResultPanel({ active, shown, isWorking, language, onExplain }: PanelProps) {
  const outcome = shown?.outcomes[active];
  const { A, B } = shown?.outcomes ?? {};
  const took = shown === null ? '' : String(Math.round(shown.tookMs));
  return (
    <section class="right" aria-labelledby="results" aria-busy={isWorking}>
      <h2 id="results">
        {PAGE_WORDS.results[language]} · {PAGE_WORDS.variant[language]} {active}
      </h2>
      {A?.ok && B?.ok ? (
        <Comparison a={A.summary} b={B.summary} {...{ language, onExplain }} />
      ) : null}
      {outcome === undefined ? null : (
        <Result
          {...{ outcome, language }}
          pictures={shown?.pictures ?? []}
          onExplain={(figure) => onExplain(figure, active)}
        />
      )}
      <p class="quiet" data-took={shown?.tookMs}>
        {shown === null ? '' : fill(PAGE_WORDS.took, same(took))[language]}
      </p>
      <p role="status" aria-live="polite" class="news">
        {(isWorking ? PAGE_WORDS.working : newsOf(active, outcome))[language]}
      </p>
    </section>
  );
}
