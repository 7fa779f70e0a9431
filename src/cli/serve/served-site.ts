import { join } from 'node:path';
import { type Context, Hono } from 'hono';
import { reasonsOf } from '../../report/document/reasons.ts';
import { reportDocument } from '../../report/document/report-document.ts';
import { escapeHtml } from '../../report/html/escape.ts';
import { reportHtml } from '../../report/html/report-html.ts';
import type { Language } from '../../report/labels.ts';
import type { Label } from '../../rules/rule.ts';
import { inputProblems, reportFailure } from '../failure.ts';
import { folderContent } from '../folder-content.ts';
import { openRunHere } from '../open-run-here.ts';
import { problemLines } from '../problem-text.ts';
import type { Session } from '../session.ts';
import { whatIfPage } from '../what-if-page.ts';
import { turnAway, withHeaders } from './guard.ts';
import { indexHtml } from './index-html.ts';
import { listFolder } from './listing.ts';
import { SHELL_POLICY, shellHtml } from './shell-html.ts';

const TEXTS = {
  notHere: { zh: '目录里没有', en: 'the folder has no' },
  nothing: { zh: '没有选任何情景', en: 'no scenario was picked' },
  noPage: { zh: '没有这一页', en: 'there is no such page' },
  faulty: { zh: '这份输入不能用', en: 'This input cannot be used' },
  bug: {
    zh: '推演引擎出错，详情见运行 czt serve 的终端',
    en: 'the engine broke; the terminal in which czt serve runs says more',
  },
  back: { zh: '回到目录', en: 'back to the folder' },
} as const satisfies Readonly<Record<string, Label>>;

/**
 * The folder as a site. A name in an address is looked up among what the folder was found to
 * hold, so none can lead anywhere else.
 *
 * @param folder as the person named it
 * @param root the same, absolute
 */
export function servedSite(folder: string, root: string, session: Session): Hono {
  const site = new Hono();
  site.use(withHeaders);
  site.use(async (context, next) => {
    // The report of a bug names the inputs of the request it came with.
    session.inputs.length = 0;
    const turned = turnAway(context.req.raw);
    if (turned === null) return await next();
    if (turned.status === 405) context.header('Allow', 'GET, HEAD');
    return problem(context, turned.status, turned.message);
  });
  site.get('/', async (context) => {
    const html = indexHtml(root, await listFolder(root), languageOf(context));
    return page(context, html, SHELL_POLICY);
  });
  site.get('/what-if', async (context) => {
    const names = context.req.queries('scenario') ?? [];
    if (names.length === 0) return problem(context, 400, TEXTS.nothing);
    const { scenarios } = await folderContent(root);
    const strange = names.find((name) => !scenarios.includes(name));
    if (strange !== undefined) return problem(context, 404, TEXTS.notHere, strange);
    const paths = names.map((name) => join(folder, name));
    const { html } = await whatIfPage(paths, languageOf(context), session);
    return page(context, html, policyIn(html));
  });
  site.get('/report', async (context) => {
    const name = context.req.query('run') ?? '';
    const { runs } = await folderContent(root);
    if (!runs.includes(name)) return problem(context, 404, TEXTS.notHere, name);
    const opened = await openRunHere(join(folder, name), session);
    const report = reportDocument(opened.summary, opened.result);
    const html = reportHtml(report, reasonsOf(report, opened), languageOf(context));
    return page(context, html, policyIn(html));
  });
  site.notFound((context) => problem(context, 404, TEXTS.noPage));
  site.onError(async (error, context) => {
    const problems = inputProblems(error);
    if (problems === null) {
      await reportFailure(error, session);
      return problem(context, 500, TEXTS.bug);
    }
    const lines = problemLines(problems, languageOf(context));
    return problem(context, 422, TEXTS.faulty, lines.join('\n'));
  });
  return site;

  function languageOf(context: Context): Language {
    const asked = context.req.query('lang');
    return asked === 'zh' || asked === 'en' ? asked : session.language;
  }

  function problem(
    context: Context,
    status: 400 | 403 | 404 | 405 | 422 | 500,
    message: Label,
    detail = '',
  ): Response {
    const language = languageOf(context);
    const body = `<h1>${escapeHtml(message[language])}</h1>
${detail === '' ? '' : `<pre>${detail.split('\n').map(escapeHtml).join('\n')}</pre>`}
<p><a href="/?lang=${language}">${escapeHtml(TEXTS.back[language])}</a></p>`;
    return page(context, shellHtml(message[language], body, language), SHELL_POLICY, status);
  }
}

function page(
  context: Context,
  html: string,
  policy: string,
  status: 200 | 400 | 403 | 404 | 405 | 422 | 500 = 200,
): Response {
  context.header('Content-Security-Policy', `${policy}; frame-ancestors 'none'`);
  return context.html(html, status);
}

/** The policy a page of ours carries, sent as a header too. */
function policyIn(html: string): string {
  const policy = /<meta http-equiv="Content-Security-Policy" content="([^"]+)">/.exec(html)?.[1];
  if (policy === undefined) throw new Error('a page without a content-security policy');
  return policy;
}
