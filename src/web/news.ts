import { gainInWords } from '../report/document/money.ts';
import { gainFen, isLocal, partyRows } from '../report/document/parties.ts';
import { fill, join, same } from '../report/explain/label-text.ts';
import type { Variant } from '../report/what-if/link.ts';
import type { FirstAnswer } from '../report/what-if/page-model.ts';
import type { Label } from '../rules/rule.ts';
import { PAGE_WORDS } from './words.ts';

/** Who wins and who loses against no cooperation, in one line. */
export function newsOf(variant: Variant, answer: FirstAnswer | undefined): Label {
  if (answer === undefined) return PAGE_WORDS.working;
  if (!answer.ok) return fill(PAGE_WORDS.news, same(variant), PAGE_WORDS.refused);
  const parts = partyRows(answer.positions)
    .filter(isLocal)
    .map((row) => fill({ zh: '{0}{1}', en: '{0} {1}' }, row.name, gainInWords(gainFen(row))));
  const line = join(parts, { zh: '，', en: ', ' });
  return fill(PAGE_WORDS.news, same(variant), line);
}
