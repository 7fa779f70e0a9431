import type { Label } from '../../rules/rule.ts';
import { join, same } from '../explain/label-text.ts';
import { type Block, heading, paragraph, type ReportDocument } from './block.ts';

/** What one directory of results answers and shows. */
export interface ResultPart {
  readonly title: Label;
  readonly isSynthetic: boolean;
  /** One sentence or more for each question. */
  readonly answer: readonly Label[];
  readonly details: readonly Block[];
}

/**
 * The report of sweeps and searches, free of any format: all answers first, then the details of
 * each.
 */
export function resultDocument(
  parts: readonly ResultPart[],
  names: readonly string[],
): ReportDocument {
  const isOne = parts.length === 1;
  const titles = parts.map(({ title }) => title);
  return {
    title: isOne ? titles[0]! : { zh: '研究结果', en: 'Results of studies' },
    subtitle: isOne ? same(names[0]!) : join(titles, { zh: '；', en: '; ' }),
    isSynthetic: parts.some(({ isSynthetic }) => isSynthetic),
    blocks: [
      heading({ zh: '答案', en: 'The answer' }),
      ...parts.flatMap((part): Block[] => [
        ...(isOne ? [] : [paragraph(part.title)]),
        { kind: 'list', items: part.answer },
      ]),
      ...parts.flatMap((part) =>
        isOne ? part.details : [heading(part.title), ...part.details.map(oneDeeper)],
      ),
    ],
  };
}

function oneDeeper(block: Block): Block {
  return block.kind === 'heading' ? { ...block, level: 3 } : block;
}
