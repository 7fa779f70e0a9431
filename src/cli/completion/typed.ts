import type { Argument, Command, Option } from 'commander';

/** What stands where the cursor is. */
export type Slot =
  | { readonly kind: 'command'; readonly command: Command }
  | { readonly kind: 'option'; readonly command: Command; readonly used: ReadonlySet<string> }
  | { readonly kind: 'value'; readonly of: Option | Argument }
  | { readonly kind: 'nothing' };

/** A command line up to the cursor. */
export interface Typed {
  readonly slot: Slot;
  /** What has been typed of it so far. */
  readonly current: string;
  /** Stands before a value in the same word: `--format=`. */
  readonly prefix: string;
}

/**
 * Understands a command line as far as the cursor.
 *
 * @param words what follows `czt`; the last is the one the cursor is in, perhaps empty
 */
export function readTyped(program: Command, words: readonly string[]): Typed {
  // Bash makes `=` a word of its own.
  const apart = words.filter((word, i) => word !== '=' || i === words.length - 1);
  const last = unquoted(apart.at(-1) ?? '');
  const current = last === '=' ? '' : last;
  let command = program;
  let position = 0;
  let pending: Option | null = null;
  const used = new Set<string>();
  for (const word of apart.slice(0, -1)) {
    if (pending !== null) pending = null;
    else if (word.startsWith('-')) {
      used.add(word.split('=')[0]!);
      const option = optionOf(command, word);
      if (option !== null && takesValue(option) && !word.includes('=')) pending = option;
    } else {
      const below = position === 0 ? subcommandOf(command, word) : null;
      if (below === null) position += 1;
      else command = below;
    }
  }
  if (pending !== null) return { slot: { kind: 'value', of: pending }, current, prefix: '' };
  const equals = current.startsWith('--') ? current.indexOf('=') : -1;
  if (equals > 0) {
    const option = optionOf(command, current);
    const slot: Slot = option === null ? { kind: 'nothing' } : { kind: 'value', of: option };
    return { slot, current: current.slice(equals + 1), prefix: current.slice(0, equals + 1) };
  }
  return { slot: plainSlot(command, position, current, used), current, prefix: '' };
}

function plainSlot(
  command: Command,
  position: number,
  current: string,
  used: ReadonlySet<string>,
): Slot {
  if (current.startsWith('-')) return { kind: 'option', command, used };
  if (command.commands.length > 0) {
    return position === 0 ? { kind: 'command', command } : { kind: 'nothing' };
  }
  const all = command.registeredArguments;
  const last = all.at(-1);
  const argument = all[position] ?? (last?.variadic === true ? last : undefined);
  return argument === undefined ? { kind: 'nothing' } : { kind: 'value', of: argument };
}

function subcommandOf(command: Command, word: string): Command | null {
  return command.commands.find((one) => one.name() === word) ?? null;
}

function optionOf(command: Command, word: string): Option | null {
  const name = word.split('=')[0]!;
  return command.options.find(({ long, short }) => long === name || short === name) ?? null;
}

function takesValue({ required, optional }: Option): boolean {
  return required || optional;
}

/** A word as the shell would read it: an opening quote and backslashes are not part of it. */
function unquoted(word: string): string {
  return word.replace(/^["']/, '').replace(/\\(.)/g, '$1');
}
