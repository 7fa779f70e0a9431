import { PAGE_STYLE } from '../html/page-style.ts';

/** The look of the what-if page: that of the report, with controls beside the results. */
export const WHAT_IF_STYLE = `${PAGE_STYLE}
body { max-width: 1360px; }
header { display: flex; flex-wrap: wrap; gap: 8px 20px; align-items: end; margin-bottom: 12px; }
header h1 { margin: 0; }
h2 { margin: 16px 0 8px; }
h3 { font-size: 16px; margin: 20px 0 4px; }
button, select, input { font: inherit; color: inherit; }
button { padding: 2px 10px; border: 1px solid #14171c; background: #fff; cursor: pointer;
  border-radius: 3px; }
button:disabled { color: #6b717c; border-color: var(--line); cursor: default; }
button[aria-pressed="true"] { background: #14171c; color: #fff; }
select { max-width: 100%; padding: 3px; }
.scenario { min-width: 0; flex: 1 1 280px; }
.scenario select { width: 100%; }
.variants { border: 0; margin: 0; padding: 0; display: flex; flex-wrap: wrap; gap: 6px; }
.variants legend { float: left; padding: 2px 8px 0 0; }
.sides { display: grid; grid-template-columns: minmax(280px, 27%) minmax(0, 1fr); gap: 24px; }
.right table { font-size: 12px; }
.right th, .right td { padding: 3px 6px; }
.right tbody td.t:first-child { min-width: 0; white-space: nowrap; }
.right th.n { white-space: normal; }
.news { position: sticky; bottom: 0; background: #fff; border-top: 1px solid var(--line);
  border-bottom: 1px solid var(--line); margin: 0; padding: 6px 0; z-index: 1; }
.left { min-width: 0; }
.right { min-width: 0; }
.quiet { color: var(--quiet); font-size: 13px; }
.refused { border-left: 4px solid #b3261e; background: #fdecea; padding: 6px 12px; margin: 8px 0; }
.changes { padding-left: 18px; margin: 4px 0; }
.changes li { overflow-wrap: anywhere; }
.changes button, .name button { padding: 0 6px; font-size: 12px; }
.buttons { display: flex; flex-wrap: wrap; gap: 6px; }
.find input { width: 60%; padding: 2px 4px; }
details { border-bottom: 1px solid var(--line); padding: 6px 0; }
summary { font-weight: 600; cursor: pointer; padding: 4px 0; }
.field { padding: 6px 0 6px 8px; border-left: 3px solid transparent; }
.field.moved { border-left-color: #0072b2; }
.field .name { display: flex; gap: 8px; justify-content: space-between; align-items: start; }
.field small { color: var(--quiet); display: block; line-height: 1.4; overflow-wrap: anywhere; }
.field select { width: 100%; }
.number { display: flex; gap: 8px; align-items: center; }
.number input[type="range"] { flex: 1 1 100px; min-width: 80px; height: 28px; }
.number input[type="number"] { width: 6.5em; padding: 2px 4px; }
.number .unit { font-size: 13px; }
td button, td button[data-figure] { border: 0; border-radius: 0; padding: 0; background: none; }
dialog ul { padding-left: 18px; margin: 4px 0; }
dialog li { margin: 2px 0; overflow-wrap: anywhere; font-size: 14px; }
dialog .why { padding-left: 0; list-style: none; }
dialog details { border: 0; padding: 0; }
dialog summary { font-weight: 400; padding: 2px 0; }
dialog p.quiet { margin: 0 0 2px; }
.waiting table { opacity: 0.6; }
.old { visibility: hidden; }
@media print {
  .sides { display: block; }
  .news, .buttons, .variants, .changes button, [aria-labelledby="controls"] { display: none; }
}
@media screen and (max-width: 820px) {
  .sides { display: block; }
  .news { position: fixed; left: 0; right: 0; padding: 6px 16px; }
  body { padding-bottom: 96px; }
}
`;
