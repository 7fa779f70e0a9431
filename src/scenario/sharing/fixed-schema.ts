import type { z } from 'zod';
import { ofRatio, WHOLE } from '../../rules/fraction.ts';
import { type FixedRule, ROLES, type Role } from '../../rules/sharing-rule.ts';
import { gcd } from '../../units/exact.ts';
import { addRatio, formatRatio, ONE, type Ratio, subRatio, ZERO } from '../../units/ratio.ts';
import { complain } from '../expectation.ts';
import { shareLeaf, strictMap } from '../leaf-schema.ts';
import { exampleShare } from './example.ts';
import { type ByRole, byRole, inRoleOrder, role } from './roles-schema.ts';

/** Largest common denominator of one list of shares: sums stay exact far below 2⁵³. */
const LARGEST_SCALE = 1_000_000_000;

type Shares = ByRole<Ratio>;

/** Each role's share; together they cover the base, or leave a rest that somebody takes. */
export const fixed = strictMap({
  shares: byRole(shareLeaf),
  restTo: role.optional(),
  residualTo: role.optional(),
})
  .superRefine(({ shares, restTo, residualTo }, context) => {
    checkSum(shares, restTo, context);
    checkResidual(
      { ...shares, ...(restTo === undefined ? {} : { [restTo]: ONE }) },
      residualTo,
      context,
    );
  })
  .transform(
    ({ shares, restTo, residualTo }): FixedRule => ({
      kind: 'fixed',
      shares: inRoleOrder(withRest(shares, restTo), (name, share) => ({ role: name, share })),
      residualTo: residualTo ?? null,
    }),
  );

function withRest(shares: Shares, restTo: Role | undefined): Shares {
  if (restTo === undefined) return shares;
  return {
    ...shares,
    [restTo]: addRatio(shares[restTo] ?? ZERO, subRatio(ONE, sumOfShares(shares))),
  };
}

function sumOfShares(shares: Shares): Ratio {
  return ROLES.reduce((total, name) => addRatio(total, shares[name] ?? ZERO), ZERO);
}

function checkSum(shares: Shares, restTo: Role | undefined, context: z.RefinementCtx): void {
  const parts = ROLES.flatMap((name) => shares[name] ?? []);
  const scale = parts.reduce((lcm, part) => leastCommonMultiple(lcm, part.denominator), 1);
  const complainAt = (message: Parameters<typeof complain>[0]) =>
    context.addIssue({ ...complain(message), path: ['shares'] });
  if (scale > LARGEST_SCALE) {
    complainAt({
      expected: { zh: '公分母不超过 10^9 的份额', en: 'shares with a common denominator ≤ 10^9' },
      message: { zh: '份额过细，无法精确相加', en: 'the shares are too fine to add exactly' },
    });
    return;
  }
  const sum = sumOfShares(shares);
  const miss = subRatio(sum, ONE);
  if (miss.numerator === 0 || (miss.numerator < 0 && restTo !== undefined)) return;
  const gap = formatRatio({ ...miss, numerator: Math.abs(miss.numerator) });
  const [zh, en] = miss.numerator < 0 ? ['少', 'short of'] : ['多', 'over'];
  const [base, given] = [exampleShare(WHOLE), exampleShare(ofRatio(sum))];
  complainAt({
    expected: {
      zh: '各方份额之和恰为 100%，或用 restTo 指明余额归谁',
      en: 'shares that sum to exactly 100%, or restTo for who takes the rest',
    },
    message: {
      zh: `份额之和为 ${formatRatio(sum)}，比 100% ${zh} ${gap}：基数 ${base}分出 ${given}`,
      en: `the shares sum to ${formatRatio(sum)}, ${gap} ${en} 100%: of ${base} they give ${given}`,
    },
  });
}

/** The odd fen can only go to somebody who shares. */
export function checkResidual(
  named: ByRole<unknown>,
  residualTo: Role | undefined,
  context: z.RefinementCtx,
): void {
  if (residualTo === undefined || named[residualTo] !== undefined) return;
  const roles = ROLES.filter((name) => named[name] !== undefined);
  context.addIssue({
    ...complain({
      expected: { zh: `${roles.join('、')} 之一`, en: `one of ${roles.join(', ')}` },
      message: { zh: '尾差只能归参与分成的一方', en: 'the odd fen must go to one who shares' },
    }),
    path: ['residualTo'],
  });
}

/** Of numbers up to 10^6; once past {@link LARGEST_SCALE} it stays there. */
function leastCommonMultiple(a: number, b: number): number {
  if (a > LARGEST_SCALE) return a;
  return (a / Number(gcd(BigInt(a), BigInt(b)))) * b;
}
