import type { z } from 'zod';
import { FACTORS, type FactorsRule, ROLES, type WeightsRule } from '../../rules/sharing-rule.ts';
import { complain } from '../expectation.ts';
import { choice, list, strictMap, whole } from '../leaf-schema.ts';
import { checkResidual } from './fixed-schema.ts';
import { byRole, inRoleOrder, role } from './roles-schema.ts';

const LARGEST_WEIGHT = 1_000_000;
const LARGEST_AMOUNT = 1_000_000_000_000;

const weight = whole('weight', LARGEST_WEIGHT);

const given = byRole(weight).superRefine((weights, context) => {
  if (ROLES.some((name) => (weights[name] ?? 0) > 0)) return;
  context.addIssue(NO_WEIGHT);
});

const NO_WEIGHT = complain({
  expected: { zh: '至少一个权重大于零', en: 'at least one weight above zero' },
  message: { zh: '权重之和为零', en: 'the weights sum to zero' },
});

const factor = strictMap({
  by: choice(FACTORS),
  weight,
  amounts: byRole(whole('factorAmount', LARGEST_AMOUNT)).optional(),
}).superRefine(({ by, amounts }, context) => {
  const isKnown = by === 'quotaSupplied';
  if (isKnown === (amounts === undefined)) return;
  context.addIssue({
    ...complain({
      expected: isKnown
        ? { zh: '不写 amounts', en: 'no amounts' }
        : { zh: '各方的数量', en: "each party's amount" },
      message: isKnown
        ? { zh: '指标面积由成交本身得出', en: 'the quota supplied is known from the deal itself' }
        : { zh: `因素“${by}”没有数量`, en: `the factor "${by}" has no amounts` },
    }),
    path: ['amounts'],
  });
});

const factors = list(factor, FACTORS.length, 1).superRefine((rows, context) => {
  checkFactors(rows, context);
});

function checkFactors(rows: readonly z.output<typeof factor>[], context: z.RefinementCtx): void {
  for (const [index, { by }] of rows.entries()) {
    if (rows.findIndex((row) => row.by === by) === index) continue;
    context.addIssue({
      ...complain({
        expected: { zh: '每个因素一次', en: 'each factor once' },
        message: { zh: `因素“${by}”写了两次`, en: `the factor "${by}" is named twice` },
      }),
      path: [index, 'by'],
    });
  }
  if (!rows.some((row) => row.weight > 0)) context.addIssue(NO_WEIGHT);
}

/** Shares by given weights, or by factors each with a weight of its own. */
export const weighted = strictMap({
  weights: given.optional(),
  factors: factors.optional(),
  residualTo: role.optional(),
})
  .superRefine(({ weights, factors: rows, residualTo }, context) => {
    if ((weights === undefined) === (rows === undefined)) {
      context.addIssue(
        complain({
          expected: { zh: 'weights 或 factors 之一', en: 'either weights or factors' },
          message: { zh: '权重恰好写一种', en: 'weights are stated in exactly one way' },
        }),
      );
      return;
    }
    checkResidual(weights ?? {}, residualTo, context);
  })
  .transform(({ weights, factors: rows, residualTo }): WeightsRule | FactorsRule =>
    weights === undefined
      ? {
          kind: 'factors',
          factors: (rows ?? []).map(({ by, weight: own, amounts }) => ({
            by,
            weight: own,
            amounts:
              amounts === undefined
                ? null
                : inRoleOrder(amounts, (name, amount) => ({ role: name, amount })),
          })),
        }
      : {
          kind: 'weights',
          weights: inRoleOrder(weights, (name, own) => ({ role: name, weight: own })),
          residualTo: residualTo ?? null,
        },
  );
