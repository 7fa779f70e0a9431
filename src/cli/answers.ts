import { createInterface, type Interface } from 'node:readline/promises';
import type { Readable, Writable } from 'node:stream';

/** A person, or a file, that answers questions line by line. */
export interface Answers {
  /** Whether a person sits there, who can be asked again. */
  readonly isPerson: boolean;
  /**
   * Asks, and gives the line that comes; null when there are no more.
   *
   * @throws an AbortError when the person presses Ctrl-C.
   */
  readonly ask: (question: string) => Promise<string | null>;
  readonly close: () => void;
}

/** Answers from a terminal, or from whatever was piped in. */
export function openAnswers(
  input: Readable & { readonly isTTY?: boolean },
  output: Writable,
): Answers {
  const isPerson = input.isTTY === true;
  const lines = createInterface({ input, ...(isPerson ? { output } : {}) });
  const ask = isPerson ? questions(lines) : nextLines(lines, output);
  return { isPerson, ask, close: () => lines.close() };
}

/** Ctrl-D ends the answers, Ctrl-C the whole command. */
function questions(lines: Interface): Answers['ask'] {
  let isOver = false;
  const ended = new Promise<null>((done, fail) => {
    lines.once('SIGINT', () => fail(new DOMException('Ctrl-C', 'AbortError')));
    lines.once('close', () => {
      isOver = true;
      done(null);
    });
  });
  // Between two questions nobody waits for it.
  ended.catch(() => {});
  return (question) =>
    isOver ? Promise.resolve(null) : Promise.race([lines.question(question), ended]);
}

function nextLines(lines: Interface, output: Writable): Answers['ask'] {
  const all = lines[Symbol.asyncIterator]();
  return async (question) => {
    output.write(`${question}\n`);
    const { done, value } = await all.next();
    return done === true ? null : value;
  };
}
