import type { Language } from '../report/labels.ts';
import { plainText } from '../report/terminal/plain-text.ts';
import type { InputProblem } from '../scenario/input-error.ts';
import { MESSAGES } from './messages.ts';

/** Problems printed in full; beyond these a count must do. */
const MOST_SHOWN = 100;

/** Problems with input for a person: where, what is wrong, what was found, what should be. */
export function problemLines(problems: readonly InputProblem[], language: Language): string[] {
  const shown = problems.slice(0, MOST_SHOWN).flatMap((problem) => lines(problem, language));
  const more = problems.length - MOST_SHOWN;
  if (more <= 0) return shown;
  return [...shown, { zh: `……另有 ${more} 处`, en: `… and ${more} more` }[language]];
}

function lines(problem: InputProblem, language: Language): string[] {
  const { error, found, expected } = MESSAGES;
  const colon = language === 'zh' ? '：' : ': ';
  const where = whereText(problem, language);
  return [
    `${error[language]} ${where}${colon}${plainText(problem.message[language])}`,
    `     ${found[language]} ${plainText(problem.found)}`,
    `     ${expected[language]} ${plainText(problem.expected[language])}`,
  ];
}

function whereText({ file, line, row, column }: InputProblem, language: Language): string {
  const place = line === null ? plainText(file) : `${plainText(file)}:${line}`;
  const rowText = row === null ? [] : [{ zh: `第 ${row} 行`, en: `row ${row}` }[language]];
  const columnText = column === null ? [] : [plainText(column)];
  return [place, ...rowText, ...columnText].join(language === 'zh' ? '，' : ', ');
}
