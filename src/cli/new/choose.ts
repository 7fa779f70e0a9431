import type { Language } from '../../report/labels.ts';
import { plainText } from '../../report/terminal/plain-text.ts';
import type { Label } from '../../rules/rule.ts';
import { InputError, type InputProblem } from '../../scenario/input-error.ts';
import { nearest } from '../../scenario/nearest.ts';
import type { Answers } from '../answers.ts';
import { problemLines } from '../problem-text.ts';
import type { Choice, Question } from './questions.ts';

/** What was chosen: one of the choices, or the text or file that was given instead. */
export type Chosen = { readonly choice: Choice } | { readonly text: string };

/** Who is asked, and in which language; null: nobody, the first choice is taken. */
export interface Asking {
  readonly answers: Answers | null;
  readonly language: Language;
  /** Where a person is told what was wrong with an answer. */
  readonly complain: (text: string) => void;
}

/**
 * The answer to a question: as an option gave it, else as it is answered when asked, else the
 * first choice. A person is asked again after an answer that cannot be used.
 *
 * @param count where the question stands, such as `2/5`
 * @param usual the text taken when nothing is said and there are no choices
 * @throws InputError naming the nearest valid choice.
 */
export async function choose(
  question: Question,
  given: string | undefined,
  asking: Asking,
  count: string,
  usual = '',
): Promise<Chosen> {
  const first: Chosen =
    question.choices[0] === undefined ? { text: usual } : { choice: question.choices[0] };
  if (given !== undefined) return understood(question, given);
  const { answers, language, complain } = asking;
  for (;;) {
    const line = await answers?.ask(questionText(question, language, count, usual));
    const answer = line?.trim() ?? '';
    if (answer === '') return first;
    try {
      return understood(question, answer);
    } catch (error) {
      if (!(error instanceof InputError) || answers?.isPerson !== true) throw error;
      complain(`${problemLines(error.problems, language).join('\n')}\n`);
    }
  }
}

/** `1` to `n`, the id of a choice, or text where any is taken. */
function understood({ key, choices, takesFile }: Question, answer: string): Chosen {
  const text = answer.trim();
  if (choices.length === 0 && text !== '') return { text };
  const numbered = /^\d{1,2}$/.test(text) ? choices[Number(text) - 1] : undefined;
  const named = choices.find(({ id }) => id.toLowerCase() === text.toLowerCase());
  const choice = named ?? numbered;
  if (choice !== undefined) return { choice };
  if (takesFile && /\.(csv|xlsx)$/i.test(text)) return { text };
  const ids = choices.map(({ id }) => id);
  throw new InputError([problem(key, text, expectation(ids, takesFile, nearest(text, ids)))]);
}

function expectation(ids: readonly string[], takesFile: boolean, near: string | null): Label {
  if (ids.length === 0) return { zh: '至少一个字', en: 'at least one character' };
  const file = takesFile ? { zh: '，或 .csv、.xlsx 文件', en: ', or a .csv or .xlsx file' } : NONE;
  const hint = near === null ? NONE : { zh: `；最近的是 ${near}`, en: `; nearest: ${near}` };
  return {
    zh: `${ids.join('、')} 之一${file.zh}${hint.zh}`,
    en: `one of ${ids.join(', ')}${file.en}${hint.en}`,
  };
}

const NONE: Label = { zh: '', en: '' };

function problem(key: Question['key'], found: string, expected: Label): InputProblem {
  const message = { zh: '没有这个选择', en: 'there is no such choice' };
  return {
    ...{ file: 'czt new', line: null, row: null, column: `--${key}` },
    ...{ found, expected, message },
  };
}

function questionText(
  { text, choices }: Question,
  language: Language,
  count: string,
  usual: string,
): string {
  const enter =
    choices.length === 0
      ? { zh: `（回车：${plainText(usual)}）`, en: ` (Enter: ${plainText(usual)})` }
      : { zh: '（回车：1）', en: ' (Enter: 1)' };
  const width = Math.max(0, ...choices.map(({ id }) => id.length));
  const lines = choices.map(
    ({ id, label }, i) =>
      `  ${String(i + 1).padStart(2)}  ${id.padEnd(width)}  ${plainText(label[language])}`,
  );
  return [`${count} ${text[language]}${enter[language]}`, ...lines, '> '].join('\n');
}
