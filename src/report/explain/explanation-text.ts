import type { Label } from '../../rules/rule.ts';
import { jsonText } from '../files/json.ts';
import type { Language } from '../labels/language.ts';
import { RULE_STATUS_LABELS } from '../labels.ts';
import { plainText } from '../terminal/plain-text.ts';
import { makeStyle, type Style, wrapText } from '../terminal/style.ts';
import { WIDEST_LINE } from '../terminal/text-table.ts';
import type { Citation, Explanation } from './explanation.ts';
import { fill, same } from './label-text.ts';
import { amountText, quantityText } from './quantity-text.ts';

const KEY: Label = { zh: '取“{0}”一档', en: 'value for “{0}”' };
const AS_OF: Label = { zh: '{0} 有效', en: 'in force on {0}' };
const OVERRIDDEN: Label = {
  zh: '情景改写：原为 {0}，理由：{1}',
  en: 'overridden by the scenario: {0} before; reason: {1}',
};
/** What the rule data say where no document was found. */
const NO_DOCUMENT = 'none found';
const NO_CLAUSE = '无';
const UNFOUND: Label = { zh: '未见公开文件', en: 'no document found' };
const ABOVE: Label = { zh: '（见上）', en: '(as above)' };
const NOTHING: Label = { zh: '无', en: 'nothing' };

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
  const cited = rule === null ? [] : drawn(citationText(rule, label, style), indent + 2, '§ ');
  const told = notes.flatMap((note) => drawn(plainText(style.say(note)), indent + 2, '· '));
  return [
    ...title,
    ...[...cited, ...told].map(dim),
    ...terms.flatMap((term) => linesOf(term, depth + 1, style, said)),
  ];
}

/** A rule with its document and clause on one line. */
function citationText(cited: Citation, label: Label, style: Style): string {
  const { title, document, clause, key, day, status, override } = cited;
  const isFound = document !== NO_DOCUMENT;
  const parts = [
    ...(title.en === label.en ? [] : [style.say(title)]),
    isFound ? document : style.say(UNFOUND),
    isFound || clause !== NO_CLAUSE ? clause : '',
    ...(key === '' ? [] : [style.say(fill(KEY, same(key)))]),
    ...(day === null ? [] : [style.say(fill(AS_OF, same(day)))]),
    style.name(RULE_STATUS_LABELS, status),
  ];
  const replaced = override?.replaced ?? null;
  const before = replaced === null ? NOTHING : quantityText(replaced);
  const changed =
    override === null ? [] : [style.say(fill(OVERRIDDEN, before, same(override.reason)))];
  return plainText([...parts.filter((part) => part !== ''), ...changed].join(' · '));
}
