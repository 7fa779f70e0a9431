import type { Day } from '../units/day.ts';
import type { Fen } from '../units/fen.ts';
import { invariant } from '../units/invariant.ts';
import type { Ratio } from '../units/ratio.ts';
import { splitByParts, splitByRatios } from './ratio-shares.ts';
import type { RuleBook } from './rule-book.ts';

/** A branch with its three factors of the year before, in fen. */
export interface Branch {
  readonly id: string;
  readonly revenueFen: Fen;
  readonly payrollFen: Fen;
  readonly assetsFen: Fen;
}

/** Enterprise income tax of a firm with branches; the parts sum to the tax. */
export interface BranchSplit {
  readonly headquartersFen: Fen;
  /** The central pool that is handed out again by formula. */
  readonly poolFen: Fen;
  readonly branchFen: ReadonlyMap<string, Fen>;
}

const FACTORS = ['revenue', 'payroll', 'assets'] as const;
type Factor = (typeof FACTORS)[number];

/**
 * Splits a firm's enterprise income tax between head office, central pool and branches, the
 * branches by three weighted factors. A factor that no branch has is left out and the others
 * take its weight. To the fen by largest remainder.
 *
 * @throws InvariantError when the branches have none of the factors.
 * @throws RuleGapError when a rule has no value on the day.
 */
export function splitBranchTax(
  taxFen: Fen,
  branches: readonly Branch[],
  book: RuleBook,
  day: Day,
): BranchSplit {
  const places = ['branches', 'headquarters', 'pool'];
  const parts = splitByRatios(
    taxFen,
    places.map((party) => ({ party, share: book.at('branch-cit-share', day, party) })),
  );
  const keys = branchKeys(branches, (factor) => book.at('branch-cit-weight', day, factor));
  return {
    headquartersFen: parts.get('headquarters')!,
    poolFen: parts.get('pool')!,
    branchFen: splitByParts(
      parts.get('branches')!,
      branches.map(({ id }) => id),
      keys,
      keys.reduce((sum, key) => sum + key, 0n),
    ),
  };
}

/** Each branch's weight, as whole numbers: Σ weight × own factor ÷ total factor, scaled up. */
function branchKeys(branches: readonly Branch[], weightOf: (factor: Factor) => Ratio): bigint[] {
  const columns = FACTORS.map((factor) => {
    const own = branches.map((branch) => BigInt(branch[`${factor}Fen`]));
    return { weight: weightOf(factor), own, total: own.reduce((sum, x) => sum + x, 0n) };
  }).filter(({ total }) => total > 0n);
  invariant(columns.length > 0, 'rules.branchFactors', () => ({ branches: branches.length }));
  const scale = columns.reduce(
    (s, { weight, total }) => s * BigInt(weight.denominator) * total,
    1n,
  );
  return branches.map((_, i) =>
    columns.reduce(
      (sum, { weight, own, total }) =>
        sum + (BigInt(weight.numerator) * own[i]! * scale) / (BigInt(weight.denominator) * total),
      0n,
    ),
  );
}
