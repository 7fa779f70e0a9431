import type { Command } from 'commander';
import type { Language } from '../../report/labels.ts';
import type { Label } from '../../rules/rule.ts';
import { addExample } from '../help.ts';
import type { Session } from '../session.ts';
import { badValue, oneOf } from '../usage-error.ts';

/** The only addresses served: nobody but this machine can reach them. */
export const LOOPBACK = ['127.0.0.1', '::1'] as const;

/** Options of `czt serve`, as parsed. */
export interface ServeOptions {
  readonly port: number;
  readonly host: (typeof LOOPBACK)[number];
}

const USUAL_PORT = 4180;

const MESSAGES = {
  serve: {
    zh: '在浏览器里看一个目录：每个情景的测算页，每次推演的报告；只限本机，不联网',
    en: 'show a folder in the browser: the what-if page of every scenario, the report of every \
run; this machine only, no network',
  },
  folder: { zh: '目录（默认当前目录）', en: 'the folder (default: the current directory)' },
  port: {
    zh: `端口（默认 ${USUAL_PORT}；0 为任一空闲端口）`,
    en: `port (default ${USUAL_PORT}; 0 for any free one)`,
  },
  host: {
    zh: '地址：127.0.0.1（默认）或 ::1，别的机器都连不上',
    en: 'address: 127.0.0.1 (the default) or ::1; no other machine can connect',
  },
} as const satisfies Readonly<Record<string, Label>>;

/** Adds the options and help of `czt serve` to its command. */
export function describeServe(command: Command, { language }: Session): void {
  command
    .description(MESSAGES.serve[language])
    .argument('[folder]', MESSAGES.folder[language])
    .option('--port <N>', MESSAGES.port[language], (text) => parsePort(text, language), USUAL_PORT)
    .option('--host <ADDRESS>', MESSAGES.host[language], oneOf(LOOPBACK, language), LOOPBACK[0]);
  addExample(command, 'czt serve .', language);
}

const LARGEST_PORT = 65_535;

function parsePort(text: string, language: Language): number {
  if (/^\d{1,5}$/.test(text) && Number(text) <= LARGEST_PORT) return Number(text);
  const expected = {
    zh: `0 至 ${LARGEST_PORT} 的整数`,
    en: `a whole number up to ${LARGEST_PORT}`,
  };
  throw badValue(text, expected, language);
}
