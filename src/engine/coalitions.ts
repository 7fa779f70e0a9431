import type { Ledger } from '../ledger/ledger.ts';
import { type Fen, fen } from '../units/fen.ts';
import { CITIES, type City, cityOf, type Party } from '../world/party.ts';
import { inCoalition } from './alone.ts';
import { quotaSupplied } from './quota-supplied.ts';
import { run } from './run.ts';
import type { RunInput } from './run-input.ts';
import type { RunResult } from './run-result.ts';

/** The eight coalitions of the three cities: nobody, one by one, pairs, all. */
export const COALITIONS: readonly (readonly City[])[] = [
  [],
  ['changsha'],
  ['zhuzhou'],
  ['xiangtan'],
  ['changsha', 'zhuzhou'],
  ['changsha', 'xiangtan'],
  ['zhuzhou', 'xiangtan'],
  ['changsha', 'zhuzhou', 'xiangtan'],
];

/** What a coalition comes to. */
export interface CoalitionValue {
  readonly members: readonly City[];
  /** What its members end with together, in fen: zero for nobody. */
  readonly valueFen: Fen;
  /** What every city ends with, inside or outside; the new area counts with Changsha. */
  readonly positionFen: Readonly<Record<City, Fen>>;
  /** Quota every city supplied to another, in m². */
  readonly suppliedM2: Readonly<Record<City, number>>;
}

/**
 * Runs a scenario with every coalition of the cities, in the order of {@link COALITIONS}. The draws
 * of every entity are the same throughout. Nobody and each city by itself are one and the same run.
 *
 * @param resultOf the run of a coalition, for whoever has some of them already
 * @throws what {@link run} throws
 */
export function runCoalitions(
  input: RunInput,
  resultOf = (members: readonly City[]): RunResult => run(inCoalition(input, members)),
): readonly CoalitionValue[] {
  return coalitionValues((members) => {
    const result = resultOf(members);
    return { positionFen: finalPositions(result), suppliedM2: quotaSupplied(result, input.places) };
  });
}

/** Where a coalition's cities, and the others, end. */
export type CoalitionEnd = Pick<CoalitionValue, 'positionFen' | 'suppliedM2'>;

/** What every coalition is worth, in the order of {@link COALITIONS}, by where it ends. */
export function coalitionValues(
  endOf: (members: readonly City[]) => CoalitionEnd,
): readonly CoalitionValue[] {
  const alone = endOf([]);
  return COALITIONS.map((members) => {
    const end = members.length < 2 ? alone : endOf(members);
    const valueFen = fen(members.reduce((sum, city) => sum + end.positionFen[city], 0));
    return { members, valueFen, ...end };
  });
}

/** What every city owns at the end of a run, wherever it lies. */
export function finalPositions({ ledger }: Pick<RunResult, 'ledger'>): Record<City, Fen> {
  const sums = Object.fromEntries(CITIES.map((city) => [city, 0])) as Record<City, number>;
  for (const { owner, balanceFen } of holdingsOf(ledger)) {
    const city = cityOf(owner as Party);
    if (city !== null) sums[city] += balanceFen;
  }
  return { changsha: fen(sums.changsha), zhuzhou: fen(sums.zhuzhou), xiangtan: fen(sums.xiangtan) };
}

function* holdingsOf({ chart, volumes }: Ledger) {
  for (const { id, section, owner } of chart.accounts()) {
    if (section !== 'fund' && section !== 'general') continue;
    yield { owner: owner!, balanceFen: volumes.balanceFen(id) };
  }
}
