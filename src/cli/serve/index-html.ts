import { basename } from 'node:path';
import { escapeHtml } from '../../report/html/escape.ts';
import type { Language } from '../../report/labels.ts';
import { WORDS } from '../../report/terminal/words.ts';
import type { Label } from '../../rules/rule.ts';
import type { ListedRun, ListedScenario, Listing } from './listing.ts';
import { shellHtml } from './shell-html.ts';

const TEXTS = {
  scenarios: { zh: '情景', en: 'Scenarios' },
  runs: { zh: '推演结果', en: 'Runs' },
  choose: { zh: '选', en: 'Pick' },
  title: { zh: '名称', en: 'Title' },
  file: { zh: '文件', en: 'File' },
  base: { zh: '继承', en: 'Extends' },
  folder: { zh: '目录', en: 'Folder' },
  period: { zh: '期间', en: 'Period' },
  whatIf: { zh: '打开测算页', en: 'What-if page' },
  report: { zh: '打开报告', en: 'Report' },
  together: { zh: '把选中的放进一个测算页', en: 'Open those picked in one what-if page' },
  noTitle: { zh: '（读不出名称）', en: '(no title can be read)' },
  noScenario: {
    zh: '这里没有情景。用 czt new 写一个，再刷新本页。',
    en: 'No scenario is here. Write one with czt new and load this page again.',
  },
  noRun: {
    zh: '这里没有推演结果。用 czt run 推演一个情景，再刷新本页。',
    en: 'No run is here. Run a scenario with czt run and load this page again.',
  },
  cut: {
    zh: '目录太大，没有看完；请在较小的目录里启动。',
    en: 'The folder is too large to be seen whole; start in a smaller one.',
  },
} as const satisfies Readonly<Record<string, Label>>;

/** The first page: every scenario and every run of the folder, each with where it opens. */
export function indexHtml(root: string, listing: Listing, language: Language): string {
  const say = (label: Label) => escapeHtml(label[language]);
  const name = basename(root) || root;
  const scenarios = scenarioTable(listing.scenarios, language);
  const runs = runTable(listing.runs, language);
  const body = `<nav><a href="/?lang=zh" lang="zh-CN">中文</a> <a href="/?lang=en" lang="en-GB">\
English</a></nav>
<h1>${escapeHtml(name)}</h1>
<p class="quiet">${escapeHtml(root)}</p>
${listing.isCut ? `<p>${say(TEXTS.cut)}</p>` : ''}
<h2>${say(TEXTS.scenarios)}</h2>
${listing.scenarios.length === 0 ? `<p>${say(TEXTS.noScenario)}</p>` : scenarios}
<h2>${say(TEXTS.runs)}</h2>
${listing.runs.length === 0 ? `<p>${say(TEXTS.noRun)}</p>` : runs}`;
  return shellHtml(`${name} · czt`, body, language);
}

function scenarioTable(scenarios: readonly ListedScenario[], language: Language): string {
  const say = (label: Label) => escapeHtml(label[language]);
  const rows = scenarios.map(({ name, title, base }) => {
    const shown = title === null ? TEXTS.noTitle : title;
    const box = `<input type="checkbox" name="scenario" value="${escapeHtml(name)}" \
aria-label="${escapeHtml(`${TEXTS.choose[language]} ${name}`)}">`;
    return `<tr><td>${box}</td><td>${say(shown)}</td><td>${escapeHtml(name)}</td>\
<td class="base">${escapeHtml(base ?? '–')}</td>\
<td class="do"><a href="${address('/what-if', { scenario: name }, language)}">\
${say(TEXTS.whatIf)}</a></td></tr>`;
  });
  const heads = [TEXTS.choose, TEXTS.title, TEXTS.file].map((head) => `<th>${say(head)}</th>`);
  return `<form action="/what-if"><input type="hidden" name="lang" value="${language}">
<div class="wide"><table><thead><tr>${heads.join('')}<th class="base">${say(TEXTS.base)}</th>\
<th></th></tr></thead>
<tbody>${rows.join('\n')}</tbody></table></div>
<button>${say(TEXTS.together)}</button></form>`;
}

function runTable(runs: readonly ListedRun[], language: Language): string {
  const say = (label: Label) => escapeHtml(label[language]);
  const rows = runs.map(({ name, title, period, synthetic }) => {
    const mark = synthetic ? ` ${say(WORDS.synthetic)}` : '';
    return `<tr><td>${say(title ?? TEXTS.noTitle)}${mark}</td>\
<td>${escapeHtml(name === '' ? '.' : name)}</td><td>${escapeHtml(period)}</td>\
<td class="do"><a href="${address('/report', { run: name }, language)}">\
${say(TEXTS.report)}</a></td></tr>`;
  });
  const heads = [TEXTS.title, TEXTS.folder, TEXTS.period].map((head) => `<th>${say(head)}</th>`);
  return `<div class="wide"><table><thead><tr>${heads.join('')}<th></th></tr></thead>
<tbody>${rows.join('\n')}</tbody></table></div>`;
}

function address(path: string, query: Readonly<Record<string, string>>, lang: Language): string {
  return escapeHtml(`${path}?${new URLSearchParams({ ...query, lang })}`);
}
