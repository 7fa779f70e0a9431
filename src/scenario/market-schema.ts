import type { z } from 'zod';
import { BUNDLE_KEYS } from '../behaviour/award/bundle.ts';
import { correlationFault, type MatrixFault } from '../behaviour/market/correlation.ts';
import { squareMetre } from '../units/area.ts';
import { parseDecimal } from '../units/decimal.ts';
import { FEN_PER_WAN_YUAN, FEN_PER_YUAN, type Fen, fen } from '../units/fen.ts';
import { compareRatio, formatRatio, parseRatio, type Ratio, ratio } from '../units/ratio.ts';
import { AWARD_FORMATS } from '../world/award.ts';
import { LAND_USES, type LandUse } from '../world/deal.ts';
import { CITIES } from '../world/party.ts';
import { complain } from './expectation.ts';
import {
  choice,
  dayLeaf,
  flagLeaf,
  list,
  shareLeaf,
  strictMap,
  textLeaf,
  wanYuanLeaf,
  wanYuanOrZeroLeaf,
  whole,
  wholeFrom,
  written,
} from './leaf-schema.ts';
import { MARKET_PATHS } from './market-path.ts';
import { profileSchema } from './profile-schema.ts';

const MOST_ROWS = 2000;
const MOST_PARCELS = 2000;
const LARGEST_AREA_M2 = 10_000_000;
const MOST_MONTHS = 60;

const areaLeaf = wholeFrom('areaM2', 1, LARGEST_AREA_M2).transform(squareMetre);

/** A number of yuan or 万元 that is a whole number of fen. */
function amount(code: 'perMu' | 'priceM2', fenPerUnit: number, most: number) {
  return written(code, (text): Fen | null => {
    const value = parseDecimal(text)?.mul(fenPerUnit);
    if (value === undefined || !value.isInteger() || value.lte(0)) return null;
    return value.gt(most * fenPerUnit) ? null : fen(value.toNumber());
  });
}

const perMu = amount('perMu', FEN_PER_WAN_YUAN, 10_000);
const priceM2 = amount('priceM2', FEN_PER_YUAN, 100_000);

function between(code: 'turnout' | 'correlation', least: number, most: number) {
  return written(code, (text): Ratio | null => {
    const value = parseRatio(text);
    if (value === null || value.denominator > 10_000) return null;
    const inside = compareRatio(value, ratio(least)) >= 0 && compareRatio(value, ratio(most)) <= 0;
    return inside ? value : null;
  });
}

const MOST_ELASTICITY = 5;

/** Below zero, demand would move to the city that has grown dearer: said so, not only refused. */
const elasticity = written('elasticity', (text): Ratio | null => {
  const value = parseRatio(text);
  if (value === null || value.denominator > 10_000) return null;
  return compareRatio(value, ratio(MOST_ELASTICITY)) > 0 ? null : value;
}).superRefine((value, context) => {
  if (value.numerator >= 0) return;
  context.addIssue(
    complain({
      expected: { zh: '0 至 5 的弹性', en: 'an elasticity from 0 to 5' },
      message: {
        zh: '弹性不能为负：需求不会流向变贵的城市',
        en: 'the elasticity cannot be negative: demand does not move to the city grown dearer',
      },
    }),
  );
});

const matrix = list(
  list(between('correlation', -1, 1), CITIES.length, CITIES.length),
  CITIES.length,
  CITIES.length,
).superRefine((rows, context) => {
  const fault = correlationFault(rows);
  if (fault === null) return;
  context.addIssue({ ...complain(matrixComplaint(fault, rows)), path: placeOfFault(fault) });
});

function placeOfFault(fault: MatrixFault): number[] {
  return fault.kind === 'indefinite' ? [] : [fault.row, fault.column];
}

function matrixComplaint(fault: MatrixFault, rows: readonly (readonly Ratio[])[]) {
  if (fault.kind === 'indefinite') {
    const { n, d } = fault.determinant;
    const cities = fault.rows.map((row) => CITIES[row]!).join(', ');
    return {
      expected: { zh: '每个主子式都不小于零', en: 'no principal minor below zero' },
      message: {
        zh: `不是相关矩阵：${cities} 的主子式为负`,
        en: `this is no correlation matrix: the minor of ${cities} is below zero`,
      },
      found: d === 1n ? `${n}` : `${n}/${d}`,
    };
  }
  const found = formatRatio(rows[fault.row]![fault.column]!);
  if (fault.kind === 'diagonal') {
    return {
      expected: { zh: '1', en: '1' },
      message: { zh: '与自己的相关系数必须是 1', en: 'the correlation with itself must be 1' },
      found,
    };
  }
  const other = formatRatio(rows[fault.column]![fault.row]!);
  return {
    expected: { zh: `与对称位置相同的 ${other}`, en: `${other}, as on the other side` },
    message: { zh: '相关矩阵不对称', en: 'the correlation matrix is not symmetric' },
    found,
  };
}

function byUse<T extends z.ZodType>(leaf: T) {
  return Object.fromEntries(LAND_USES.map((use) => [use, leaf])) as Record<LandUse, T>;
}

