import { lstat, mkdir, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import type { Label } from '../../rules/rule.ts';
import { InputError } from '../../scenario/input-error.ts';
import { type PreparedRun, prepareRun } from '../../scenario/prepare-run.ts';
import { answer, type Session, say, tell } from '../session.ts';
import { type BaseScenario, baseScenario, fromFolder } from './base-scenario.ts';
import { type Asking, type Chosen, choose } from './choose.ts';
import type { NewOptions } from './new-options.ts';
import { DEALS, type Question, SHARING, TITLE, TRANSFER, USUAL_TITLE } from './questions.ts';
import { quotaQuestion } from './quota-question.ts';
import { scenarioText } from './scenario-text.ts';

const USUAL_NAME = 'my-scenario.yaml';

/**
 * Asks five questions and writes a scenario that runs.
 *
 * @throws InputError when the file is there, an answer cannot be used or the deals cannot be read;
 *   the file is then not written.
 */
export async function newCommand(
  file: string | undefined,
  options: NewOptions,
  session: Session,
): Promise<void> {
  const { io, language } = session;
  const name = file ?? (await usualName(io.cwd));
  const path = resolve(io.cwd, name);
  await checkPlace(path, name, options.force === true);
  const chosen = await askAll(options, session);
  const folder = dirname(path);
  await mkdir(folder, { recursive: true });
  const base = await baseScenario(path, baseOf(chosen.deals));
  const text = await scenarioText(
    {
      ...{ name, title: titleOf(chosen.title), extends: base.extends },
      author: io.env['USER'] || io.env['USERNAME'] || 'czt new',
      deals: await dealsPath(chosen.deals, folder, io.cwd),
      parts: chosen.parts,
    },
    language,
  );
  const prepared = await writeChecked(path, name, text);
  tellDone(name, base, prepared, session);
  if (session.json) {
    const { deals, rejects } = prepared.deals;
    const counts = { deals: deals.length, rejects: rejects.length };
    answer(session, { file: path, ...base, ...counts });
  }
}

async function usualName(cwd: string): Promise<string> {
  const there = await stat(join(cwd, 'scenarios')).catch(() => null);
  return there?.isDirectory() === true ? `scenarios/${USUAL_NAME}` : USUAL_NAME;
}

/** Looked at before anybody is asked anything. */
async function checkPlace(path: string, name: string, force: boolean): Promise<void> {
  if (!/\.ya?ml$/i.test(path)) {
    throw wrong(name, basename(name), MESSAGES.noYaml, { zh: '以 .yaml 结尾', en: 'a .yaml file' });
  }
  const there = await lstat(path).catch(() => null);
  if (there === null || (force && there.isFile())) return;
  throw wrong(name, 'EEXIST', MESSAGES.exists, {
    zh: '新的文件名，或加 --force 覆盖',
    en: 'the name of a new file, or --force to replace it',
  });
}

interface AllChosen {
  readonly title: Chosen;
  readonly deals: Chosen;
  readonly parts: Parameters<typeof scenarioText>[0]['parts'];
}

async function askAll(options: NewOptions, session: Session): Promise<AllChosen> {
  const { io, language } = session;
  const given = [options.title, options.deals, options.sharing, options.transfer, options.quota];
  const isSaid = options.yes === true || given.every((one) => one !== undefined);
  const answers = isSaid ? null : (io.answers?.() ?? null);
  const complain = (text: string) => void io.stderr.write(text);
  const asking: Asking = { answers, language, complain };
  const questions: readonly Question[] = [DEALS, SHARING, TRANSFER, await quotaQuestion()];
  const ask = (question: Question, at: number, usual?: string) =>
    choose(question, given[at], asking, `${at + 1}/${given.length}`, usual);
  try {
    const title = await ask(TITLE, 0, USUAL_TITLE[language]);
    const chosen: Chosen[] = [];
    for (const [i, question] of questions.entries()) chosen.push(await ask(question, i + 1));
    const parts = questions.flatMap((question, i) => {
      const one = chosen[i]!;
      return 'choice' in one ? [{ question, choice: one.choice }] : [];
    });
    return { title, deals: chosen[0]!, parts };
  } finally {
    answers?.close();
  }
}

function titleOf(chosen: Chosen): Label {
  const text = 'text' in chosen ? chosen.text : '';
  const isUsual = Object.values(USUAL_TITLE).includes(text);
  return isUsual ? USUAL_TITLE : { zh: text, en: text };
}

/** The shipped scenario to extend. */
function baseOf(deals: Chosen): string {
  const from = 'choice' in deals ? deals.choice.from : null;
  return from !== null && 'base' in from ? from.base : 'baseline';
}

/** The person's deals as the scenario names them; null for those of the base. */
async function dealsPath(deals: Chosen, folder: string, cwd: string): Promise<string | null> {
  if ('choice' in deals) return null;
  const real = await realpath(resolve(cwd, deals.text)).catch(() => null);
  if (real !== null) return fromFolder(await realpath(folder), real);
  throw wrong(deals.text, '—', MESSAGES.noDeals, {
    zh: '自己的成交文件；czt template 可写出空表',
    en: 'a file of deals of your own; czt template writes an empty one',
  });
}

/** Puts the scenario in its place once everything a run would read has been read. */
async function writeChecked(path: string, name: string, text: string): Promise<PreparedRun> {
  const draft = join(dirname(path), `.${basename(path)}.part`);
  try {
    await writeFile(draft, text);
    const prepared = await prepareRun({ scenario: draft, deals: null, sheet: null });
    await rename(draft, path);
    return prepared;
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    throw new InputError(
      error.problems.map((one) => ({ ...one, file: one.file === draft ? name : one.file })),
    );
  } finally {
    await rm(draft, { force: true });
  }
}

function tellDone(name: string, base: BaseScenario, { deals }: PreparedRun, session: Session) {
  const { copies } = base;
  const count = deals.deals.length;
  const faulty = deals.rejects.length;
  const shown = /^[\w./-]+$/.test(name) ? name : JSON.stringify(name);
  const lines = [
    name,
    ...(copies.length === 0 ? [] : [say(session, MESSAGES.copied), ...copies.map((c) => `  ${c}`)]),
    say(session, {
      zh: `检查无误：成交 ${count} 宗，不用的行 ${faulty}。接下来：`,
      en: `Checked: ${count} deals, ${faulty} rows not used. Next:`,
    }),
    ...(faulty === 0 ? [] : [`  czt validate ${shown}`]),
    `  czt run ${shown}`,
    `  czt page ${shown}`,
  ];
  tell(session, `${lines.join('\n')}\n`);
}

const MESSAGES = {
  exists: { zh: '文件已存在，不覆盖', en: 'the file exists and is left alone' },
  noYaml: { zh: '情景是 YAML 文件', en: 'a scenario is a YAML file' },
  noDeals: { zh: '没有这个文件', en: 'there is no such file' },
  copied: {
    zh: '随附的情景从那里够不着，已抄在旁边：',
    en: 'The shipped scenario cannot be reached from there; it was copied beside it:',
  },
} as const satisfies Readonly<Record<string, Label>>;

function wrong(file: string, found: string, message: Label, expected: Label): InputError {
  return new InputError([{ file, line: null, row: null, column: null, found, expected, message }]);
}
