import type { Language } from '../report/labels.ts';
import type { Control, Edits } from '../report/what-if/page-model.ts';
import { changeLabel } from '../report/what-if/saved-scenario.ts';
import { PAGE_WORDS } from './words.ts';

interface ChangeProps {
  readonly controls: readonly Control[];
  readonly edits: Edits;
  readonly language: Language;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  onUndo(): void;
  onRedo(): void;
  onReset(): void;
  onPutBack(control: string): void;
  onSave(): void;
  onLink(): void;
}

/** What was changed in the variant, to be taken back one by one, saved or shared. */
export function ChangeList(props: ChangeProps) {
  const { controls, edits, language, canUndo, canRedo } = props;
  const changed = controls.filter(({ id }) => Object.hasOwn(edits, id));
  const say = (word: keyof typeof PAGE_WORDS) => PAGE_WORDS[word][language];
  return (
    <section aria-labelledby="changes">
      <h2 id="changes">{say('changes')}</h2>
      {changed.length === 0 ? <p class="quiet">{say('none')}</p> : null}
      <ul class="changes">
        {changed.map((control) => (
          <li key={control.id}>
            <span>{changeLabel(control, edits[control.id]!)[language]}</span>{' '}
            <button
              type="button"
              aria-label={`${say('putBack')} ${control.label[language]}`}
              onClick={() => props.onPutBack(control.id)}
            >
              {say('putBack')}
            </button>
          </li>
        ))}
      </ul>
      <div class="buttons">
        <button type="button" disabled={!canUndo} onClick={props.onUndo}>
          {say('undo')}
        </button>
        <button type="button" disabled={!canRedo} onClick={props.onRedo}>
          {say('redo')}
        </button>
        <button type="button" disabled={changed.length === 0} onClick={props.onReset}>
          {say('reset')}
        </button>
        <button type="button" title={say('saveHint')} onClick={props.onSave}>
          {say('save')}
        </button>
        <button type="button" onClick={props.onLink}>
          {say('link')}
        </button>
      </div>
      <p class="quiet">{say('saveHint')}</p>
    </section>
  );
}
