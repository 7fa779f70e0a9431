import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Language } from '../../report/labels.ts';
import type { Label } from '../../rules/rule.ts';
import { PACKAGE_ROOT } from '../../scenario/package-root.ts';
import type { Choice, Question } from './questions.ts';

/** A choice made about one key. */
export interface Part {
  readonly question: Question;
  readonly choice: Choice;
}

/** Everything a new scenario says. */
export interface NewScenario {
  /** The file as the person named it. */
  readonly name: string;
  readonly title: Label;
  readonly author: string;
  readonly extends: string;
  /** Deals of the person's own, as the scenario writes the path; null for those of the base. */
  readonly deals: string | null;
  readonly parts: readonly Part[];
}

const COMMENTS = {
  head: {
    zh: '由 czt new 写出，可随意修改；没写的键都随 extends 所指的情景。',
    en: 'Written by czt new; change what you like. Keys left out are those of the extended one.',
  },
  check: { zh: '检查', en: 'Check' },
  run: { zh: '推演', en: 'Run' },
  keys: {
    zh: '全部的键：czt schema；可动的政策数值：czt rules levers。',
    en: 'All keys: czt schema. Everything policy can move: czt rules levers.',
  },
  title: {
    zh: '报告上的名称，中文和英文各一个。',
    en: 'The name on the report, in both languages.',
  },
  author: { zh: '谁写的；依据哪些文件。', en: 'Who wrote it, and on which documents it rests.' },
  changes: {
    zh: '与所继承情景的不同，报告里会逐条列出；改了什么就在这里补一句。',
    en: 'What differs from the scenario it extends; the report lists it. Add a line a change.',
  },
  deals: {
    zh: 'asOf 把早于这一天签约的成交整年后移到试点期；要按原日期推演，改为 null，并相应改 start、end。',
    en: `asOf moves deals signed before it by whole years into the pilot; null keeps their dates \
(then set start and end).`,
  },
  same: { zh: '同所继承的情景', en: 'as in the scenario it extends' },
} as const satisfies Readonly<Record<string, Label>>;

const UNCHANGED: Label = { zh: '与所继承的情景相同，尚未改动。', en: 'As the base, so far.' };
const OWN_DEALS: Label = { zh: '成交：自己的文件。', en: 'Deals: a file of our own.' };

/** A scenario file with comments in one language, as a person would write it. */
export async function scenarioText(made: NewScenario, language: Language): Promise<string> {
  const note = (label: Label) => `# ${label[language]}`;
  const { name, title, author, parts, deals } = made;
  const colon = language === 'zh' ? '：' : ': ';
  const blocks = await Promise.all(parts.map((part) => partText(part, language, colon)));
  return [
    note(COMMENTS.head),
    `# ${COMMENTS.check[language]}${colon}czt validate ${oneLine(name)}`,
    `# ${COMMENTS.run[language]}${colon}czt run ${oneLine(name)}`,
    note(COMMENTS.keys),
    `extends: ${quoted(made.extends)}`,
    '',
    note(COMMENTS.title),
    'title:',
    `  zh: ${quoted(title.zh)}`,
    `  en: ${quoted(title.en)}`,
    note(COMMENTS.author),
    `author: ${quoted(author)}`,
    'sources:',
    '  - 湘政办发〔2025〕53号',
    note(COMMENTS.changes),
    'changes:',
    ...changes(parts, deals).flatMap(({ zh, en }) => [
      `  - zh: ${quoted(zh)}`,
      `    en: ${quoted(en)}`,
    ]),
    ...(deals === null ? [] : ['', ...dealsLines(deals, language)]),
    ...blocks.flatMap((block) => ['', block]),
    '',
  ].join('\n');
}

function changes(parts: readonly Part[], deals: string | null): readonly Label[] {
  const chosen = parts
    .filter(({ choice: { from } }) => from !== null && !('base' in from))
    .map(({ question, choice }) => ({
      zh: `${question.topic.zh}：${choice.label.zh}`,
      en: `${question.topic.en}: ${choice.label.en}`,
    }));
  const all = deals === null ? chosen : [OWN_DEALS, ...chosen];
  return all.length === 0 ? [UNCHANGED] : all;
}

function dealsLines(deals: string, language: Language): string[] {
  return [
    `# ${COMMENTS.deals[language]}`,
    'deals:',
    `  file: ${quoted(deals)}`,
    '  asOf: 2026-01-01',
  ];
}

async function partText(
  { question, choice }: Part,
  language: Language,
  colon: string,
): Promise<string> {
  const what = `# ${question.topic[language]}${colon}${choice.label[language]}`;
  const { from } = choice;
  if (from === null || 'base' in from) {
    const same = { zh: `（${COMMENTS.same.zh}）`, en: ` (${COMMENTS.same.en})` };
    return `${what}${same[language]}`;
  }
  const block = 'block' in from ? from.block : await shippedBlock(from.scenario, question.key);
  return `${what}\n${block.trimEnd()}`;
}

/** What a shipped scenario says under one key of the top level, as it is written there. */
async function shippedBlock(id: string, key: string): Promise<string> {
  const lines = (await readFile(join(PACKAGE_ROOT, 'scenarios', `${id}.yaml`), 'utf8')).split('\n');
  const first = lines.indexOf(`${key}:`);
  if (first < 0) throw new Error(`scenarios/${id}.yaml has no block ${key}`);
  const length = lines.slice(first + 1).findIndex((line) => /^\S/.test(line));
  return lines.slice(first, length < 0 ? undefined : first + 1 + length).join('\n');
}

/** Any text as one YAML value on one line. */
function quoted(text: string): string {
  return JSON.stringify(text);
}

function oneLine(text: string): string {
  return text.replace(/[\r\n]+/g, ' ');
}
