import type { Command } from 'commander';
import type { Label } from '../rules/rule.ts';
import { addExample } from './help.ts';
import type { Session } from './session.ts';

/** Options of `czt page`, as parsed. */
export interface PageOptions {
  readonly out?: string;
}

const MESSAGES = {
  page: {
    zh: '把引擎和情景写成一个离线网页：移动份额、税费、调库、指标价，结果随之而变',
    en: 'write the engine and scenarios as one offline page: move shares, levies, transfer and \
quota prices and see the money move',
  },
  scenarios: { zh: '一个或几个情景文件', en: 'one or more scenario files' },
  out: {
    zh: '写到哪个文件（默认以情景编号命名，放在当前目录）',
    en: 'file to write (default: the id of the scenario, in the current directory)',
  },
} as const satisfies Readonly<Record<string, Label>>;

/** Adds the options and help of `czt page` to its command. */
export function describePage(command: Command, { language }: Session): void {
  command
    .description(MESSAGES.page[language])
    .argument('<scenarios...>', MESSAGES.scenarios[language])
    .option('--out <FILE>', MESSAGES.out[language]);
  addExample(command, 'czt page scenarios/baseline.yaml --out page.html', language);
}
