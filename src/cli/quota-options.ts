import type { Command } from 'commander';
import type { Label } from '../rules/rule.ts';
import { addExample } from './help.ts';
import type { Session } from './session.ts';

/** Options of `czt quota`, as parsed. */
export interface QuotaOptions {
  readonly chain?: string;
}

const MESSAGES = {
  quota: {
    zh: '指标现状：各市各年各台账、价格、占补平衡、红线余量，或一批指标的来龙去脉',
    en: 'where quota stands: by city, year and ledger; prices, farmland balance, red lines',
  },
  run: { zh: 'czt run 写出的结果目录', en: 'the directory of a run' },
  chain: {
    zh: '一批指标或一宗地：从项目、地块到验收、调剂、使用',
    en: 'a lot or a deal: from project and parcels over acceptance and trades to its use',
  },
} as const satisfies Readonly<Record<string, Label>>;

/** Adds the options and help of `czt quota` to its command. */
export function describeQuota(command: Command, { language }: Session): void {
  command
    .description(MESSAGES.quota[language])
    .argument('<run>', MESSAGES.run[language])
    .option('--chain <ID>', MESSAGES.chain[language]);
  addExample(command, 'czt quota out/baseline --chain L4-ZZ-01', language);
}
