import type { Language } from '../report/labels.ts';
import { plainText } from '../report/terminal/plain-text.ts';
import type { Label } from '../rules/rule.ts';

/** Text that may come from a file: what would turn the direction of writing round is shown. */
export function say(label: Label, language: Language): string {
  return plainText(label[language]);
}
