import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { MarketPath } from '../behaviour/market-state.ts';
import type { Label, RuleStatus } from '../rules/rule.ts';
import { parseRatio, type Ratio } from '../units/ratio.ts';
import type { InputFile } from './input-file.ts';
import { PACKAGE_ROOT } from './package-root.ts';
import { labelSchema, statusSchema } from './rule-schema.ts';
import { readYaml } from './yaml-text.ts';

/** The paths of the land market that come with the engine, in `seeds/market-paths.yaml`. */
export const MARKET_PATH_IDS = ['flat', 'downturn', 'recovery'] as const;
export type MarketPathId = (typeof MARKET_PATH_IDS)[number];

/** A path of the land market with its source. */
export interface NamedMarketPath extends MarketPath {
  readonly id: MarketPathId;
  readonly title: Label;
  readonly document: string;
  readonly status: RuleStatus;
  readonly note: Label;
  readonly file: InputFile;
}

const change = z.string().transform((text, context): Ratio => {
  const ratio = parseRatio(text);
  if (ratio !== null) return ratio;
  context.addIssue({ code: 'custom', message: 'a change of price such as -13%' });
  return z.NEVER;
});

const schema = z.strictObject({
  paths: z.array(
    z.strictObject({
      id: z.enum(MARKET_PATH_IDS),
      title: labelSchema,
      document: z.string().min(1),
      status: statusSchema,
      note: labelSchema,
      changes: z.record(z.string(), z.array(change).min(1)),
    }),
  ),
});

const NAME = 'seeds/market-paths.yaml';

/** @throws InputError when the file is damaged or lacks the path. */
export async function loadMarketPath(id: MarketPathId): Promise<NamedMarketPath> {
  const bytes = await readFile(join(PACKAGE_ROOT, NAME));
  const { value } = readYaml(bytes.toString('utf8'), NAME, schema);
  const { changes, ...path } = value.paths.find((one) => one.id === id)!;
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return {
    ...path,
    changes: new Map(Object.entries(changes)),
    file: { role: 'marketPaths', name: NAME, sha256 },
  };
}
