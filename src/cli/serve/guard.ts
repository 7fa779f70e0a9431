import type { MiddlewareHandler } from 'hono';
import type { Label } from '../../rules/rule.ts';

/**
 * Names under which a browser on this machine reaches the server. A page elsewhere whose name was
 * made to point here (DNS rebinding) still calls itself by its own name, and is refused.
 */
const OWN_HOST = /^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d{1,5})?$/i;

/** Why a request is turned away before anything is read. */
export interface Turned {
  readonly status: 403 | 405;
  readonly message: Label;
}

const STRANGE_HOST: Turned = {
  status: 403,
  message: {
    zh: '只接受以 127.0.0.1、localhost 或 [::1] 为地址的请求',
    en: 'only requests to 127.0.0.1, localhost or [::1] are answered',
  },
};
const OTHER_SITE: Turned = {
  status: 403,
  message: {
    zh: '别的网站不能调用本页；请从地址栏打开',
    en: 'another site cannot use this one; open it from the address bar',
  },
};
const ONLY_READ: Turned = {
  status: 405,
  message: { zh: '只能读取（GET）', en: 'this server can only be read from (GET)' },
};

/** What is wrong with a request as such; null when it may be answered. */
export function turnAway(request: Request): Turned | null {
  if (!OWN_HOST.test(request.headers.get('host') ?? '')) return STRANGE_HOST;
  if (request.method !== 'GET' && request.method !== 'HEAD') return ONLY_READ;
  const isElsewhere = ['cross-site', 'same-site'].includes(
    request.headers.get('sec-fetch-site') ?? '',
  );
  const isVisit = request.headers.get('sec-fetch-dest') === 'document';
  return isElsewhere && !isVisit ? OTHER_SITE : null;
}

/** Headers of every answer: kept to this page, never framed, guessed, stored or passed on. */
export const withHeaders: MiddlewareHandler = async (context, next) => {
  await next();
  const { headers } = context.res;
  headers.set('X-Content-Type-Options', 'nosniff');
  headers.set('X-Frame-Options', 'DENY');
  headers.set('Referrer-Policy', 'no-referrer');
  headers.set('Cross-Origin-Opener-Policy', 'same-origin');
  headers.set('Cross-Origin-Resource-Policy', 'same-origin');
  headers.set('Cache-Control', 'no-store');
};
