import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { plainText } from '../../report/terminal/plain-text.ts';
import { tableLines } from '../../report/terminal/text-table.ts';
import type { Label } from '../../rules/rule.ts';
import { PACKAGE_ROOT } from '../../scenario/package-root.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { answer, type Session, say, tell } from '../session.ts';
import type { Check, CheckStatus } from './check.ts';
import { databaseCheck, pageCheck, resultCheck, rulesCheck } from './engine-checks.ts';
import { machineCheck, nodeCheck, writingCheck } from './machine-checks.ts';
import { fontCheck, programChecks } from './program-checks.ts';

const STATUS_LABELS: Readonly<Record<CheckStatus, Label>> = {
  ok: { zh: '正常', en: 'ok' },
  warning: { zh: '注意', en: 'look' },
  absent: { zh: '未装', en: 'not there' },
  failed: { zh: '不行', en: 'FAILED' },
};

const TEXTS = {
  what: { zh: '检查', en: 'Check' },
  status: { zh: '结果', en: 'Result' },
  found: { zh: '见到', en: 'Found' },
  fine: { zh: '需要的都正常。', en: 'Everything needed works.' },
} as const satisfies Readonly<Record<string, Label>>;

/** Widest a path or message may be in the table. */
const WIDEST_FOUND = 60;

/** Checks the machine and says what works; bad input when something needed does not. */
export async function doctorCommand(session: Session): Promise<ExitCode> {
  const checks = await allChecks(session);
  const failed = checks.filter(({ status }) => status === 'failed');
  tell(session, `${checkLines(checks, session).join('\n')}\n`);
  if (session.json) answer(session, { ok: failed.length === 0, checks });
  return failed.length === 0 ? EXIT.done : EXIT.badInput;
}

async function allChecks({ io }: Session): Promise<Check[]> {
  const text = await readFile(join(PACKAGE_ROOT, 'package.json'), 'utf8');
  const { engines } = JSON.parse(text) as { readonly engines: { readonly node: string } };
  return [
    nodeCheck(process.versions.node, engines.node),
    machineCheck(),
    await writingCheck(io.cwd),
    await rulesCheck(),
    await databaseCheck(),
    await pageCheck(),
    await resultCheck(),
    await fontCheck(io.env),
    ...(await programChecks(io.env)),
  ];
}

function checkLines(checks: readonly Check[], session: Session): string[] {
  const table = tableLines({
    head: [TEXTS.what, TEXTS.status, TEXTS.found].map((label) => say(session, label)),
    rows: checks.map(({ label, status, found }) => [
      ...[say(session, label), say(session, STATUS_LABELS[status])],
      plainText(say(session, found)),
    ]),
    textColumns: 3,
    widest: { 2: WIDEST_FOUND },
  });
  const colon = session.language === 'zh' ? '：' : ': ';
  const advice = checks.flatMap((check) =>
    check.advice === null
      ? []
      : [`${say(session, check.label)}${colon}${say(session, check.advice)}`],
  );
  const isFine = checks.every(({ status }) => status !== 'failed');
  return [...table, '', ...advice, ...(isFine ? [say(session, TEXTS.fine)] : [])];
}
