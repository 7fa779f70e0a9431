import type { Label } from '../../rules/rule.ts';
import { clauseLabel, documentLabel } from '../labels/document-label.ts';
import { RULE_STATUS_LABELS } from '../labels.ts';
import type { Citation } from './explanation.ts';
import { fill, join, named, same } from './label-text.ts';
import { quantityText } from './quantity-text.ts';

const KEY: Label = { zh: '取“{0}”一档', en: 'value for “{0}”' };
const AS_OF: Label = { zh: '{0} 有效', en: 'in force on {0}' };
const OVERRIDDEN: Label = {
  zh: '情景改写：原为 {0}，理由：{1}',
  en: 'overridden by the scenario: {0} before; reason: {1}',
};
const NOTHING: Label = { zh: '无', en: 'nothing' };

/**
 * A rule with its document and clause on one line.
 *
 * @param label of the step that cites it: a title that says the same is left out
 */
export function citationLabel(cited: Citation, label: Label): Label {
  const { title, document, clause, key, day, status, override } = cited;
  const parts = [
    ...(title.en === label.en ? [] : [title]),
    documentLabel(document),
    clauseLabel(clause),
    ...(key === '' ? [] : [fill(KEY, same(key))]),
    ...(day === null ? [] : [fill(AS_OF, same(day))]),
    named(RULE_STATUS_LABELS, status),
  ];
  const replaced = override?.replaced ?? null;
  const before = replaced === null ? NOTHING : quantityText(replaced);
  const changed = override === null ? [] : [fill(OVERRIDDEN, before, same(override.reason))];
  return join([...parts.filter(({ zh, en }) => zh !== '' || en !== ''), ...changed], ' · ');
}
