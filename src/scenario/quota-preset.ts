import type { QuotaLedger } from '../quota/lot.ts';
import type { Label, RuleStatus } from '../rules/rule.ts';
import type { LedgerMarket } from '../world/quota-market.ts';
import type { InputFile } from './input-file.ts';

/** The presets that come with the engine, each a file of `seeds/quota-presets`. */
export const PRESET_IDS = [
  'hunan',
  'chongqing',
  'henan',
  'guangdong',
  'shandong',
  'zhejiang',
  'guangxi',
  'national',
] as const;
export type PresetId = (typeof PRESET_IDS)[number];

/** The quota mechanism of another place, with its source. */
export interface QuotaPreset {
  readonly id: PresetId;
  readonly title: Label;
  readonly document: string;
  readonly clause: string;
  readonly status: RuleStatus;
  /** What was seen, what was not, and what stands in for it. */
  readonly note: Label;
  readonly markets: Readonly<Partial<Record<QuotaLedger, LedgerMarket>>>;
  readonly file: InputFile;
}
