import type { Command } from 'commander';
import type { Label } from '../../rules/rule.ts';
import { addExample } from '../help.ts';
import type { Session } from '../session.ts';

const DOCTOR: Label = {
  zh: '检查这台机器能否推演、结果是否与别处逐字节一致，装了哪些可选的软件',
  en: 'check that this machine can run the engine and comes to the same bytes as others, and \
which optional programs it has',
};

/** Adds the help of `czt doctor` to its command. */
export function describeDoctor(command: Command, { language }: Session): void {
  command.description(DOCTOR[language]);
  addExample(command, 'czt doctor', language);
}
