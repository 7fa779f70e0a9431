import { compareRuns } from '../report/explain/compare-runs.ts';
import { explain, type Target } from '../report/explain/explain-target.ts';
import { explanationText } from '../report/explain/explanation-text.ts';
import { SHORT_LIST } from '../report/explain/group.ts';
import type { Label } from '../rules/rule.ts';
import { InputError } from '../scenario/input-error.ts';
import type { ExplainOptions } from './explain-options.ts';
import { hasColour } from './io.ts';
import { openRunHere } from './open-run-here.ts';
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
  const limit = options.all ? Number.POSITIVE_INFINITY : SHORT_LIST;
  const { against } = options;
  const target = against === undefined ? targetOf(options) : onlyFigure(options);
  const opened = await openRunHere(name, session);
  const explanation =
    target.kind === 'difference'
      ? compareRuns(opened, await openRunHere(against!, session), target.figure, limit)
      : explain(opened, target, limit);
  const { io, language, json } = session;
  const colour = hasColour(json ? io.stderr : io.stdout, io.env);
  tell(session, explanationText(explanation, { language, colour }));
  if (json) answer(session, { run: name, against: against ?? null, explanation });
}

/** What two runs are compared by: one figure, or the final positions of all. */
interface Difference {
  readonly kind: 'difference';
  readonly figure: string | null;
}

function onlyFigure({
  figure,
  deal,
  entry,
  account,
  party,
  year,
  years,
}: ExplainOptions): Difference {
  const others = Object.entries({ deal, entry, account, party, year, years })
    .filter(([, value]) => value !== undefined)
    .map(([option]) => `--${option}`);
  if (others.length === 0) return { kind: 'difference', figure: figure ?? null };
  throw usageProblem(others.join(', '), {
    zh: '--against 只可与 --figure 同用',
    en: '--against goes with --figure only',
  });
}

/** Exactly one thing is explained at a time. */
function targetOf({ deal, entry, account, party, year, years, figure }: ExplainOptions): Target {
  const targets: Target[] = [
    ...(deal === undefined ? [] : [{ kind: 'deal', id: deal } as const]),
    ...(entry === undefined ? [] : [{ kind: 'entry', number: entry } as const]),
    ...(account === undefined ? [] : [{ kind: 'account', path: account } as const]),
    ...(years === undefined ? [] : [{ kind: 'years', ...years } as const]),
    ...(figure === undefined ? [] : [{ kind: 'figure', path: figure } as const]),
    ...(party === undefined || year === undefined ? [] : [{ kind: 'year', party, year } as const]),
  ];
  const isHalf = (party === undefined) !== (year === undefined);
  if (targets.length === 1 && !isHalf) return targets[0]!;
  throw usageProblem(targets.length === 0 ? '—' : targets.map(({ kind }) => kind).join(', '), {
    zh: '要说明解释什么',
    en: 'say what is to be explained',
  });
}

function usageProblem(found: string, message: Label): InputError {
  return new InputError([
    {
      ...{ file: 'czt explain', line: null, row: null, column: null, found, message },
      expected: {
        zh: '--deal、--entry、--account、--figure、--years，或 --party 加 --year，取其一；或 --against',
        en: `one of --deal, --entry, --account, --figure, --years, or --party with --year; \
or --against`,
      },
    },
  ]);
}
