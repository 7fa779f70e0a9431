import { z } from 'zod';
import { LOT_CHOICES } from '../quota/draw.ts';
import { ENDINGS, type Label } from '../rules/rule.ts';
import { RURAL_MEASURES } from '../rules/rural-use.ts';
import { SHARED_TAXES, SHARING_BASES, type SharedTax } from '../rules/sharing-rule.ts';
import {
  BOOKINGS,
  FARMLAND_REGIMES,
  NETTING_MODES,
  QUOTA_GOODS,
  type QuotaGood,
  REGIMES,
} from '../world/policy.ts';
import { allocationSchema } from './allocation-schema.ts';
import { behaviourSchema } from './behaviour-schema.ts';
import { coalitionSchema } from './coalition-schema.ts';
import { complain } from './expectation.ts';
import { faultsSchema } from './faults-schema.ts';
import {
  choice,
  dayLeaf,
  flagLeaf,
  labelLeaf,
  list,
  shareLeaf,
  strictMap,
  textLeaf,
  whole,
  written,
} from './leaf-schema.ts';
import { marketSchema } from './market-schema.ts';
import { areaPrice, capacityPrice } from './price-leaf.ts';
import { quotaMarketsSchema } from './quota-market-schema.ts';
import { PRESET_IDS } from './quota-preset.ts';
import { sharingRuleSchema } from './sharing/rule-schema.ts';
import type { SourceValue } from './source-tree.ts';

const MOST_ITEMS = 200;
const MOST_OVERRIDES = 1000;
const LARGEST_SEED = 4_294_967_295;

function asText(text: string): string {
  return text;
}

const taxes = strictMap(
  Object.fromEntries(SHARED_TAXES.map((tax) => [tax, sharingRuleSchema.optional()])) as Record<
    SharedTax,
    z.ZodOptional<typeof sharingRuleSchema>
  >,
);

/** Choices by date, each in force until the next; the dates must rise. */
function byDate<const T extends readonly string[]>(words: T, least: number, disorder: Label) {
  return list(strictMap({ from: dayLeaf, regime: choice(words) }), MOST_ITEMS, least).superRefine(
    (entries, context) => {
      for (const [index, { from }] of entries.entries()) {
        if (index === 0 || entries[index - 1]!.from < from) continue;
        context.addIssue({
          ...complain({
            expected: { zh: '比上一条更晚的日期', en: 'a date after the one before it' },
            message: disorder,
          }),
          path: [index, 'from'],
        });
      }
    },
  );
}

const regimes = byDate(REGIMES, 1, {
  zh: '调库方式的日期没有按先后排列',
  en: 'the dates are not in order',
});

// T-A needs no authorisation, so it has no key here; null takes back what a base has set.
const authorised = strictMap({
  'T-B': dayLeaf.nullable().optional(),
  'T-C': dayLeaf.nullable().optional(),
});

const prices = strictMap({
  ...(Object.fromEntries(
    QUOTA_GOODS.map((good) => [good, good === 'L4.capacity' ? capacityPrice : areaPrice]),
  ) as Record<Exclude<QuotaGood, 'L3'>, typeof areaPrice>),
  L3: areaPrice.optional(),
});

/** How the quota gate is kept; a key left out keeps to the law. */
const gate = strictMap({
  regimes: byDate(FARMLAND_REGIMES, 0, {
    zh: '占补制度的日期没有按先后排列',
    en: 'the dates are not in order',
  }).optional(),
  paddyForPaddy: flagLeaf.optional(),
  lotChoice: choice(LOT_CHOICES).optional(),
  bundled: flagLeaf.optional(),
  commitments: flagLeaf.optional(),
});

/** One value of a rule replaced; rule, key and unit are checked against the rules. */
export const overrideSchema = strictMap({
  rule: textLeaf,
  key: textLeaf.optional(),
  from: dayLeaf,
  to: dayLeaf.nullable().optional(),
  value: z.union([z.string(), z.number(), z.boolean()], { error: 'ruleText' }),
  reason: textLeaf,
});

/** What a scenario decides about a rule that has expired or is only assumed. */
export const choiceSchema = strictMap({
  choice: choice(ENDINGS),
  with: z
    .union([written('ruleText', asText), z.record(z.string(), written('ruleText', asText))], {
      error: 'ruleText',
    })
    .optional(),
  reason: textLeaf,
});

/** A lever of the catalogue moved; its value is checked against the lever. */
export const leverSchema = strictMap({
  lever: textLeaf,
  key: textLeaf.optional(),
  from: dayLeaf.optional(),
  to: dayLeaf.nullable().optional(),
  value: z
    .unknown()
    .refine((value) => value !== undefined && value !== null, { error: 'leverValue' })
    .transform((value) => value as SourceValue),
  reason: textLeaf,
});

/** The keys each file gives itself; they are never taken from the scenario it extends. */
export const HEADER_KEYS = ['extends', 'title', 'author', 'sources', 'changes', 'signed'] as const;

/** How land money and taxes are shared. */
export const sharingSchema = strictMap({
  base: choice(SHARING_BASES),
  rule: sharingRuleSchema,
  taxes: taxes.optional(),
});

/** A scenario with everything it extends merged in. */
export const scenarioSchema = strictMap({
  title: labelLeaf,
  author: textLeaf,
  sources: list(textLeaf, MOST_ITEMS, 1),
  changes: list(labelLeaf, MOST_ITEMS, 1),
  signed: textLeaf.nullable().optional(),
  extends: textLeaf.optional(),
  start: dayLeaf,
  end: dayLeaf,
  seed: whole('seed', LARGEST_SEED),
  deals: strictMap({
    file: textLeaf,
    sheet: textLeaf.nullable().optional(),
    asOf: dayLeaf.nullable().optional(),
    synthetic: flagLeaf.optional(),
  }),
  opening: textLeaf,
  sharing: sharingSchema,
  greenHeart: strictMap({ enabled: flagLeaf, base: choice(SHARING_BASES) }),
  transfer: strictMap({
    regimes,
    authorised: authorised.optional(),
    netting: choice(NETTING_MODES).optional(),
  }),
  quota: strictMap({
    trade: flagLeaf,
    prices,
    reserve: shareLeaf,
    booking: choice(BOOKINGS).optional(),
    gate: gate.optional(),
    preset: choice(PRESET_IDS).nullable().optional(),
    mechanism: quotaMarketsSchema.optional(),
    allocation: allocationSchema.optional(),
  }),
  reclamationFee: choice(['always', 'unlessBought', 'never']),
  benchmarkFloor: choice(['verified', 'any', 'off']),
  negativeBase: choice(['lapse', 'carry']),
  ruralUse: choice(RURAL_MEASURES).optional(),
  countyTreasuries: choice(['ofCity', 'own']).optional(),
  faults: faultsSchema.optional(),
  market: marketSchema.nullable().optional(),
  coalition: coalitionSchema.optional(),
  behaviour: behaviourSchema.optional(),
  overrides: list(overrideSchema, MOST_OVERRIDES).optional(),
  levers: list(leverSchema, MOST_OVERRIDES).optional(),
  choices: z.record(z.string(), choiceSchema, { error: 'map' }).optional(),
  variants: z.record(z.string(), textLeaf, { error: 'map' }).optional(),
});

/** A scenario after the schema: days, ratios and sharing rules read. */
export type ScenarioContent = z.output<typeof scenarioSchema>;
