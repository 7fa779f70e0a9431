import { z } from 'zod';
import type { IncrementRule, SharingRule } from '../../rules/sharing-rule.ts';
import type { Fen } from '../../units/fen.ts';
import { complain } from '../expectation.ts';
import { strictMap, wanYuanOrZeroLeaf } from '../leaf-schema.ts';
import { inRoleOrder } from './roles-schema.ts';

/** Who can have a stock of land revenue: the parties whose land it is. */
export const OWNERS = ['changsha', 'zhuzhou', 'xiangtan', 'xiangjiang'] as const;

const byYear = z
  .record(z.string(), wanYuanOrZeroLeaf, { error: 'baseline' })
  .superRefine((years, context) => {
    for (const year of Object.keys(years)) {
      if (/^(19|20|21)\d\d$/.test(year)) continue;
      context.addIssue({
        ...complain({
          expected: { zh: '1900 至 2199 的年份', en: 'a year from 1900 to 2199' },
          message: { zh: `“${year}”不是年份`, en: `"${year}" is not a year` },
        }),
        path: [year],
      });
    }
  });

/** One amount for every year, or an amount for each. */
const baseline = z.union([wanYuanOrZeroLeaf, byYear], { error: 'baseline' });

/** The stock stays with its owner, the increment is shared. */
export function incrementSchema(nested: z.ZodType<SharingRule>) {
  const baselineWanYuan = strictMap(
    Object.fromEntries(OWNERS.map((owner) => [owner, baseline.optional()])) as Record<
      (typeof OWNERS)[number],
      z.ZodOptional<typeof baseline>
    >,
  );
  return strictMap({ baselineWanYuan, rule: nested }).transform(
    ({ baselineWanYuan: stocks, rule }): IncrementRule => ({
      kind: 'increment',
      baselines: inRoleOrder(stocks, (role, stock) =>
        typeof stock === 'number'
          ? { role, everyYearFen: stock, byYear: [] }
          : { role, everyYearFen: null, byYear: yearsOf(stock) },
      ),
      rule,
    }),
  );
}

function yearsOf(stock: Readonly<Record<string, Fen>>) {
  return Object.entries(stock)
    .map(([year, amountFen]) => ({ year: Number(year), amountFen }))
    .sort((a, b) => a.year - b.year);
}
