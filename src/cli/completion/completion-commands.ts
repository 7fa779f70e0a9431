import type { Command } from 'commander';
import type { Label } from '../../rules/rule.ts';
import { addExample } from '../help.ts';
import { answer, type Session } from '../session.ts';
import { subcommand } from '../subcommand.ts';
import { oneOf } from '../usage-error.ts';
import { SHELL_SCRIPTS, SHELLS, type Shell } from './shell-scripts.ts';

const MESSAGES = {
  completion: {
    zh: '打印 shell 补全脚本：按 Tab 补全命令、选项、情景、结果目录、规则',
    en: 'print a completion script: Tab completes commands, options, scenarios, runs and rules',
  },
  shell: { zh: '哪一种 shell：bash、zsh、fish 或 powershell', en: 'bash, zsh, fish or powershell' },
} as const satisfies Readonly<Record<string, Label>>;

/** What makes a shell complete the command line, and what its script then asks. */
export function completionCommands(program: Command, session: Session): void {
  const { language } = session;
  const describe = (command: Command) => {
    command
      .description(MESSAGES.completion[language])
      .argument('<shell>', MESSAGES.shell[language], oneOf(SHELLS, language));
    addExample(command, 'eval "$(czt completion bash)"', language);
  };
  subcommand(program, 'completion', describe, session).action((shell: Shell) => {
    const script = SHELL_SCRIPTS[shell];
    if (session.json) answer(session, { shell, script });
    else session.io.stdout.write(script);
  });
  program
    .command('complete', { hidden: true })
    .argument('[words...]')
    .option('--blank')
    .action(async (words: readonly string[], { blank }: { readonly blank?: boolean }) => {
      const { complete } = await import('./candidates.ts');
      const typed = blank === true ? [...words, ''] : words;
      const { kind, candidates } = await complete(program, typed, session);
      const lines = candidates
        .filter(({ value }) => !/[\t\n\r]/.test(value))
        .map(({ value, text }) => (text === '' ? value : `${value}\t${text.split('\n')[0]}`));
      session.io.stdout.write([kind, ...lines, ''].join('\n'));
    });
}
