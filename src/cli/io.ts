import { isAbsolute, resolve } from 'node:path';
import type { Answers } from './answers.ts';

/** Where text goes. */
export interface TextSink {
  readonly write: (text: string) => unknown;
  readonly isTTY?: boolean;
}

/** Everything a command touches besides the files it is told of; tests bring their own. */
export interface Io {
  readonly stdout: TextSink;
  readonly stderr: TextSink;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  /** Calls `action` on an interrupt until the function it gives back is called. */
  readonly onInterrupt: (action: () => void) => () => void;
  /** Whoever answers questions; left out where there is nobody to ask. */
  readonly answers?: () => Answers;
  /** Asks a yes-or-no question; left out where there is nobody to ask. */
  readonly confirm?: (question: string) => Promise<boolean>;
}

/** Whether text for this sink may carry colour: on a terminal, unless NO_COLOR says otherwise. */
export function hasColour(sink: TextSink, env: Io['env']): boolean {
  return sink.isTTY === true && (env['NO_COLOR'] ?? '') === '' && env['TERM'] !== 'dumb';
}

/** A path the person named, as they named it where the process stands where they do. */
export function pathFrom(io: Io, path: string): string {
  return isAbsolute(path) || io.cwd === process.cwd() ? path : resolve(io.cwd, path);
}
