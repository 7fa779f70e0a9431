import type { z } from 'zod';
import { ALLOTMENT_KEYS, type AllotmentKey } from '../rules/allotment.ts';
import { mulDiv } from '../units/exact.ts';
import {
  ALLOTTED_LEDGERS,
  type AllocationPolicy,
  type AllottedLedger,
  type Policy,
} from '../world/policy.ts';
import { complain } from './expectation.ts';
import { strictMap, textLeaf, whole, written } from './leaf-schema.ts';
import { readRuleValue } from './rule-units.ts';

const LARGEST_WEIGHT = 1_000_000;
/** Ten times the three cities. */
const LARGEST_TOTAL_M2 = 300_000_000_000;
const TOTAL_WORDS = ['opening', 'survey'] as const;
const AREA_UNITS = ['mu', 'ha', 'm2'] as const;

/** The keys of an allocation as a scenario names them: the data, and the auction. */
export const ALLOCATION_KEYS = [...ALLOTMENT_KEYS, 'auction'] as const;

/** `opening`, `survey`, or an area with its unit to the m², half-up. */
const totalLeaf = written('allotmentTotal', (text): AllocationPolicy['total'] | null => {
  const word = TOTAL_WORDS.find((one) => one === text);
  if (word !== undefined) return word;
  const [amount, unit, ...rest] = text.trim().split(/\s+/);
  const known = AREA_UNITS.find((one) => one === unit);
  if (known === undefined || rest.length > 0) return null;
  const size = readRuleValue(amount!, known);
  if (size === null) return null;
  const areaM2 = mulDiv(1, size.numerator, size.denominator, 'halfUp');
  return areaM2 > 0 && areaM2 <= LARGEST_TOTAL_M2 ? { areaM2 } : null;
});

const keys = strictMap(
  Object.fromEntries(
    ALLOCATION_KEYS.map((key) => [key, whole('weight', LARGEST_WEIGHT).optional()]),
  ) as Record<(typeof ALLOCATION_KEYS)[number], z.ZodOptional<ReturnType<typeof whole>>>,
).superRefine((weights, context) => {
  if (Object.values(weights).some((weight) => (weight ?? 0) !== 0)) return;
  context.addIssue(complain(NO_WEIGHT));
});

const NO_WEIGHT = {
  expected: {
    zh: `至少一项权重大于零：${ALLOCATION_KEYS.join('、')}`,
    en: `at least one weight above zero, of ${ALLOCATION_KEYS.join(', ')}`,
  },
  message: { zh: '分配的依据没有权重', en: 'the keys of the allocation have no weight' },
};

const allocationOf = (ledger: AllottedLedger) =>
  strictMap({
    total: totalLeaf.optional(),
    keys,
    document: textLeaf.optional(),
  }).superRefine(({ total, document }, context) => {
    if (total === 'survey' && ledger !== 'L7') {
      context.addIssue({ ...complain(ONLY_CAP), path: ['total'] });
    }
    if (total !== undefined && total !== 'opening' && document === undefined) {
      context.addIssue({ ...complain(NO_DOCUMENT), path: ['document'] });
    }
  });

const ONLY_CAP = {
  expected: { zh: 'opening 或面积，如 20000 mu', en: 'opening or an area, such as 20000 mu' },
  message: {
    zh: '变更调查只确定占用耕地上限（L7）',
    en: 'the survey sets the cap on farmland (L7) alone',
  },
};

const NO_DOCUMENT = {
  expected: { zh: '下达文件的文号', en: 'the number of the document it is decided by' },
  message: {
    zh: '不取期初账的总量要写明文件',
    en: 'a total that is not that of the opening books needs its document',
  },
  found: '—',
};

/** `quota.allocation` of a scenario: one division per ledger. */
export const allocationSchema = strictMap(
  Object.fromEntries(
    ALLOTTED_LEDGERS.map((ledger) => [ledger, allocationOf(ledger).optional()]),
  ) as Record<AllottedLedger, z.ZodOptional<ReturnType<typeof allocationOf>>>,
);

/** The allocation as the engine takes it: the keys in one order, those without weight left out. */
export function toAllocation(
  content: z.output<typeof allocationSchema>,
): NonNullable<Policy['quota']['allocation']> {
  return Object.fromEntries(
    ALLOTTED_LEDGERS.flatMap((ledger) => {
      const given = content[ledger];
      if (given === undefined) return [];
      const weightOf = (key: AllotmentKey) => given.keys[key] ?? 0;
      const how: AllocationPolicy = {
        total: given.total ?? 'opening',
        keys: ALLOTMENT_KEYS.filter((key) => weightOf(key) > 0).map((key) => ({
          ...{ key, weight: weightOf(key) },
        })),
        auctionWeight: given.keys.auction ?? 0,
        document: given.document ?? null,
      };
      return [[ledger, how]];
    }),
  );
}
