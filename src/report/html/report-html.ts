import { createHash } from 'node:crypto';
import type { Label } from '../../rules/rule.ts';
import type { ReportDocument } from '../document/block.ts';
import type { Language } from '../labels.ts';
import { WORDS } from '../terminal/words.ts';
import { bilingual, blockHtml } from './block-html.ts';
import { escapeHtml } from './escape.ts';
import { PAGE_SCRIPT } from './page-script.ts';
import { PAGE_STYLE } from './page-style.ts';

/** How a figure came about, by its path in `summary.json`. */
export type Reasons = ReadonlyMap<string, Label>;

const CLOSE: Label = { zh: '关闭', en: 'Close' };

/**
 * The report as one HTML file that loads nothing: style, script, pictures and explanations are
 * inside, and its own policy forbids it to fetch or run anything else.
 *
 * @param language the language it opens in; the other is a button away
 */
export function reportHtml(report: ReportDocument, reasons: Reasons, language: Language): string {
  const data = JSON.stringify(Object.fromEntries(reasons)).replaceAll('<', '\\u003c');
  const mark = report.isSynthetic
    ? `<p><span class="synthetic">${bilingual(WORDS.synthetic)}</span></p>`
    : '';
  return `<!DOCTYPE html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy(data)}">
<title>${escapeHtml(report.title[language])}</title>
<style>${PAGE_STYLE}</style>
</head>
<body data-lang="${language}">
<nav><button type="button" data-lang="zh" lang="zh-CN">中文</button>
<button type="button" data-lang="en" lang="en-GB">English</button></nav>
<main>
<h1>${bilingual(report.title)}</h1>
<p class="subtitle">${bilingual(report.subtitle)}</p>
${mark}
${report.blocks.map(blockHtml).join('\n')}
</main>
<dialog><button type="button">${bilingual(CLOSE)}</button><pre></pre></dialog>
<script type="application/json" id="reasons">${data}</script>
<script>${PAGE_SCRIPT}</script>
</body>
</html>
`;
}

/** Only this very style and script; no request of any kind. */
function policy(data: string): string {
  const hashes = (texts: readonly string[]) =>
    texts.map((text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`).join(' ');
  return [
    "default-src 'none'",
    "style-src 'unsafe-inline'",
    `script-src ${hashes([PAGE_SCRIPT, data])}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}