const idleEnd = {
  resume: strictMap({ on: dayLeaf }).optional(),
  recover: strictMap({}).optional(),
  buyBack: strictMap({ on: dayLeaf, compensation: wanYuanLeaf }).optional(),
  redevelop: strictMap({ on: dayLeaf }).optional(),
};

const supply = strictMap({
  parcelsPerYear: whole('parcels', MOST_PARCELS),
  carriedOver: flagLeaf.optional(),
  plan: list(
    strictMap({
      place: textLeaf,
      use: choice(LAND_USES),
      year: wholeFrom('year', 1950, 2150).nullable().optional(),
      parcels: wholeFrom('parcels', 1, MOST_PARCELS),
      areaM2: areaLeaf.nullable().optional(),
      months: list(wholeFrom('month', 1, 12), 12).optional(),
    }),
    MOST_ROWS,
  ).optional(),
  leadMonths: strictMap({
    least: whole('count', MOST_MONTHS),
    most: whole('count', MOST_MONTHS),
  }).superRefine(({ least, most }, context) => {
    if (least <= most) return;
    context.addIssue({
      ...complain({
        expected: { zh: `不大于 ${most}`, en: `at most ${most}` },
        message: { zh: '最短大于最长', en: 'the shortest is longer than the longest' },
      }),
      path: ['least'],
    });
  }),
  relist: strictMap({
    months: wholeFrom('count', 1, MOST_MONTHS),
    cut: shareLeaf,
    tries: wholeFrom('count', 1, MOST_MONTHS),
  }),
  idle: list(
    strictMap({
      id: textLeaf,
      place: textLeaf,
      use: choice(LAND_USES),
      areaM2: areaLeaf,
      idleSince: dayLeaf,
      paid: wanYuanLeaf,
      end: strictMap(idleEnd).superRefine((end, context) => {
        if (Object.keys(end).length === 1) return;
        context.addIssue(
          complain({
            expected: {
              zh: 'resume、recover、buyBack、redevelop 恰好一项',
              en: 'exactly one of resume, recover, buyBack and redevelop',
            },
            message: { zh: '处置方式不是一项', en: 'this is not one way to end' },
            found: Object.keys(end).join(', ') || '—',
          }),
        );
      }),
    }),
    MOST_ROWS,
  ).optional(),
});

const award = strictMap({
  formats: strictMap(byUse(choice(AWARD_FORMATS).optional())).optional(),
  lagMonths: whole('count', MOST_MONTHS),
  startShare: shareLeaf,
  reserveShare: shareLeaf.nullable().optional(),
  stepShare: shareLeaf,
  areaBid: strictMap({ stepM2: areaLeaf, mostM2: areaLeaf, costYuanPerM2: priceM2 }),
  tenderPriceWeight: shareLeaf,
  taxBid: strictMap({ leastPerMu: perMu, stepPerMu: perMu }),
  sellerShare: shareLeaf,
  standardLand: strictMap({ investmentPerMu: perMu, taxPerMu: perMu }).nullable().optional(),
  leastSchemeScore: wholeFrom('count', 0, 100),
  leaseYears: wholeFrom('years', 1, 5),
  bundle: strictMap({
    use: choice(LAND_USES),
    parcels: wholeFrom('count', 2, 20),
    key: choice(BUNDLE_KEYS),
  })
    .nullable()
    .optional(),
  mixed: strictMap({ use: choice(LAND_USES), with: choice(LAND_USES), share: shareLeaf })
    .nullable()
    .optional(),
});

const saleLand = {
  id: textLeaf,
  place: textLeaf,
  use: choice(LAND_USES),
  areaM2: areaLeaf,
  signed: dayLeaf,
  price: wanYuanLeaf,
};

/** Collective land that enters the market, sale by sale. */
const collective = list(
  strictMap({
    ...saleLand,
    planSent: dayLeaf,
    cost: wanYuanOrZeroLeaf.nullable().optional(),
    consent: shareLeaf,
    kept: shareLeaf,
  }),
  MOST_ROWS,
);

/** Rights that change hands, are let or mortgaged, one by one. */
const secondary = list(
  strictMap({
    ...saleLand,
    kind: choice(['assignment', 'lease', 'mortgage']),
    deductions: wanYuanOrZeroLeaf,
    invested: shareLeaf,
    benchmark: wanYuanLeaf.nullable().optional(),
    preRegistered: flagLeaf.optional(),
    completed: dayLeaf.nullable().optional(),
  }),
  MOST_ROWS,
);

/** `market:` of a scenario: supply, demand, awards and the index. */
export const marketSchema = strictMap({
  profile: profileSchema.optional(),
  supply,
  collective: collective.optional(),
  secondary: secondary.optional(),
  demand: strictMap({
    pool: strictMap(byUse(between('turnout', 0, 50))),
    spread: shareLeaf,
    elasticity,
  }),
  award,
  index: strictMap({
    path: choice(MARKET_PATHS),
    file: textLeaf.nullable().optional(),
    volatility: shareLeaf,
    persistence: shareLeaf,
    correlation: matrix,
  }),
});

/** A market after the schema. */
export type MarketContent = z.output<typeof marketSchema>;
