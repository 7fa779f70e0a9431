import type { Label } from '../../rules/rule.ts';
import { pathText, printable } from '../../scenario/source-tree.ts';
import { explanationLines } from '../explain/explanation-text.ts';
import type { Language } from '../labels.ts';
import { plainText } from '../terminal/plain-text.ts';
import { makeStyle, type Style, wrapText } from '../terminal/style.ts';
import type { Finding } from './finding.ts';
import { roundsTo } from './match-value.ts';
import type { CaseResult } from './run-cases.ts';
import { differenceText, expectedText, foundText } from './value-text.ts';

const WIDTH = 100;

/** How the outcome of some cases is told. */
export interface CaseTextOptions {
  readonly language: Language;
  readonly colour: boolean;
}

/** Every case in a line, those that fail with what differs and why; then how many passed. */
export function caseText(results: readonly CaseResult[], options: CaseTextOptions): string {
  const style = makeStyle(options.language, options.colour);
  return [...results.flatMap((result) => caseLines(result, style)), countLine(results, style), '']
    .map((one) => one.trimEnd())
    .join('\n');
}

/** Only the cases that fail. */
export function failureText(results: readonly CaseResult[], options: CaseTextOptions): string {
  return caseText(
    results.filter(({ passed }) => !passed),
    options,
  );
}

function caseLines({ file, written, findings, passed }: CaseResult, style: Style): string[] {
  const mark = passed ? style.colours.green('✓') : style.colours.red('✗');
  const place = `${file.file.name}:${written.line}`;
  const head = `${mark} ${plainText(style.say(written.title))}  ${style.colours.dim(place)}`;
  const failed = findings.filter((finding) => !finding.passed);
  return [head, ...failed.flatMap((finding) => findingLines(finding, style))];
}

const WORDS = {
  expected: { zh: '应为', en: 'expected' },
  found: { zh: '实为', en: 'found   ' },
  difference: { zh: '相差', en: 'differs ' },
  why: { zh: '实为数的来历', en: 'why it is what was found' },
} as const;

function findingLines(finding: Finding, style: Style): string[] {
  const { path, about, name, expected, found, notes } = finding;
  const named = [name === null ? '' : style.say(name), about].filter((text) => text !== '');
  const where = [pathText(path), ...named].map(plainText).join(' · ');
  const rows: [Label, Label | null][] = [
    [WORDS.expected, expected === null ? null : expectedText(expected)],
    [WORDS.found, foundText(found, expected)],
    [WORDS.difference, differenceText(finding)],
  ];
  const said = rows.flatMap(([label, value]) =>
    value === null ? [] : [`    ${style.say(label)}  ${printable(style.say(value))}`],
  );
  const hints = [...notes, ...roundingHint(finding)].map((note) => style.say(note));
  const why = explanationLines(finding.explain(), style);
  return [
    `  ${where}`,
    ...said,
    ...hints.flatMap((hint) => indented(hint, 4)),
    ...(why.length === 0 ? [] : [`    ${style.say(WORDS.why)}`]),
    ...why.map((one) => `      ${one}`),
  ];
}

function indented(text: string, depth: number): string[] {
  return wrapText(plainText(text), WIDTH - depth).map((one, i) =>
    i === 0 ? `${' '.repeat(depth)}${one}` : `${' '.repeat(depth + 2)}${one}`,
  );
}

function roundingHint({ expected, found }: Finding): Label[] {
  const decimals = expected === null ? null : roundsTo(expected, found);
  if (decimals === null) return [];
  const example = `{ is: "…", rounded: ${decimals} }`;
  return [
    {
      zh: `四舍五入到 ${decimals} 位小数便相同：要么写出全部小数，要么写成 ${example}`,
      en: `rounded to ${decimals} decimals it is the same: write all decimals, or ${example}`,
    },
  ];
}

function countLine(results: readonly CaseResult[], { say }: Style): string {
  const passed = results.filter((result) => result.passed).length;
  const checks = results.reduce((sum, { findings }) => sum + findings.length, 0);
  const failed = results.length - passed;
  const wrong = results.reduce(
    (sum, { findings }) => sum + findings.filter((finding) => !finding.passed).length,
    0,
  );
  return say(
    failed === 0
      ? {
          zh: `通过：${passed} 个算例，${checks} 项`,
          en: `passed: ${passed} cases, ${checks} checks`,
        }
      : {
          zh: `未通过 ${failed} 个算例（${checks} 项中的 ${wrong} 项）；通过 ${passed} 个`,
          en: `failed: ${failed} cases (${wrong} of ${checks} checks); passed: ${passed}`,
        },
  );
}
