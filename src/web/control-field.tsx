import { fill, same } from '../report/explain/label-text.ts';
import type { Language } from '../report/labels.ts';
import type { Control, NumberControl } from '../report/what-if/page-model.ts';
import { valueLabel } from '../report/what-if/saved-scenario.ts';
import { PAGE_WORDS } from './words.ts';

interface FieldProps<C extends Control = Control> {
  readonly control: C;
  /** What was set; undefined where it is as the scenario has it. */
  readonly value: string | undefined;
  readonly language: Language;
  /** Sets a value; null puts it back. `isDrag`: more of the same movement may follow. */
  onSet(value: string | null, isDrag: boolean): void;
  onRest(): void;
}

/** One control with its label, its range and where its value comes from. */
export function ControlField(props: FieldProps) {
  const { control, value, language, onSet } = props;
  const id = `c-${control.id}`;
  return (
    <div class={value === undefined ? 'field' : 'field moved'}>
      <div class="name">
        <label for={id}>{control.label[language]}</label>
        {value === undefined ? null : (
          <button
            type="button"
            aria-label={`${PAGE_WORDS.putBack[language]} ${control.label[language]}`}
            onClick={() => onSet(null, false)}
          >
            {PAGE_WORDS.putBack[language]}
          </button>
        )}
      </div>
      {control.kind === 'number' ? (
        <NumberField {...props} control={control} />
      ) : (
        <select
          id={id}
          aria-describedby={`${id}-note`}
          value={value ?? control.standing}
          onChange={(event) => {
            const chosen = event.currentTarget.value;
            onSet(chosen === '' || chosen === control.standing ? null : chosen, false);
          }}
        >
          {control.standing === '' ? (
            <option value="">{PAGE_WORDS.asScenario[language]}</option>
          ) : null}
          {control.options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label[language]}
            </option>
          ))}
        </select>
      )}
      <small id={`${id}-note`}>
        {control.kind === 'number' ? noteText(control, language) : control.source[language]}
      </small>
    </div>
  );
}

function NumberField({ control, value, language, onSet, onRest }: FieldProps<NumberControl>) {
  const { least, most, step, standing } = control;
  const id = `c-${control.id}`;
  const set = (text: string, isDrag: boolean) =>
    onSet(text === '' || text === standing ? null : text, isDrag);
  return (
    <div class="number">
      <input
        id={id}
        type="range"
        aria-describedby={`${id}-note`}
        aria-valuetext={valueLabel(control, value ?? standing)[language]}
        min={least}
        max={most}
        step={step}
        value={value ?? (standing === '' ? least : standing)}
        onInput={(event) => set(event.currentTarget.value, true)}
        onChange={onRest}
      />
      <input
        type="number"
        aria-label={control.label[language]}
        aria-describedby={`${id}-note`}
        inputMode="decimal"
        min={least}
        max={most}
        step={control.isWhole ? '1' : 'any'}
        value={value ?? standing}
        placeholder="—"
        onChange={(event) => set(event.currentTarget.value, false)}
      />
      <span class="unit">{control.unitLabel[language]}</span>
    </div>
  );
}

/** The range, and where the value comes from; what is only in brackets follows on. */
function noteText(control: NumberControl, language: Language): string {
  const source = control.source[language];
  const between = source.startsWith('(') ? ' ' : source.startsWith('（') ? '' : ' · ';
  return `${rangeText(control, language)}${between}${source}`;
}

function rangeText(control: NumberControl, language: Language): string {
  const { least, most, standing } = control;
  const range = fill(PAGE_WORDS.range, same(least), valueLabel(control, most))[language];
  return standing === '' ? `${range}${PAGE_WORDS.byKey[language]}` : range;
}
