import type { Label } from '../../rules/rule.ts';
import type { Block, ReportDocument, TableBlock } from '../document/block.ts';
import type { Language } from '../labels.ts';
import { WORDS } from '../terminal/words.ts';
import { escapeMarkdown } from './escape.ts';

/** The report as Markdown in one language; pictures are told in words. */
export function reportMarkdown(report: ReportDocument, language: Language): string {
  const say = (label: Label) => escapeMarkdown(label[language]);
  const parts = [
    `# ${say(report.title)}`,
    say(report.subtitle),
    ...(report.isSynthetic ? [`**${say(WORDS.synthetic)}**`] : []),
    ...report.blocks.map((block) => blockMarkdown(block, say)),
  ];
  return `${parts.join('\n\n')}\n`;
}

function blockMarkdown(block: Block, say: (label: Label) => string): string {
  switch (block.kind) {
    case 'heading':
      return `${'#'.repeat(block.level)} ${say(block.text)}`;
    case 'paragraph':
      return say(block.text);
    case 'list':
      return block.items.map((item) => `- ${say(item)}`).join('\n');
    case 'table':
      return tableMarkdown(block, say);
    case 'picture':
      return `*${say(block.picture.title)}* — ${say(block.picture.alternative)}`;
  }
}

function tableMarkdown(
  { caption, head, rows, textColumns }: TableBlock,
  say: (label: Label) => string,
): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [
    `**${say(caption)}**`,
    '',
    line(head.map(say)),
    line(head.map((_, i) => (i < textColumns ? '---' : '---:'))),
    ...rows.map((row) => line(row.map(({ text }) => say(text)))),
  ].join('\n');
}
