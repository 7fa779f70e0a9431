import { fill, same } from '../report/explain/label-text.ts';
import type { Language } from '../report/labels.ts';
import type { Variant } from '../report/what-if/link.ts';
import type { FirstAnswer, Outcome } from '../report/what-if/page-model.ts';
import type { ByVariant } from './messages.ts';
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
  const isFirst = shown !== null && shown.first !== null;
  const { A, B } = shown?.first ?? inShort(shown?.outcomes ?? {});
  const answer = active === 'A' ? A : B;
  const took = shown === null ? '' : String(Math.round(shown.tookMs));
  const tookText = isFirst ? PAGE_WORDS.tookFirst : PAGE_WORDS.took;
  const isWaiting = isWorking && !isFirst;
  return (
    <section
      class={isWaiting ? 'right waiting' : 'right'}
      aria-labelledby="results"
      aria-busy={isWorking}
    >
      <h2 id="results">
        {PAGE_WORDS.results[language]} · {PAGE_WORDS.variant[language]} {active}
      </h2>
      {A?.ok && B?.ok ? (
        <Comparison a={A.positions} b={B.positions} {...{ language, onExplain }} />
      ) : null}
      {answer === undefined ? null : (
        <Result
          {...{ answer, language, isOld: isFirst }}
          summary={outcome?.ok ? outcome.summary : null}
          pictures={shown?.pictures ?? []}
          hasOldPictures={shown?.hasOldPictures ?? false}
          onExplain={(figure) => onExplain(figure, active)}
        />
      )}
      <p class="quiet" data-took={shown?.tookMs}>
        {shown === null ? '' : fill(tookText, same(took))[language]}
      </p>
      <p role="status" aria-live="polite" class="news">
        {(isWaiting ? PAGE_WORDS.working : newsOf(active, answer))[language]}
      </p>
    </section>
  );
}

/** What of a run the first answer has too. */
function inShort({ A, B }: ByVariant<Outcome>): ByVariant<FirstAnswer> {
  return { ...(A && { A: firstOf(A) }), ...(B && { B: firstOf(B) }) };
}

function firstOf(outcome: Outcome): FirstAnswer {
  return outcome.ok ? { ok: true, positions: outcome.summary } : outcome;
}
