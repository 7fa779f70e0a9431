import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { PACKAGE_ROOT } from './package-root.ts';
import { quotaMarketsSchema } from './quota-market-schema.ts';
import { toQuotaMarkets } from './quota-markets.ts';
import { PRESET_IDS, type PresetId, type QuotaPreset } from './quota-preset.ts';
import { labelSchema, statusSchema } from './rule-schema.ts';
import { readYaml } from './yaml-text.ts';

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
