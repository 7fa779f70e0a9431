import { jsonText } from '../report/files/json.ts';
import type { Language } from '../report/labels.ts';
import type { Label } from '../rules/rule.ts';
import type { InputFile } from '../scenario/input-file.ts';
import type { Io } from './io.ts';

/** One call of the command line: how it speaks and what it has read so far. */
export interface Session {
  readonly io: Io;
  readonly language: Language;
  /** Machines read standard output; text for people goes to standard error. */
  readonly json: boolean;
  readonly quiet: boolean;
  /** Files read so far, for the report of a bug. */
  readonly inputs: InputFile[];
}

/** Text for people: nothing when quiet, on standard error when machines read the other. */
export function tell({ io, json, quiet }: Session, text: string): void {
  if (!quiet) (json ? io.stderr : io.stdout).write(text);
}

/** One JSON document for machines. */
export function answer({ io }: Session, value: unknown): void {
  io.stdout.write(jsonText(value));
}

export function say({ language }: Session, label: Label): string {
  return label[language];
}
