import type { Label } from '../../rules/rule.ts';
import { jsonText } from '../files/json.ts';
import type { Language } from '../labels/language.ts';
import { plainText } from '../terminal/plain-text.ts';
import { makeStyle, type Style, wrapText } from '../terminal/style.ts';
import { WIDEST_LINE } from '../terminal/text-table.ts';
import { citationLabel } from './citation-label.ts';
import type { Explanation } from './explanation.ts';
import { amountText } from './quantity-text.ts';

const ABOVE: Label = { zh: '（见上）', en: '(as above)' };

/** How an explanation is written. */
export interface TextOptions {
  readonly language: Language;
  readonly colour: boolean;
}

/** An explanation as indented text; ends in a line end. */
export function explanationText(root: Explanation, options: TextOptions): string {
  const style = makeStyle(options.language, options.colour);
  return `${explanationLines([root], style).join('\n')}\n`;
}

/** Explanations one after the other as indented lines; what one has told the next leaves out. */
export function explanationLines(roots: readonly Explanation[], style: Style): string[] {
  const said = new Set<string>();
  return roots.flatMap((root) => linesOf(root, 0, style, said));
}

/** @param said the content of the steps told before, which are not told again */
function linesOf(node: Explanation, depth: number, style: Style, said: Set<string>): string[] {
  const { label, amount, formula, notes, terms, rule } = node;
  const name = plainText(style.say(label));
  const figure = amount === null ? '' : style.say(amountText(amount));
  const how = formula === null ? '' : `= ${style.say(formula)}`;
  const parts = [name, figure, how].filter((part) => part !== '');
  const isLong = terms.length > 0 || rule !== null;
  const content = isLong ? jsonText(node) : '';
  const isSaid = isLong && said.has(content);
  if (isLong) said.add(content);
  const head = (isSaid ? [...parts, style.say(ABOVE)] : parts).join('  ');
  const drawn = (text: string, indent: number, mark: string) =>
    wrapText(text, WIDEST_LINE - indent - mark.length).map(
      (line, i) => `${' '.repeat(indent)}${i === 0 ? mark : ' '.repeat(mark.length)}${line}`,
    );
  const indent = depth * 2;
  const { bold, dim } = style.colours;
  const title = drawn(head, indent, '').map((line) => (depth < 2 ? bold(line) : line));
  if (isSaid) return title;
  const cited =
    rule === null ? [] : drawn(plainText(style.say(citationLabel(rule, label))), indent + 2, '§ ');
  const told = notes.flatMap((note) => drawn(plainText(style.say(note)), indent + 2, '· '));
  return [
    ...title,
    ...[...cited, ...told].map(dim),
    ...terms.flatMap((term) => linesOf(term, depth + 1, style, said)),
  ];
}
