import type { z } from 'zod';
import {
  MECHANISM_KINDS,
  type MechanismKind,
  PRICE_POINTS,
  TIE_RULES,
} from '../quota/clearing/market.ts';
import type { QuotaLedger } from '../quota/lot.ts';
import { mulDiv } from '../units/exact.ts';
import { parseRatio, type Ratio } from '../units/ratio.ts';
import type { QuotaGood } from '../world/policy.ts';
import { goodsOfLedger, MARKET_LEDGERS, SESSIONS } from '../world/quota-market.ts';
import { complain, type ExpectationCode } from './expectation.ts';
import { choice, flagLeaf, shareLeaf, strictMap, whole, written } from './leaf-schema.ts';
import { areaPrice, capacityPrice } from './price-leaf.ts';
import { type FILE_UNITS, type FileUnitName, readRuleValue } from './rule-units.ts';

/** Largest lot: 10 km², or as many kg. */
const LARGEST_LOT = 10_000_000;
const LARGEST_MULTIPLE = 10;

/** A lot size with its unit, to the m² or kg, half-up: one mu is exactly 2000/3 m². */
function lotLeaf(code: ExpectationCode, units: readonly FileUnitName[]) {
  return written(code, (text): number | null => {
    const [amount, unit, ...rest] = text.trim().split(/\s+/);
    if (!units.some((name) => name === unit) || rest.length > 0) return null;
    const size = readRuleValue(amount!, unit as keyof typeof FILE_UNITS);
    if (size === null) return null;
    const rounded = mulDiv(1, size.numerator, size.denominator, 'halfUp');
    return rounded > 0 && rounded <= LARGEST_LOT ? rounded : null;
  });
}

const goodTerms = (good: QuotaGood) => {
  const price = good === 'L4.capacity' ? capacityPrice : areaPrice;
  return strictMap({
    price: price.optional(),
    floor: price.nullable().optional(),
    cap: price.nullable().optional(),
    breaker: price.optional(),
    lot: (good === 'L4.capacity'
      ? lotLeaf('capacityLot', ['kg'])
      : lotLeaf('areaLot', ['ha', 'mu', 'm2'])
    ).optional(),
  }).optional();
};

const multipleLeaf = written('multiple', (text): Ratio | null => {
  const value = parseRatio(text);
  if (value === null || value.numerator < value.denominator) return null;
  return value.numerator > LARGEST_MULTIPLE * value.denominator ? null : value;
});

/** What a kind of mechanism asks for beside what all have, and what it may be given. */
export const KIND_KEYS: Readonly<
  Record<MechanismKind, { readonly needs: readonly string[]; readonly may: readonly string[] }>
> = {
  posted: { needs: [], may: ['byGrade'] },
  proRata: { needs: [], may: [] },
  agreement: { needs: ['sellerShare'], may: [] },
  listedLots: { needs: ['tie'], may: ['step', 'deposit', 'capShare'] },
  ascending: { needs: ['tie'], may: ['step', 'deposit', 'capShare'] },
  callAuction: { needs: ['priceAt', 'tie', 'partial'], may: [] },
};

const marketSchema = (ledger: QuotaLedger) =>
  strictMap({
    kind: choice(MECHANISM_KINDS),
    sessions: choice(SESSIONS),
    byGrade: strictMap({ grade: whole('grade', 15), step: areaPrice }).optional(),
    sellerShare: shareLeaf.optional(),
    step: shareLeaf.optional(),
    deposit: shareLeaf.optional(),
    capShare: multipleLeaf.optional(),
    tie: choice(TIE_RULES).optional(),
    priceAt: choice(PRICE_POINTS).optional(),
    partial: flagLeaf.optional(),
    goods: strictMap(
      Object.fromEntries(goodsOfLedger(ledger).map((good) => [good, goodTerms(good)])),
    ).optional(),
    levy: strictMap({ form: choice(['inKind', 'cash']), rate: shareLeaf }).optional(),
    outside: flagLeaf.optional(),
    ...(ledger === 'L4' ? { bundled: flagLeaf.optional() } : {}),
  }).superRefine((market, context) => {
    const { needs, may } = KIND_KEYS[market.kind];
    const specific = Object.values(KIND_KEYS).flatMap((keys) => [...keys.needs, ...keys.may]);
    const allowed = [...needs, ...may];
    for (const key of Object.keys(market)) {
      if (!specific.includes(key) || allowed.includes(key)) continue;
      context.addIssue({ ...complain(notForKind(market.kind, allowed)), path: [key] });
    }
    for (const key of needs) {
      if (Object.hasOwn(market, key)) continue;
      context.addIssue({ ...complain(missingFor(market.kind, key)), path: [key] });
    }
    if (market.tie === 'proRata' && market.kind !== 'callAuction') {
      context.addIssue({ ...complain(WHOLE_LOTS), path: ['tie'] });
    }
    if (market.outside === true && (ledger !== 'L4' || market.bundled === true)) {
      context.addIssue({ ...complain(NOT_OUTSIDE), path: ['outside'] });
    }
    if (market.levy !== undefined && market.levy.rate.numerator === market.levy.rate.denominator) {
      context.addIssue({ ...complain(WHOLE_LEVY), path: ['levy', 'rate'] });
    }
  });

const WHOLE_LEVY = {
  expected: { zh: '小于 100% 的比例', en: 'a share below 100%' },
  message: { zh: '提留比例不能是全部', en: 'the levy cannot take everything' },
};

const NOT_OUTSIDE = {
  expected: {
    zh: 'false：国家统筹只出售补充耕地（L4）的单项指标',
    en: 'false: the national pool sells single dimensions of replenishment (L4)',
  },
  message: { zh: '国家统筹不出售这种指标', en: 'the national pool does not sell this' },
};

const WHOLE_LOTS = {
  expected: { zh: 'time 或 lottery', en: 'time or lottery' },
  message: { zh: '整宗标的不能按比例分', en: 'a lot sold whole cannot be shared in proportion' },
};

function notForKind(kind: MechanismKind, allowed: readonly string[]) {
  const keys = allowed.join(', ') || '—';
  return {
    expected: { zh: `${kind} 可用的键：${keys}`, en: `a key of ${kind}: ${keys}` },
    message: { zh: `${kind} 没有这一项`, en: `${kind} has no such key` },
  };
}

function missingFor(kind: MechanismKind, key: string) {
  return {
    expected: { zh: `${kind} 必须写明 ${key}`, en: `${kind} needs ${key}` },
    message: { zh: `缺少 ${key}`, en: `${key} is missing` },
    found: '—',
  };
}

/** `quota.mechanism` of a scenario or a preset: one market per ledger. */
export const quotaMarketsSchema = strictMap(
  Object.fromEntries(MARKET_LEDGERS.map((ledger) => [ledger, marketSchema(ledger).optional()])),
);

export type QuotaMarketsContent = z.output<typeof quotaMarketsSchema>;
