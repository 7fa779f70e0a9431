import type { WhyClaim } from '../../ledger/why.ts';
import { type Exact, floorFormula, LIMIT } from './exact-formula.ts';

/** One party's claim on a shared amount, with where its fraction stands. */
export interface PlacedClaim {
  readonly claim: WhyClaim;
  readonly fraction: Exact;
}

/** The cells of one claim: multiples, rest, whole fen, remainder, and the part. */
export interface ClaimFormulas {
  readonly helpers: readonly { readonly formula: string; readonly value: bigint }[];
  readonly part: string;
}

/** Where the helpers of a claim stand: multiples, rest, whole fen, remainder. */
export type ClaimCells = readonly [string, string, string, string];

/**
 * A shared amount split to the fen by largest remainder, ties to the earlier claim, or every odd
 * fen to the party named. Where the fractions do not sum to one the parts are #N/A.
 *
 * @param cells the four helper cells of every claim, in the order of the claims
 */
export function claimFormulas(
  base: Exact,
  claims: readonly PlacedClaim[],
  residualTo: string | null,
  cells: readonly ClaimCells[],
): ClaimFormulas[] {
  const size = base.value.numerator < 0n ? -base.value.numerator : base.value.numerator;
  const wholes = cells.map(([, , whole]) => whole);
  const odd = `(ABS(${base.n})-(${wholes.join('+')}))`;
  const rests = claims.map(({ fraction }, i) => `${cells[i]![3]}/${fraction.d}`);
  const differs = `ABS(${odd}-(${rests.join('+')}))>0.000001`;
  const tooFine = claims.map(({ fraction: { n, d } }) => `${n}*${d}>${LIMIT}`);
  const wrong = `OR(${[`ABS(${base.n})>${LIMIT}`, differs, ...tooFine].join(',')})`;
  return claims.map(({ claim, fraction }, i) => {
    const [times, rest, whole] = cells[i]!;
    const { n, d } = fraction;
    const { numerator, denominator } = fraction.value;
    const left = (size % denominator) * numerator;
    const extra = residualTo === null ? `(${rankOf(claims, cells, i)}<${odd})` : odd;
    const given = residualTo === null || claim.party === residualTo ? `+${extra}` : '';
    return {
      part: `IF(${wrong},NA(),SIGN(${base.n})*(${whole}${given}))`,
      helpers: [
        { formula: floorFormula(`ABS(${base.n})`, d), value: size / denominator },
        { formula: `ABS(${base.n})-${times}*${d}`, value: size % denominator },
        {
          formula: `${times}*${n}+${floorFormula(`${rest}*${n}`, d)}`,
          value: (size / denominator) * numerator + left / denominator,
        },
        { formula: remainderOf(rest, n, d), value: left % denominator },
      ],
    };
  });
}

/** How many claims come before one: larger remainders, and equal ones listed earlier. */
function rankOf(claims: readonly PlacedClaim[], cells: readonly ClaimCells[], own: number): string {
  const terms = claims.flatMap(({ fraction }, i) => {
    if (i === own) return [];
    const [theirs, mine] = [cells[i]![3], cells[own]![3]];
    const sign = i < own ? '>=' : '>';
    return [`(${theirs}*${claims[own]!.fraction.d}${sign}${mine}*${fraction.d})`];
  });
  return terms.length === 0 ? '0' : `(${terms.join('+')})`;
}

/** What is left of the rest's part beyond its whole fen. */
function remainderOf(rest: string, n: string, d: string): string {
  return d === '1' ? '0' : `${rest}*${n}-${floorFormula(`${rest}*${n}`, d)}*${d}`;
}
