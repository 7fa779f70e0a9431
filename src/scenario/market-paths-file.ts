import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import type { IndexPoint } from '../behaviour/market/index-level.ts';
import { MILLION } from '../behaviour/market/normal.ts';
import type { Label, RuleStatus } from '../rules/rule.ts';
import { RULE_STATUSES } from '../rules/rule-status.ts';
import { addMonths, type Day } from '../units/day.ts';
import { mulDiv } from '../units/exact.ts';
import { parseRatio, type Ratio } from '../units/ratio.ts';
import { PACKAGE_ROOT } from './package-root.ts';

/** The paths of the market index a scenario can name. */
export const INDEX_PATHS = ['flat', 'nationalDownturn', 'recovery'] as const;
export type IndexPathName = (typeof INDEX_PATHS)[number];

/** A named path, with where its levels come from. */
export interface NamedPath {
  readonly title: Label;
  readonly status: RuleStatus;
  readonly source: Label;
  /** Level at the start and at each year end after it. */
  readonly levels: readonly Ratio[];
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
  paths: z.strictObject({ flat: path, nationalDownturn: path, recovery: path }),
});

/**
 * Reads the named paths.
 *
 * @throws ZodError when the file does not fit; it ships with the package, so the fault is ours
 */
export async function loadNamedPaths(): Promise<Readonly<Record<IndexPathName, NamedPath>>> {
  const text = await readFile(join(PACKAGE_ROOT, 'seeds', 'market-index-paths.yaml'), 'utf8');
  return schema.parse(parse(text, { maxAliasCount: 0 })).paths;
}

/** The points of a named path in a run that starts on a day. */
export function pathPoints({ levels }: NamedPath, start: Day): IndexPoint[] {
  return levels.map(({ numerator, denominator }, year) => ({
    day: addMonths(start, 12 * year),
    level: mulDiv(MILLION, numerator, denominator, 'halfUp'),
  }));
}
