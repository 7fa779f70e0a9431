import type { Label } from '../../rules/rule.ts';

/** Text that is the same in both languages: an identifier, a number. */
export function same(text: string): Label {
  return { zh: text, en: text };
}

/** A label with `{0}`, `{1}` … filled in, in each language. */
export function fill(label: Label, ...parts: readonly Label[]): Label {
  const filled = (language: 'zh' | 'en') =>
    label[language].replace(/\{(\d)\}/g, (_, i) => parts[Number(i)]?.[language] ?? '');
  return { zh: filled('zh').trim(), en: filled('en').trim() };
}

/** Labels one after the other, with what stands between them. */
export function join(labels: readonly Label[], between: Label | string): Label {
  const separator = typeof between === 'string' ? same(between) : between;
  return {
    zh: labels.map(({ zh }) => zh).join(separator.zh),
    en: labels.map(({ en }) => en).join(separator.en),
  };
}

/** The label of an identifier; the identifier itself where it has none. */
export function named(labels: Readonly<Record<string, Label>>, id: string): Label {
  return Object.hasOwn(labels, id) ? labels[id]! : same(id);
}
