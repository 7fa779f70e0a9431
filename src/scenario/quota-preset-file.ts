import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { QuotaLedger } from '../quota/lot.ts';
import type { Label, RuleStatus } from '../rules/rule.ts';
import type { LedgerMarket } from '../world/quota-market.ts';
import type { InputFile } from './input-file.ts';
import { PACKAGE_ROOT } from './package-root.ts';
import { quotaMarketsSchema } from './quota-market-schema.ts';
import { toQuotaMarkets } from './quota-markets.ts';
import { labelSchema, statusSchema } from './rule-schema.ts';
import { readYaml } from './yaml-text.ts';

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

const presetSchema = z.strictObject({
  id: z.enum(PRESET_IDS),
  title: labelSchema,
  document: z.string().min(1),
  clause: z.string().min(1),
  status: statusSchema,
  note: labelSchema,
  mechanism: quotaMarketsSchema,
});

/** @throws InputError when the file is damaged. */
export async function loadQuotaPreset(id: PresetId): Promise<QuotaPreset> {
  const name = `seeds/quota-presets/${id}.yaml`;
  const bytes = await readFile(join(PACKAGE_ROOT, name));
  const { value } = readYaml(bytes.toString('utf8'), name, presetSchema);
  const { mechanism, ...source } = value;
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return {
    ...source,
    markets: toQuotaMarkets(mechanism),
    file: { role: 'quotaPreset', name, sha256 },
  };
}
