import type { Command } from 'commander';
import stringWidth from 'string-width';
import type { Language } from '../report/labels.ts';
import { wrapText } from '../report/terminal/style.ts';
import type { Label } from '../rules/rule.ts';
import { HELP_HEADINGS, MESSAGES } from './messages.ts';

/** Makes a command's help speak the language, with hanzi two columns wide and wrapped. */
export function localiseHelp(command: Command, language: Language): void {
  command.configureHelp({
    displayWidth: (text) => stringWidth(text),
    boxWrap: (text, width) =>
      text
        .split('\n')
        .flatMap((line) => wrapText(line, width - HANGING))
        .join('\n'),
    styleTitle: (title) => HELP_HEADINGS[title]?.[language] ?? title,
    // Defaults are part of the text, in its language.
    optionDescription: (option) => option.description,
    commandUsage: (cmd) => usageOf(cmd, language),
    subcommandTerm: (cmd) => [cmd.name(), ...argumentNames(cmd)].join(' '),
  });
  command.helpOption('-h, --help', MESSAGES.help[language]);
  command.helpCommand(false);
}

/** A closing mark may stand two columns beyond the edge. */
const HANGING = 2;
/** How wide help is, whatever the terminal. */
export const HELP_COLUMNS = 100;

/** Gives a command notes below its options; what goes on in the next line is indented. */
export function addNotes(command: Command, notes: Label, language: Language): void {
  const lines = notes[language].split('\n').flatMap((line) => {
    const indent = /^ */.exec(line)![0];
    const pieces = wrapText(line.trim(), HELP_COLUMNS - HANGING - indent.length - 2);
    return pieces.map((piece, i) => (i === 0 ? `${indent}${piece}` : `${indent}  ${piece}`));
  });
  command.addHelpText('after', `\n${lines.join('\n')}`);
}

/** Gives a command an example, shown below its options. */
export function addExample(command: Command, example: string, language: Language): void {
  command.addHelpText('after', `\n${MESSAGES.example[language]}\n  ${example}`);
}

const PLACES: Readonly<Record<'options' | 'command', Label>> = {
  options: { zh: '[选项]', en: '[options]' },
  command: { zh: '<命令>', en: '<command>' },
};

function usageOf(command: Command, language: Language): string {
  const names = [command.name()];
  for (let above = command.parent; above !== null; above = above.parent) {
    names.unshift(above.name());
  }
  const rest = command.commands.length > 0 ? [PLACES.command[language]] : argumentNames(command);
  return [...names, ...rest, PLACES.options[language]].join(' ');
}

function argumentNames(command: Command): string[] {
  return command.registeredArguments.map((argument) => {
    const name = argument.variadic ? `${argument.name()}...` : argument.name();
    return argument.required ? `<${name}>` : `[${name}]`;
  });
}
