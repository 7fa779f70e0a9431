import { createHash } from 'node:crypto';
import { escapeHtml } from '../../report/html/escape.ts';
import type { Language } from '../../report/labels.ts';

const STYLE = `
:root { color-scheme: light; --line: #c8ccd2; --quiet: #555b66; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 1040px; padding: 16px; background: #fff; color: #14171c;
  font: 15px/1.6 system-ui, "Noto Sans CJK SC", "Microsoft YaHei", "PingFang SC", sans-serif; }
h1 { font-size: 24px; line-height: 1.3; margin: 8px 0 0; overflow-wrap: anywhere; }
h2 { font-size: 18px; margin: 28px 0 8px; }
.quiet { color: var(--quiet); }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: 14px; }
th, td { padding: 5px 10px 5px 0; border-bottom: 1px solid var(--line); text-align: left;
  vertical-align: top; overflow-wrap: anywhere; }
th { border-bottom-color: #14171c; white-space: nowrap; }
@media (max-width: 600px) { .base { display: none; } }
td.do { white-space: nowrap; }
pre { white-space: pre-wrap; overflow-wrap: anywhere;
  font: 13px/1.6 ui-monospace, "Noto Sans Mono CJK SC", monospace; }
nav { display: flex; justify-content: flex-end; gap: 12px; }
button { font: inherit; margin-top: 12px; padding: 2px 12px; border: 1px solid #14171c;
  background: #fff; cursor: pointer; border-radius: 3px; }
a { color: #0b5394; }
:focus-visible { outline: 3px solid #0072b2; outline-offset: 2px; }
`;

/** What a browser may do with a page of the server's own: show it, and ask this server again. */
export const SHELL_POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'self'",
].join('; ');

/** A page of the server's own around `body`, which is HTML already. */
export function shellHtml(title: string, body: string, language: Language): string {
  return `<!DOCTYPE html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>${STYLE}</style>
</head>
<body>
${body}
</body>
</html>
`;
}
