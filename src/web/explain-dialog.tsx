import { useEffect, useRef, useState } from 'preact/hooks';
import { citationLabel } from '../report/explain/citation-label.ts';
import type { Explanation } from '../report/explain/explanation.ts';
import { amountText } from '../report/explain/quantity-text.ts';
import type { Language } from '../report/labels.ts';
import { say } from './say.ts';
import { PAGE_WORDS } from './words.ts';

/** Levels of an explanation that stand open; what is below is made when it is opened. */
const OPEN_LEVELS = 1;

interface DialogProps {
  /** Whether an explanation was asked for. */
  readonly isOpen: boolean;
  /** Undefined while it is being made; null where there is none. */
  readonly explanation: Explanation | null | undefined;
  readonly language: Language;
  onClose(): void;
}

/** How a figure came about: formula, rule, clause and record, step by step. */
export function ExplainDialog({ isOpen, explanation, language, onClose }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (isOpen) dialog.current!.showModal();
    else dialog.current!.close();
  }, [isOpen]);
  useEffect(() => {
    dialog.current!.scrollTop = 0;
  }, [explanation]);
  const missing = explanation === undefined ? PAGE_WORDS.working : PAGE_WORDS.unexplained;
  return (
    <dialog
      ref={dialog}
      aria-labelledby="why"
      aria-busy={explanation === undefined}
      onClose={onClose}
    >
      <button type="button" onClick={() => dialog.current!.close()}>
        {PAGE_WORDS.close[language]}
      </button>
      <h2 id="why">{PAGE_WORDS.why[language]}</h2>
      {explanation == null ? (
        <p role="status">{isOpen ? missing[language] : ''}</p>
      ) : (
        <ul class="why">
          <Step step={explanation} level={0} language={language} />
        </ul>
      )}
    </dialog>
  );
}

interface StepProps {
  readonly step: Explanation;
  readonly level: number;
  readonly language: Language;
}

/** One step, with the steps it follows from folded below it. */
function Step({ step, level, language }: StepProps) {
  const { label, amount, formula, rule, notes, terms } = step;
  const [isOpen, setOpen] = useState(level < OPEN_LEVELS);
  const head = (
    <>
      <span>{say(label, language)}</span>{' '}
      {amount === null ? null : <strong>{amountText(amount)[language]}</strong>}
      {formula === null ? null : <span class="formula"> = {say(formula, language)}</span>}
    </>
  );
  const basis = (
    <>
      {rule === null ? null : <p class="quiet">§ {say(citationLabel(rule, label), language)}</p>}
      {notes.map((note) => (
        <p class="quiet" key={note.en}>
          {say(note, language)}
        </p>
      ))}
    </>
  );
  if (terms.length === 0) {
    return (
      <li>
        {head}
        {basis}
      </li>
    );
  }
  return (
    <li>
      <details open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>{head}</summary>
        {basis}
        {isOpen ? (
          <ul>
            {terms.map((term, i) => (
              <Step key={i} step={term} level={level + 1} language={language} />
            ))}
          </ul>
        ) : null}
      </details>
    </li>
  );
}
