import type { Label } from '../../rules/rule.ts';
import type { SourceMap, SourceValue } from '../../scenario/source-tree.ts';
import { named } from '../explain/label-text.ts';
import { overlayOf } from './overlay.ts';
import type { Control, Edits, PageScenario } from './page-model.ts';

const TITLE: Label = { zh: '测算页上的方案', en: 'Variant made on the what-if page' };
const SCENARIO_SAYS: Label = { zh: '依情景', en: 'as the scenario has it' };

/** One change in words: what was moved, from where, to where. */
export function changeLabel(control: Control, value: string): Label {
  const { label, standing } = control;
  const before = standing === '' ? SCENARIO_SAYS : valueLabel(control, standing);
  const after = valueLabel(control, value);
  return {
    zh: `${label.zh}：${before.zh} → ${after.zh}`,
    en: `${label.en}: ${before.en} → ${after.en}`,
  };
}

/** A value of a control with its unit, or the word of a choice. */
export function valueLabel(control: Control, value: string): Label {
  if (control.kind === 'choice') {
    const labels = control.options.map((option) => [option.value, option.label] as const);
    return named(Object.fromEntries(labels), value);
  }
  const { zh, en } = control.unitLabel;
  const space = zh === '%' || zh === '‰' || zh === '' ? '' : ' ';
  return { zh: `${value}${space}${zh}`, en: `${value}${space}${en}` };
}

/**
 * A variant as a scenario file that extends the scenario it was made from: to be kept beside that
 * file, and run by `czt run` to the same fen. JSON values are YAML too.
 */
export function savedScenario(
  scenario: PageScenario,
  controls: readonly Control[],
  edits: Edits,
): string {
  const changes = controls
    .filter(({ id }) => Object.hasOwn(edits, id))
    .map((control) => changeLabel(control, edits[control.id]!));
  const none = { zh: '没有改动', en: 'nothing is changed' };
  const content: SourceMap = {
    extends: `./${scenario.file}`,
    title: { ...TITLE },
    author: 'czt page',
    sources: ['czt page'],
    changes: (changes.length === 0 ? [none] : changes).map(({ zh, en }) => ({ zh, en })),
    ...overlayOf(scenario, controls, edits),
  };
  return Object.entries(content)
    .map(([key, value]) => entryText(key, value))
    .join('');
}

function entryText(key: string, value: SourceValue): string {
  if (!Array.isArray(value)) return `${key}: ${JSON.stringify(value)}\n`;
  return `${key}:\n${value.map((item) => `  - ${JSON.stringify(item)}\n`).join('')}`;
}
