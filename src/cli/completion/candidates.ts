import { posix } from 'node:path';
import type { Argument, Command, Option } from 'commander';
import type { Language } from '../../report/labels.ts';
import { loadRegister } from '../../scenario/engine-data.ts';
import { type FolderContent, folderContent } from '../folder-content.ts';
import { type Io, pathFrom } from '../io.ts';
import type { ChoiceParser } from '../usage-error.ts';
import { readTyped } from './typed.ts';

/** A word that could stand where the cursor is. */
export interface Candidate {
  readonly value: string;
  /** What it is, in the person's language; may be empty. */
  readonly text: string;
}

/** What a shell can offer; of kind `files` and empty, it offers files itself. */
export interface Completion {
  readonly kind: 'words' | 'files';
  readonly candidates: readonly Candidate[];
}

/** Whose choices are asked for: where the person stands, and in which language. */
export interface Place {
  readonly io: Io;
  readonly language: Language;
}

/** Words that could stand at the end of a command line, in the order they are to be shown. */
export async function complete(
  program: Command,
  words: readonly string[],
  place: Place,
): Promise<Completion> {
  const { slot, current, prefix } = readTyped(program, words);
  if (slot.kind === 'nothing') return NOTHING;
  if (slot.kind === 'command') return startingWith(current, 'words', commandsOf(slot.command));
  if (slot.kind === 'option') {
    const free = optionsOf(slot.command).filter(({ value }) => !slot.used.has(value));
    return startingWith(current, 'words', free);
  }
  const { kind, candidates } = await valuesOf(slot.of, current, place);
  const found = startingWith(current, kind, candidates);
  return {
    kind: found.kind,
    candidates: found.candidates.map((one) => ({ ...one, value: `${prefix}${one.value}` })),
  };
}

const NOTHING: Completion = { kind: 'words', candidates: [] };

function startingWith(
  current: string,
  kind: Completion['kind'],
  candidates: readonly Candidate[],
): Completion {
  return { kind, candidates: candidates.filter(({ value }) => value.startsWith(current)) };
}

function commandsOf(command: Command): Candidate[] {
  return command
    .createHelp()
    .visibleCommands(command)
    .map((one) => ({ value: one.name(), text: one.description() }));
}

function optionsOf(command: Command): Candidate[] {
  return command
    .createHelp()
    .visibleOptions(command)
    .map(({ long, description }) => ({ value: long ?? '', text: description }));
}

/** What kinds of results and files stand under the names that commands give their values. */
const FOLDER_KINDS: Readonly<Record<string, readonly (keyof Omit<FolderContent, 'isCut'>)[]>> = {
  'scenario.yaml': ['scenarios'],
  scenarios: ['scenarios'],
  run: ['runs'],
  RUN: ['runs'],
  sweep: ['sweeps'],
  sweeps: ['sweeps'],
  shards: ['sweeps'],
  directory: ['runs', 'sweeps'],
  results: ['runs', 'sweeps'],
};

/** Values whose names stand in capitals for a file or folder of any kind. */
const ANY_FILE: ReadonlySet<string> = new Set([
  ...['FILE', 'DIR', 'file', 'folder', 'cases', 'study.yaml'],
]);

async function valuesOf(
  of: Option | Argument,
  current: string,
  { io, language }: Place,
): Promise<Completion> {
  const choices = (of.parseArg as Partial<ChoiceParser> | undefined)?.words;
  if (choices !== undefined) {
    return { kind: 'words', candidates: choices.map((value) => ({ value, text: '' })) };
  }
  const name = valueName(of);
  const kinds = FOLDER_KINDS[name];
  if (kinds !== undefined) return { kind: 'files', candidates: await inFolder(current, kinds, io) };
  if (name === 'id') {
    const rules = await loadRegister();
    const candidates = rules.map(({ id, title }) => ({ value: id, text: title[language] }));
    return { kind: 'words', candidates };
  }
  return { kind: ANY_FILE.has(name) ? 'files' : 'words', candidates: [] };
}

/** `--out <DIR>` takes a DIR, the argument `<run>` a run. */
function valueName(of: Option | Argument): string {
  return 'flags' in of ? (/[<[]([^>\]]+)[>\]]/.exec(of.flags)?.[1] ?? '') : of.name();
}

/** Deep enough for `out/mine` and `my-work/scenarios/mine.yaml`, quick enough for a key press. */
const GLANCE = { depth: 2, entries: 3000 } as const;

async function inFolder(
  current: string,
  kinds: readonly (keyof Omit<FolderContent, 'isCut'>)[],
  io: Io,
): Promise<Candidate[]> {
  const typed = current.includes('/') ? current.slice(0, current.lastIndexOf('/') + 1) : '';
  const content = await folderContent(pathFrom(io, typed === '' ? '.' : typed), GLANCE);
  return kinds
    .flatMap((kind) => content[kind])
    .map((name) => ({ value: `${typed}${posix.normalize(name)}`, text: '' }));
}
