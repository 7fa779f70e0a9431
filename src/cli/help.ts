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
        .flatMap((line) => wrapText(line, width))
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
