/** The look of the report, on a screen of any width and on A4. */
export const PAGE_STYLE = `
:root { color-scheme: light; --line: #c8ccd2; --quiet: #555b66; --mark: #fff3c4; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 1040px; padding: 16px; background: #fff; color: #14171c;
  font: 15px/1.6 system-ui, "Noto Sans CJK SC", "Microsoft YaHei", "PingFang SC", sans-serif; }
h1 { font-size: 24px; line-height: 1.3; margin: 8px 0 0; }
h2 { font-size: 18px; margin: 36px 0 8px; border-bottom: 2px solid #14171c; padding-bottom: 4px; }
h3 { font-size: 16px; margin: 28px 0 6px; }
p { margin: 8px 0; }
p, li { overflow-wrap: anywhere; }
.subtitle { color: var(--quiet); margin: 0 0 12px; overflow-wrap: anywhere; }
.synthetic { display: inline-block; background: var(--mark); border: 1px solid #b58900;
  padding: 0 8px; font-weight: 600; }
.wide { overflow-x: auto; margin: 12px 0; }
table { border-collapse: collapse; font-size: 13px; font-variant-numeric: tabular-nums; }
caption { text-align: left; font-weight: 600; padding: 4px 0; white-space: nowrap; }
th, td { padding: 3px 10px; border-bottom: 1px solid var(--line); vertical-align: top; }
th { text-align: left; vertical-align: bottom; border-bottom: 1px solid #14171c; font-weight: 600; }
.n { text-align: right; white-space: nowrap; }
th.n { white-space: normal; }
td.t { min-width: 5em; overflow-wrap: break-word; }
td button { font: inherit; color: inherit; background: none; border: 0; padding: 0; cursor: pointer;
  text-decoration: underline dotted #8a909b; text-underline-offset: 3px; }
td button:hover { text-decoration-color: #14171c; }
figure { margin: 12px 0; overflow-x: auto; }
figure svg { display: block; width: 100%; min-width: 620px; height: auto; }
nav { display: flex; justify-content: flex-end; gap: 8px; }
nav button, dialog button { font: inherit; padding: 2px 12px; border: 1px solid #14171c;
  background: #fff; cursor: pointer; border-radius: 3px; }
nav button[aria-pressed="true"] { background: #14171c; color: #fff; }
dialog { width: min(980px, 96vw); max-height: 86vh; border: 1px solid #14171c; padding: 12px 16px; }
dialog > button { position: sticky; top: 0; }
dialog pre { white-space: pre-wrap; overflow-wrap: anywhere; margin: 8px 0;
  font: 13px/1.5 ui-monospace, "Noto Sans Mono CJK SC", monospace; }
:focus-visible { outline: 3px solid #0072b2; outline-offset: 2px; }
body[data-lang="zh"] main [lang="en"], body[data-lang="en"] main [lang="zh"],
body[data-lang="zh"] dialog [lang="en"], body[data-lang="en"] dialog [lang="zh"] { display: none; }
@page { size: A4; margin: 14mm; }
@media print {
  body { max-width: none; padding: 0; font-size: 10.5pt; }
  nav, dialog { display: none; }
  h2, h3, caption { break-after: avoid; }
  tr, figure { break-inside: avoid; }
  table { font-size: 8pt; }
  th, td { padding: 2px 5px; }
  .wide, figure { overflow: visible; }
  figure svg { min-width: 0; }
  td button { text-decoration: none; }
}
`;
