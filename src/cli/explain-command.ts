import { resolve } from 'node:path';
import { explain, type Target } from '../report/explain/explain-target.ts';
import { explanationText } from '../report/explain/explanation-text.ts';
import { SHORT_LIST } from '../report/explain/group.ts';
import { openRun } from '../report/explain/open-run.ts';
import { InputError } from '../scenario/input-error.ts';
import type { ExplainOptions } from './explain-options.ts';
import { hasColour } from './io.ts';
import { answer, type Session, tell } from './session.ts';

/**
 * Explains a figure of a run from the run's own inputs.
 *
 * @throws InputError when the directory is no run that can be explained, or holds no such thing.
 */
export async function explainCommand(
  name: string,
  options: ExplainOptions,
  session: Session,
): Promise<void> {
  const { io, language, json } = session;
  const target = targetOf(options);
  const limit = options.all ? Number.POSITIVE_INFINITY : SHORT_LIST;
  const opened = await openRun(resolve(io.cwd, name), name);
  session.inputs.push(...opened.prepared.inputs);
  const explanation = explain(opened, target, limit);
  const colour = hasColour(json ? io.stderr : io.stdout, io.env);
  if (json) answer(session, { run: name, result: opened.manifest.result, explanation });
  tell(session, explanationText(explanation, { language, colour }));
}

/** Exactly one thing is explained at a time. */
function targetOf({ deal, entry, account, party, year, figure }: ExplainOptions): Target {
  const targets: Target[] = [
    ...(deal === undefined ? [] : [{ kind: 'deal', id: deal } as const]),
    ...(entry === undefined ? [] : [{ kind: 'entry', number: entry } as const]),
    ...(account === undefined ? [] : [{ kind: 'account', path: account } as const]),
    ...(figure === undefined ? [] : [{ kind: 'figure', path: figure } as const]),
    ...(party === undefined || year === undefined ? [] : [{ kind: 'year', party, year } as const]),
  ];
  const isHalf = (party === undefined) !== (year === undefined);
  if (targets.length === 1 && !isHalf) return targets[0]!;
  throw new InputError([
    {
      ...{ file: 'czt explain', line: null, row: null, column: null },
      found: targets.length === 0 ? '—' : targets.map(({ kind }) => kind).join(', '),
      expected: {
        zh: '--deal、--entry、--account、--figure，或 --party 加 --year，取其一',
        en: 'one of --deal, --entry, --account, --figure, or --party with --year',
      },
      message: { zh: '要说明解释什么', en: 'say what is to be explained' },
    },
  ]);
}
