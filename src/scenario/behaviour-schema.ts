import type { z } from 'zod';
import type { FirmRecord } from '../behaviour/firm/firm.ts';
import type { SharingRule } from '../rules/sharing-rule.ts';
import { FIRM_KINDS, INDUSTRIES, SHARED_FIRM_KINDS, type SharedFirmKind } from '../world/firm.ts';
import { CITIES } from '../world/party.ts';
import { complain } from './expectation.ts';
import { choice, flagLeaf, list, strictMap, textLeaf, whole } from './leaf-schema.ts';
import { MARKET_PATHS } from './market-path.ts';
import { areaPrice } from './price-leaf.ts';
import { sharingRuleSchema } from './sharing/rule-schema.ts';

const MOST_RECORDS = 10_000;
const MOST_JOBS = 1_000_000;

const record = strictMap({
  deal: textLeaf,
  industry: choice(INDUSTRIES).optional(),
  kind: choice(FIRM_KINDS).optional(),
  partner: choice(CITIES).optional(),
  promised: strictMap({
    investment: areaPrice.optional(),
    tax: areaPrice.optional(),
    jobs: whole('weight', MOST_JOBS).optional(),
  }).optional(),
});

const records = list(record, MOST_RECORDS).superRefine((all, context) => {
  for (const [at, { deal, kind, partner }] of all.entries()) {
    if (all.findIndex((one) => one.deal === deal) < at) {
      const expected = { zh: '每宗至多一家企业', en: 'one firm a deal at most' };
      const message = { zh: '这一宗写了两次', en: 'this deal is named twice' };
      context.addIssue({ ...complain({ expected, message, found: deal }), path: [at, 'deal'] });
    }
    if ((kind === 'relocated' || kind === 'branch') && partner === undefined) {
      const expected = { zh: `partner：${CITIES.join('、')} 之一`, en: 'partner: the other city' };
      const message = { zh: '没有写另一方是哪个市', en: 'the other city is not named' };
      context.addIssue({ ...complain({ expected, message, found: kind }), path: [at, 'kind'] });
    }
  }
});

const sharing = strictMap(
  Object.fromEntries(
    SHARED_FIRM_KINDS.map((kind) => [kind, sharingRuleSchema.optional()]),
  ) as Record<SharedFirmKind, z.ZodOptional<typeof sharingRuleSchema>>,
);

/** The key `behaviour` of a scenario: all of it is off unless named; null takes a part back. */
export const behaviourSchema = strictMap({
  payment: strictMap({ market: choice([...MARKET_PATHS, 'index']) })
    .nullable()
    .optional(),
  firms: strictMap({ records: records.optional(), sharing: sharing.optional() })
    .nullable()
    .optional(),
  listing: strictMap({ respondsToSharing: flagLeaf }).nullable().optional(),
  supply: strictMap({ respondsToMarket: flagLeaf }).nullable().optional(),
  location: strictMap({ respondsToCost: flagLeaf }).nullable().optional(),
});

/** What a scenario says of behaviour, as read. */
export type BehaviourContent = z.output<typeof behaviourSchema>;

/** The firms a scenario speaks of. */
export function toFirmRecords({ firms }: BehaviourContent): FirmRecord[] {
  return (firms?.records ?? []).map(({ deal, industry, kind, partner, promised }) => ({
    deal,
    industry: industry ?? null,
    kind: kind ?? null,
    partner: partner ?? null,
    promised: {
      investment: promised?.investment ?? null,
      tax: promised?.tax ?? null,
      jobs: promised?.jobs ?? null,
    },
  }));
}

/** How the taxes of firms are shared; undefined where the scenario says nothing of it. */
export function toFirmSharing({
  firms,
}: BehaviourContent): Partial<Record<SharedFirmKind, SharingRule>> | undefined {
  const given = Object.entries(firms?.sharing ?? {}).filter(([, rule]) => rule !== undefined);
  if (given.length === 0) return undefined;
  return Object.fromEntries(given) as Partial<Record<SharedFirmKind, SharingRule>>;
}
