import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { Label } from '../../rules/rule.ts';
import { escapeHtml } from '../html/escape.ts';
import type { Language } from '../labels.ts';
import { WORDS } from '../terminal/words.ts';
import { toLosslessJson } from './lossless-json.ts';
import type { PageData } from './page-model.ts';
import { WHAT_IF_STYLE } from './page-style.ts';

const TITLE: Label = { zh: '政策测算', en: 'What if' };
const OPENING: Label = { zh: '正在打开……', en: 'Opening…' };
const NO_SCRIPT: Label = {
  zh: '本页要运行随页附带的脚本，请在浏览器中允许。',
  en: 'This page runs the script it carries; please allow scripts in your browser.',
};

/**
 * The what-if page as one HTML file: the engine, the law and the scenarios are inside, and its
 * own policy forbids it to fetch anything.
 *
 * @param script the page's program, as the build leaves it
 * @param language the language it opens in
 */
export function whatIfHtml(data: PageData, script: string, language: Language): string {
  const packed = gzipSync(toLosslessJson(data), { level: 9 }).toString('base64');
  const program = script.replaceAll('</script', '<\\/script');
  const { zh, en } = WORDS.synthetic;
  const isSynthetic = data.scenarios.some(({ situation }) => situation.synthetic);
  const mark = isSynthetic
    ? `<p><span class="synthetic">${escapeHtml(`${zh} / ${en}`)}</span></p>`
    : '';
  return `<!DOCTYPE html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy([program])}">
<title>${escapeHtml(TITLE[language])}</title>
<style>${WHAT_IF_STYLE}</style>
</head>
<body>
${mark}
<div id="app"><p>${escapeHtml(OPENING[language])}</p></div>
<noscript><p>${escapeHtml(NO_SCRIPT.zh)} ${escapeHtml(NO_SCRIPT.en)}</p></noscript>
<script type="text/plain" id="data">${packed}</script>
<script type="module">${program}</script>
</body>
</html>
`;
}

/** Only this very script, and the engine it starts beside itself; no request of any kind. */
function policy(scripts: readonly string[]): string {
  const hashes = scripts.map(
    (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`,
  );
  return [
    "default-src 'none'",
    "style-src 'unsafe-inline'",
    `script-src ${hashes.join(' ')} blob:`,
    'worker-src blob:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}
