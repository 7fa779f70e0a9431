import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { RULE_STATUSES } from '../rules/rule-status.ts';
import type { Day } from '../units/day.ts';
import { parseRatio, type Ratio } from '../units/ratio.ts';
import type { InputFile } from './input-file.ts';
import {
  type MarketPathName,
  type NamedPath,
  type PaymentPath,
  pathPoints,
} from './market-path.ts';
import { PACKAGE_ROOT } from './package-root.ts';

/** The named paths and the file they come from. */
export interface MarketPaths {
  readonly paths: Readonly<Record<MarketPathName, NamedPath>>;
  readonly file: InputFile;
}

const label = z.strictObject({ zh: z.string(), en: z.string() });
const level = z.string().transform((text, context): Ratio => {
  const value = parseRatio(text);
  if (value !== null && value.numerator > 0) return value;
  context.addIssue({ code: 'custom', message: 'a level above zero' });
  return z.NEVER;
});
const path = z.strictObject({
  title: label,
  status: z.enum(RULE_STATUSES),
  source: label,
  levels: z.array(level).min(1),
});
const schema = z.strictObject({
  paths: z.strictObject({ flat: path, downturn: path, recovery: path }),
});

const NAME = 'seeds/market-paths.yaml';

/**
 * Reads the named paths.
 *
 * @throws ZodError when the file does not fit; it ships with the package, so the fault is ours
 */
export async function loadMarketPaths(): Promise<MarketPaths> {
  const bytes = await readFile(join(PACKAGE_ROOT, NAME));
  const { paths } = schema.parse(parse(bytes.toString('utf8'), { maxAliasCount: 0 }));
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { paths, file: { role: 'marketPaths', name: NAME, sha256 } };
}

/**
 * The path payments follow in a run that starts on a day; null where the scenario names none, or
 * the index of its own market.
 */
export async function loadPaymentPath(
  name: MarketPathName | 'index' | undefined,
  start: Day,
): Promise<PaymentPath | null> {
  if (name === undefined || name === 'index') return null;
  const { paths, file } = await loadMarketPaths();
  return { points: pathPoints(paths[name], start), file };
}
