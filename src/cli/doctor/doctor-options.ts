import type { Command } from 'commander';
import type { Label } from '../../rules/rule.ts';
import { addExample } from '../help.ts';
import type { Session } from '../session.ts';

const DOCTOR: Label = {
  zh: '检查这台机器：Node、模块、规则、基准结果是否逐字节一致，以及可选的软件；有问题以 2 退出',
  en: 'check this machine: Node, modules, rules, whether the baseline comes out byte for byte, \
and optional programs; ends with 2 when something needed fails',
};

/** Adds the help of `czt doctor` to its command. */
export function describeDoctor(command: Command, { language }: Session): void {
  command.description(DOCTOR[language]);
  addExample(command, 'czt doctor', language);
}
