import { payeeOf } from '../../engine/quota-session/batch.ts';
import type { QuotaSession } from '../../engine/quota-session/desk.ts';
import type { RunResult } from '../../engine/run-result.ts';
import { clear } from '../../quota/clearing/clear.ts';
import { transportOf } from '../../quota/clearing/transport.ts';
import { welfareOf } from '../../quota/clearing/welfare.ts';
import { divideBig } from '../../units/exact.ts';
import { compareRatio, type Ratio } from '../../units/ratio.ts';
import { CITIES, type City } from '../../world/party.ts';
import type { QuotaGood } from '../../world/policy.ts';
import type { View } from '../../world/view.ts';
import { type OutcomeRow, optimumRow, rowOf } from '../clearing/outcome-row.ts';
import { apart, open } from '../clearing/pooling.ts';
import { solveTransport } from '../yardstick/solve-transport.ts';

/** The sessions of one good in a run against what could have been had; fen, m² or kg. */
export interface SessionYardstick {
  readonly good: QuotaGood;
  /** Whether paddy and capacity went along with the area. */
  readonly bundled: boolean;
  readonly sessions: number;
  readonly unmet: number;
  /** What the least-cost assignment leaves unmet. */
  readonly bestUnmet: number;
  readonly totalFen: bigint;
  readonly bestFen: bigint;
  /** Share of the optimum, in hundredths of a percent, down. */
  readonly optimumShareBp: number;
  /** Lowest and highest shadow price of what changed hands in the optimum. */
  readonly shadow: { readonly low: Ratio; readonly high: Ratio } | null;
  readonly cities: readonly {
    readonly city: City;
    /** What the city gained beyond using only its own. */
    readonly againstAloneFen: bigint;
    /** What it would gain more (−) or less (+) were everything assigned at least cost. */
    readonly againstBestFen: bigint;
  }[];
}

/**
 * Holds every session of a run against the least-cost assignment of the book it had, without
 * gate and reserve, and against each city using only its own. Each session is measured by
 * itself: what an earlier one could have left to a later one is not asked.
 *
 * @throws InvariantError when the yardstick fails its proof
 */
export async function sessionYardstick(
  { sessions, quota }: Pick<RunResult, 'sessions' | 'quota'>,
  places: View['places'],
): Promise<SessionYardstick[]> {
  const measured = new Map<QuotaGood, Measured[]>();
  for (const session of sessions) {
    const { good } = session.traded;
    const payee = (id: string) => {
      const { holder, lot } = session.book.asks.find((ask) => ask.id === id)!;
      return payeeOf(holder, quota.lot(lot)!.origin, { places });
    };
    measured.set(good, [...(measured.get(good) ?? []), await measure(session, payee)]);
  }
  const isBundled = (good: QuotaGood) =>
    sessions.some(({ traded }) => traded.good === good && traded.bundled);
  return [...measured].map(([good, held]) => addUp(good, isBundled(good), held));
}

/** One session as it was, with everybody alone, and at its best. */
interface Measured {
  readonly was: OutcomeRow;
  readonly alone: OutcomeRow;
  readonly best: OutcomeRow;
}

const NAME = { id: '', zh: '', en: '' };

async function measure(
  { book, market, clearing }: QuotaSession,
  payee: (ask: string) => string,
): Promise<Measured> {
  const transport = transportOf(book, open(market));
  const best = optimumRow(NAME, transport, await solveTransport(transport), payee);
  const supply = book.asks.reduce((sum, { quantity }) => sum + quantity, 0);
  const row = (of: typeof book, under: typeof market, made: typeof clearing) =>
    rowOf(NAME, made, supply, welfareOf(of, under, made, payee), 0n);
  const home = { ...book, asks: book.asks.map((ask) => ({ ...ask, holder: payee(ask.id) })) };
  // Where nobody offers anything to others, nothing is left to chance.
  const own = clear(home, apart(market), () => 0);
  return { was: row(book, market, clearing), alone: row(home, apart(market), own), best };
}

function addUp(good: QuotaGood, bundled: boolean, held: readonly Measured[]): SessionYardstick {
  const sum = (of: (one: Measured) => bigint) => held.reduce((all, one) => all + of(one), 0n);
  const [totalFen, bestFen] = [sum(({ was }) => was.totalFen), sum(({ best }) => best.totalFen)];
  const shadows = held
    .flatMap(({ best }) => (best.price === null ? [] : [best.price.low, best.price.high]))
    .sort(compareRatio);
  const gain = (one: Measured, base: 'alone' | 'best', city: City) =>
    (one.was.surplusFen[city] ?? 0n) - (one[base].surplusFen[city] ?? 0n);
  return {
    ...{ good, bundled, sessions: held.length, totalFen, bestFen },
    unmet: held.reduce((all, { was }) => all + was.unmet, 0),
    bestUnmet: held.reduce((all, { best }) => all + best.unmet, 0),
    optimumShareBp:
      bestFen <= 0n ? 10_000 : Number(divideBig(totalFen * 10_000n, bestFen, 'floor')),
    shadow: shadows.length === 0 ? null : { low: shadows[0]!, high: shadows.at(-1)! },
    cities: CITIES.map((city) => ({
      city,
      againstAloneFen: sum((one) => gain(one, 'alone', city)),
      againstBestFen: sum((one) => gain(one, 'best', city)),
    })),
  };
}
