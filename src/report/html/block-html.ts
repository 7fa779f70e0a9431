import type { Label } from '../../rules/rule.ts';
import type { Block, Cell, TableBlock } from '../document/block.ts';
import type { Picture } from '../document/picture.ts';
import { escapeHtml } from './escape.ts';
import { pictureSvg } from './picture-svg.ts';

/** Text in both languages, of which the page shows one. */
export function bilingual({ zh, en }: Label): string {
  if (zh === en) return escapeHtml(zh);
  return `<span lang="zh">${escapeHtml(zh)}</span><span lang="en">${escapeHtml(en)}</span>`;
}

/**
 * One block of the document as HTML.
 *
 * @param position of the block in its document
 */
export function blockHtml(block: Block, position: number): string {
  switch (block.kind) {
    case 'heading':
      return `<h${block.level}>${bilingual(block.text)}</h${block.level}>`;
    case 'paragraph':
      return `<p>${bilingual(block.text)}</p>`;
    case 'list':
      return `<ul>${block.items.map((item) => `<li>${bilingual(item)}</li>`).join('')}</ul>`;
    case 'table':
      return tableHtml(block);
    case 'picture':
      return pictureHtml(block.picture, position);
  }
}

function tableHtml({ caption, head, rows, textColumns }: TableBlock): string {
  const heads = head.map((text, i) => {
    const style = i < textColumns ? '' : ' class="n"';
    return `<th scope="col"${style}>${bilingual(text)}</th>`;
  });
  const body = rows.map((row) => {
    const cells = row.map((cell, i) => cellHtml(cell, i < textColumns));
    return `<tr>${cells.join('')}</tr>`;
  });
  return [
    `<div class="wide"><table><caption>${bilingual(caption)}</caption>`,
    `<thead><tr>${heads.join('')}</tr></thead>`,
    `<tbody>${body.join('\n')}</tbody></table></div>`,
  ].join('\n');
}

function cellHtml({ text, figure }: Cell, isText: boolean): string {
  const content =
    figure === null
      ? bilingual(text)
      : `<button type="button" data-figure="${escapeHtml(figure)}">${bilingual(text)}</button>`;
  return `<td class="${isText ? 't' : 'n'}">${content}</td>`;
}

function pictureHtml(picture: Picture, position: number): string {
  const drawn = (['zh', 'en'] as const).map((language) => {
    const alternative = escapeHtml(picture.alternative[language]);
    const svg = pictureSvg(picture, language, `p${position}${language}`);
    return `<div lang="${language}" role="img" aria-label="${alternative}">${svg}</div>`;
  });
  return `<figure>${drawn.join('')}</figure>`;
}
