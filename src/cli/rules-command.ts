import { coveredRows } from '../report/rules/coverage.ts';
import { coverageLines } from '../report/rules/coverage-table.ts';
import { lawDiffLines, writtenChanges } from '../report/rules/law-diff.ts';
import { leverListLines } from '../report/rules/lever-list.ts';
import { ruleListLines, ruleRecord } from '../report/rules/rule-list.ts';
import { rulePageLines } from '../report/rules/rule-page.ts';
import { rulesMarkdown } from '../report/rules/rules-markdown.ts';
import { makeStyle, type Style } from '../report/terminal/style.ts';
import type { Label, Rule } from '../rules/rule.ts';
import { loadEngineData, loadRegister } from '../scenario/engine-data.ts';
import { InputError, type InputProblem } from '../scenario/input-error.ts';
import { nearest } from '../scenario/nearest.ts';
import { loadTranscript } from '../scenario/transcript-file.ts';
import { type Day, formatDay } from '../units/day.ts';
import type { RulesDiffOptions, RulesListOptions, RulesPageOptions } from './commands.ts';
import { hasColour } from './io.ts';
import { writeNewFile } from './new-file.ts';
import { answer, type Session, tell } from './session.ts';

/** Prints the register, or the part of it that was asked for. */
export async function rulesList(options: RulesListOptions, session: Session): Promise<void> {
  const rules = await loadRegister();
  const some = rules.filter(
    ({ topic, status, modelled }) =>
      (options.topic ?? topic) === topic &&
      (options.status ?? status) === status &&
      (options.modelled ?? modelled) === modelled,
  );
  print(session, ruleListLines(some, styleOf(session)).slice(1));
  if (session.json) answer(session, some.map(ruleRecord));
}

/**
 * Prints everything on record about one rule.
 *
 * @throws InputError when there is no such rule.
 */
export async function rulesShow(id: string, session: Session): Promise<void> {
  const [rules, { levers }] = await Promise.all([loadRegister(), loadEngineData()]);
  const rule = rules.find((candidate) => candidate.id === id);
  if (rule === undefined) throw new InputError([noRule(id, rules)]);
  print(session, rulePageLines(rule, levers, styleOf(session)));
  if (session.json) answer(session, ruleRecord(rule));
}

/** Prints what the law changes between two days. */
export async function rulesDiff({ from, to }: RulesDiffOptions, session: Session): Promise<void> {
  if (to < from) throw new InputError([wrongOrder(from, to)]);
  const rules = await loadRegister();
  const changes = writtenChanges(rules, from, to);
  print(session, lawDiffLines(changes, styleOf(session)));
  if (!session.json) return;
  answer(
    session,
    changes.map(({ rule, key, day, was, is, expired, document }) => ({
      ...{ rule, key, day: formatDay(day), document, expired },
      ...{ before: was?.written ?? null, after: is?.written ?? null },
    })),
  );
}

/** Prints how many rows of the sources are on record and modelled, and those that are not. */
export async function rulesCoverage(session: Session): Promise<void> {
  const rules = await loadRegister();
  const rows = coveredRows(await loadTranscript(), rules);
  print(session, coverageLines(rows, styleOf(session)));
  if (session.json) answer(session, rows);
}

/** Prints every lever with what it moves and between which figures. */
export async function rulesLevers(session: Session): Promise<void> {
  const { levers } = await loadEngineData();
  print(session, leverListLines(levers, styleOf(session)));
  if (session.json) answer(session, levers);
}

/**
 * Writes the register as one page.
 *
 * @throws InputError when the file exists already or cannot be written.
 */
export async function rulesPage(options: RulesPageOptions, session: Session): Promise<void> {
  const name = options.out ?? 'czt-rules.md';
  const rules = await loadRegister();
  const path = await writeNewFile(session.io, name, rulesMarkdown(rules, session.language));
  tell(session, `${name}\n`);
  if (session.json) answer(session, { file: path, rules: rules.length });
}

function styleOf({ io, json, language }: Session): Style {
  return makeStyle(language, hasColour(json ? io.stderr : io.stdout, io.env));
}

function print(session: Session, lines: readonly string[]): void {
  tell(session, `${lines.join('\n')}\n`);
}

function noRule(id: string, rules: readonly Rule[]): InputProblem {
  const near = nearest(
    id,
    rules.map((rule) => rule.id),
  );
  const hint: Label =
    near === null
      ? { zh: '', en: '' }
      : { zh: `；是否想写“${near}”？`, en: `; did you mean "${near}"?` };
  return {
    ...{ file: 'seeds/rules', line: null, row: null, column: null, found: id },
    expected: { zh: 'czt rules list 列出的规则', en: 'a rule that czt rules list names' },
    message: { zh: `没有这条规则${hint.zh}`, en: `there is no such rule${hint.en}` },
  };
}

function wrongOrder(from: Day, to: Day): InputProblem {
  const first = formatDay(from);
  return {
    ...{ file: '--to', line: null, row: null, column: null, found: formatDay(to) },
    expected: { zh: `不早于 ${first}`, en: `a day no earlier than ${first}` },
    message: { zh: '日期先后颠倒', en: 'the days are the wrong way round' },
  };
}
