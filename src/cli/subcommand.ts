import type { Command } from 'commander';
import type { Language } from '../report/labels.ts';
import { localiseHelp } from './help.ts';
import { MESSAGES } from './messages.ts';
import type { Session } from './session.ts';
import { oneOf } from './usage-error.ts';

/** Adds a command with its help and the options that every command has. */
export function subcommand(
  program: Command,
  name: string,
  describe: (command: Command, session: Session) => void,
  session: Session,
): Command {
  const command = program.command(name);
  localiseHelp(command, session.language);
  describe(command, session);
  commonOptions(command, session.language);
  return command;
}

/** Read before parsing already; named here so that they are known and stand in the help. */
export function commonOptions(command: Command, language: Language): void {
  command
    .option('--lang <LANG>', MESSAGES.lang[language], oneOf(['zh', 'en'], language))
    .option('--json', MESSAGES.json[language])
    .option('--quiet', MESSAGES.quiet[language]);
}
