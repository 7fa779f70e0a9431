import { useState } from 'preact/hooks';
import type { Language } from '../report/labels.ts';
import { CONTROL_GROUPS, type Control, type Edits } from '../report/what-if/page-model.ts';
import { ControlField } from './control-field.tsx';
import { GROUP_WORDS, PAGE_WORDS } from './words.ts';

/** Below this width everything stands in one column, and the groups begin closed. */
const NARROW = 820;

interface PanelProps {
  readonly controls: readonly Control[];
  readonly edits: Edits;
  readonly language: Language;
  onSet(control: Control, value: string | null, isDrag: boolean): void;
  onRest(): void;
}

/** Every control, by what it bears on; a word typed at the top narrows them down. */
export function ControlPanel({ controls, edits, language, onSet, onRest }: PanelProps) {
  const [sought, setSought] = useState('');
  const found = controls.filter(({ id, label, source }) =>
    [id, label.zh, label.en, source[language]].some((text) =>
      text.toLowerCase().includes(sought.trim().toLowerCase()),
    ),
  );
  return (
    <section aria-labelledby="controls">
      <h2 id="controls">{PAGE_WORDS.controls[language]}</h2>
      <label class="find">
        {PAGE_WORDS.find[language]}{' '}
        <input
          type="search"
          value={sought}
          onInput={(event) => setSought(event.currentTarget.value)}
        />
      </label>
      {CONTROL_GROUPS.map((group, i) => {
        const own = found.filter((control) => control.group === group);
        const moved = own.filter(({ id }) => Object.hasOwn(edits, id)).length;
        return own.length === 0 ? null : (
          <details key={group} open={(i === 0 && window.innerWidth > NARROW) || sought !== ''}>
            <summary>
              {GROUP_WORDS[group][language]} ({own.length})
              {moved === 0 ? '' : ` · ${PAGE_WORDS.changes[language]} ${moved}`}
            </summary>
            {own.map((control) => (
              <ControlField
                key={control.id}
                {...{ control, language, onRest }}
                value={edits[control.id]}
                onSet={(value, isDrag) => onSet(control, value, isDrag)}
              />
            ))}
          </details>
        );
      })}
    </section>
  );
}
