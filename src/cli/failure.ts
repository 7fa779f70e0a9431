import { CommanderError } from 'commander';
import { plainText } from '../report/terminal/plain-text.ts';
import { RuleGapError } from '../rules/rule-book.ts';
import { InputError, type InputProblem } from '../scenario/input-error.ts';
import { formatDay } from '../units/day.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { writeInvariantReport } from './invariant-report.ts';
import { MESSAGES } from './messages.ts';
import { problemLines } from './problem-text.ts';
import { RefusedError } from './refused-error.ts';
import { answer, type Session, say } from './session.ts';
import { usageMessage } from './usage-error.ts';

/** Says what went wrong, to people and (with `--json`) to machines, and gives the exit code. */
export async function reportFailure(error: unknown, session: Session): Promise<ExitCode> {
  if (error instanceof CommanderError) return usage(error, session);
  const problems = inputProblems(error);
  if (problems !== null) return badInput(problems, session);
  if (error instanceof RefusedError) return refused(error, session);
  if (error instanceof Error && error.name === 'AbortError') return interrupted(session);
  return bug(error, session);
}

/** What is wrong with the input, when that is what an error is about; else null. */
export function inputProblems(error: unknown): readonly InputProblem[] | null {
  if (error instanceof InputError) return error.problems;
  return error instanceof RuleGapError ? [gapProblem(error)] : null;
}

function usage(error: CommanderError, session: Session): ExitCode {
  const message = usageMessage(error, session.language);
  if (message === null) return EXIT.done;
  const colon = session.language === 'zh' ? '：' : ': ';
  explain(session, [`${say(session, MESSAGES.error)}${colon}${plainText(message)}`]);
  return told(session, EXIT.badInput, 'usage', { message });
}

function badInput(problems: readonly InputProblem[], session: Session): ExitCode {
  explain(session, problemLines(problems, session.language));
  return told(session, EXIT.badInput, 'badInput', { problems });
}

function refused({ reasons }: RefusedError, session: Session): ExitCode {
  const lines = reasons.map((reason) => `  ${plainText(say(session, reason))}`);
  explain(session, [say(session, MESSAGES.strictStopped), ...lines]);
  return told(session, EXIT.refused, 'refused', { reasons });
}

function interrupted(session: Session): ExitCode {
  explain(session, [say(session, MESSAGES.interrupted)]);
  return told(session, EXIT.interrupted, 'interrupted', {});
}

async function bug(error: unknown, session: Session): Promise<ExitCode> {
  const message = error instanceof Error ? error.message : String(error);
  const report = await writeInvariantReport(error, session.inputs, session.io.cwd).catch(
    (cause: unknown) => `(${String(cause)})`,
  );
  explain(session, [say(session, MESSAGES.bug), `  ${report}`, `  ${plainText(message)}`]);
  return told(session, EXIT.bug, 'bug', { message, report });
}

function explain({ io }: Session, lines: readonly string[]): void {
  io.stderr.write(`${lines.join('\n')}\n`);
}

function told(session: Session, exit: ExitCode, code: string, facts: object): ExitCode {
  if (session.json) answer(session, { error: { code, exit, ...facts } });
  return exit;
}

/** A date or key outside what the rules know: the scenario asks for more than the law data has. */
function gapProblem({ rule, key, day }: RuleGapError): InputProblem {
  return {
    ...{ file: `seeds/rules/${rule}.yaml`, line: null, row: null },
    column: key === '' ? rule : `${rule}[${key}]`,
    found: formatDay(day),
    expected: {
      zh: '规则有数值的日期和键；可改推演期，或在情景的 overrides 里补一个数值',
      en: 'a day and key the rule has a value for; change the period, or override the rule',
    },
    message: { zh: '规则在这一天没有数值', en: 'the rule has no value on this day' },
  };
}
