import type { Label } from '../../rules/rule.ts';

/** What the rule data say where no document was found; what is known of it may follow. */
const NO_DOCUMENT = 'none found';
const NO_CLAUSE = '无';
const UNFOUND: Label = { zh: '未见公开文件', en: 'no document found' };

/** The document of a rule as a reader is to see it. */
export function documentLabel(document: string): Label {
  if (!document.startsWith(NO_DOCUMENT)) return { zh: document, en: document };
  const known = document.slice(NO_DOCUMENT.length);
  return { zh: `${UNFOUND.zh}${known}`, en: `${UNFOUND.en}${known}` };
}

/** The clause of a rule; nothing where there is none. */
export function clauseLabel(clause: string): Label {
  const shown = clause === NO_CLAUSE ? '' : clause;
  return { zh: shown, en: shown };
}
