import type { Label } from '../../rules/rule.ts';
import { type Decimal, parseDecimal } from '../../units/decimal.ts';
import { same } from '../explain/label-text.ts';
import type { Control, Edits, NumberControl } from './page-model.ts';
import { valueLabel } from './saved-scenario.ts';

export const VARIANTS = ['A', 'B'] as const;
export type Variant = (typeof VARIANTS)[number];

/** What a link carries: the scenario, and what was changed in each variant. */
export interface Shared {
  readonly scenario: string;
  readonly variants: Readonly<Record<Variant, Edits>>;
}

/** Longest fragment that is read. */
const LONGEST = 20_000;
/** Decimal places a figure may have. */
const FINEST_PLACES = 6;

/** What a link carries, as the part of an address after `#`. */
export function linkFragment({ scenario, variants }: Shared): string {
  const pairs = new URLSearchParams({ scenario });
  for (const variant of VARIANTS) {
    for (const [id, value] of Object.entries(variants[variant])) {
      pairs.append(`${variant}.${id}`, value);
    }
  }
  return String(pairs);
}

/**
 * Reads a fragment against what the page carries; nothing of it is believed unchecked.
 *
 * @param controlsOf the controls of a scenario; null when the page carries no such scenario
 * @returns what is shared, or why the link cannot be used
 */
export function readFragment(
  fragment: string,
  controlsOf: (scenario: string) => readonly Control[] | null,
): Shared | { readonly refusal: Label } {
  if (fragment.length > LONGEST) return { refusal: TOO_LONG };
  const pairs = [...new URLSearchParams(fragment)];
  const scenario = pairs.find(([key]) => key === 'scenario')?.[1];
  const controls = scenario === undefined ? null : controlsOf(scenario);
  if (scenario === undefined || controls === null) {
    return { refusal: filled(NO_SCENARIO, scenario ?? '—') };
  }
  const variants: Record<Variant, Record<string, string>> = { A: {}, B: {} };
  for (const [key, value] of pairs) {
    if (key === 'scenario') continue;
    const [, variant, id] = /^([AB])\.(.+)$/.exec(key) ?? [];
    const control = controls.find((one) => one.id === id);
    if (control === undefined) return { refusal: filled(NO_CONTROL, key) };
    const refusal = valueProblem(control, value);
    if (refusal !== null) return { refusal };
    variants[variant as Variant][control.id] = value;
  }
  return { scenario, variants };
}

/** Why a value cannot stand in a control; null when it can. */
export function valueProblem(control: Control, value: string): Label | null {
  const { label } = control;
  if (control.kind === 'choice') {
    if (control.options.some((option) => option.value === value)) return null;
    const words = (language: 'zh' | 'en') =>
      control.options.map((option) => option.label[language]).join(language === 'zh' ? '、' : ', ');
    return {
      zh: `${label.zh}：没有“${shown(value)}”这个选项，可选 ${words('zh')}`,
      en: `${label.en}: “${shown(value)}” is no choice; choose ${words('en')}`,
    };
  }
  const { least, most } = control;
  const amount = value.length > 20 ? null : parseDecimal(value);
  if (amount !== null && isBetween(amount, control)) return null;
  const [from, to] = [least, most].map((bound) => valueLabel(control, bound));
  const near = amount === null || amount.lt(least) ? from! : to!;
  return {
    zh: `${label.zh}：“${shown(value)}”不行，应为 ${least} 至 ${to!.zh} 的数（最近的是 ${near.zh}）`,
    en: `${label.en}: “${shown(value)}” will not do; a number from ${least} to ${to!.en} \
(the nearest is ${near.en})`,
  };
}

function isBetween(amount: Decimal, { least, most, isWhole }: NumberControl): boolean {
  const isFine = isWhole ? amount.isInteger() : amount.decimalPlaces() <= FINEST_PLACES;
  return isFine && amount.gte(least) && amount.lte(most);
}

function shown(value: string): string {
  const text = value.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, '\uFFFD');
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}

function filled({ zh, en }: Label, value: string): Label {
  const { zh: text } = same(shown(value));
  return { zh: zh.replace('{0}', () => text), en: en.replace('{0}', () => text) };
}

const TOO_LONG: Label = { zh: '链接过长，未采用', en: 'the link is too long and was not used' };
const NO_SCENARIO: Label = {
  zh: '链接所指的情景“{0}”不在本页中，链接未采用',
  en: 'the link names the scenario “{0}”, which this page does not carry; it was not used',
};
const NO_CONTROL: Label = {
  zh: '链接里的“{0}”不是本页可调的项目，链接未采用',
  en: 'the link names “{0}”, which cannot be moved on this page; it was not used',
};
