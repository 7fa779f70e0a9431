import { byCost, gradeDistance } from '../../../quota/draw.ts';
import { type Lot, QUOTA_LEDGERS, type QuotaLedger } from '../../../quota/lot.ts';
import { DIMENSIONS } from '../../../quota/vector.ts';
import { type Day, lastOfYear, yearOf } from '../../../units/day.ts';
import { mulDiv } from '../../../units/exact.ts';
import { byCodeUnit } from '../../../units/order.ts';
import { CITIES, QUOTA_HOLDERS } from '../../../world/party.ts';
import { homeCityOf } from '../../../world/place.ts';
import { GATE_BY_LAW } from '../../../world/policy.ts';
import { openingFarmland } from '../../opening-farmland.ts';
import type { RunInput } from '../../run-input.ts';
import { standingLots } from '../../supply.ts';
import { yearEnds } from './day-table.ts';
import { NONE } from './fact-rows.ts';

/** How many can hold quota: cells of lots and holders are numbered lot by lot. */
export const HOLDERS: number = QUOTA_HOLDERS.length;
export const POOL: number = QUOTA_HOLDERS.indexOf('pool');

/** Positions of the ledgers. */
export const LEDGER = Object.fromEntries(
  QUOTA_LEDGERS.map((ledger, at) => [ledger, at]),
) as Readonly<Record<QuotaLedger, number>>;

/** A lot with what the gate asks of it worked out. */
export interface PlannedLot {
  readonly lot: Lot;
  readonly ledger: number;
  readonly holder: number;
  /** The city it comes from; −1 where it is of none. */
  readonly home: number;
  /** Whether its home has that much more farmland when it is accepted. */
  readonly makesFarmland: boolean;
  /** What a city that has it does not sell, in the order of the dimensions. */
  readonly kept: readonly number[];
}

/** What befalls quota and farmland whatever the deals are, in its order within a day. */
const STEPS = ['mint', 'open', 'expire', 'assess'] as const;
export interface WorldStep {
  readonly day: Day;
  /** `open` is the assessment of the first day, `assess` that of a year's end. */
  readonly kind: (typeof STEPS)[number];
  /** Position of the lot; −1 for an assessment. */
  readonly lot: number;
}

/** The opening books of a run, compiled: lots, what becomes of them by date, who draws on which. */
export interface QuotaPlan {
  /** Oldest first. */
  readonly lots: readonly PlannedLot[];
  readonly steps: readonly WorldStep[];
  /** Farmland of the cities on the first day, in m², and the protected part of it. */
  readonly farmlandM2: readonly number[];
  readonly basicM2: readonly number[];
  /** The lots of a ledger that a holder may have something of, in the order they are drawn on. */
  positions(ledger: number, holder: number, grade: number): readonly number[];
}

/** Compiles the opening books; see `scheduleSupply`, `expireLots` and `Assessor`. */
export function planQuota(input: RunInput): QuotaPlan {
  const { opening, policy, places, start } = input;
  const { stock, basic } = openingFarmland(input);
  const { numerator, denominator } = policy.quota.reserve;
  const lots = standingLots(opening, policy.quota)
    .filter(({ lot }) => lot.expires === null || lot.expires >= start)
    .toSorted((a, b) => a.lot.accepted - b.lot.accepted || byCodeUnit(a.lot.id, b.lot.id))
    .map(({ holder, lot }): PlannedLot => {
      const home = homeCityOf(lot.origin, places);
      return {
        ...{ lot, ledger: LEDGER[lot.ledger], holder: QUOTA_HOLDERS.indexOf(holder) },
        home: home === null ? -1 : CITIES.indexOf(home),
        makesFarmland: lot.ledger === 'L4' && lot.accepted > start && home !== null,
        kept: DIMENSIONS.map((d) => mulDiv(lot.minted[d], numerator, denominator, 'ceil')),
      };
    });
  return {
    ...{ lots, steps: stepsOf(lots, input), positions: positionsOf(lots, input) },
    farmlandM2: CITIES.map((city) => stock[city]),
    basicM2: CITIES.map((city) => basic[city]),
  };
}

function stepsOf(lots: readonly PlannedLot[], { start, end }: RunInput): WorldStep[] {
  const steps: WorldStep[] = [{ day: start, kind: 'open', lot: -1 }];
  for (const [at, { lot }] of lots.entries()) {
    const day = lot.accepted < start ? start : lot.accepted;
    if (day > end) continue;
    steps.push({ day, kind: 'mint', lot: at });
    if (lot.expires !== null) steps.push({ day: lot.expires, kind: 'expire', lot: at });
  }
  for (const day of yearEnds(start, end)) {
    if (day === lastOfYear(yearOf(day))) steps.push({ day, kind: 'assess', lot: -1 });
  }
  const rank = ({ kind }: WorldStep) => STEPS.indexOf(kind);
  return steps.sort((a, b) => a.day - b.day || rank(a) - rank(b));
}

/** The order lots are drawn on, as `drawLots` follows it, ready for every ledger and holder. */
function positionsOf(lots: readonly PlannedLot[], { policy }: RunInput): QuotaPlan['positions'] {
  const { lotChoice } = policy.quota.gate ?? GATE_BY_LAW;
  const isByGrade = lotChoice === 'nearestGrade';
  const known: (readonly number[] | undefined)[] = [];
  // A lot that sells whole may come to anybody; of the others only who had it has anything.
  const isHis = (one: PlannedLot, holder: number) =>
    one.holder === holder || one.lot.whole === true;
  const find = (ledger: number, holder: number, grade: number): readonly number[] => {
    const oldest = lots.flatMap((one, at) =>
      one.ledger === ledger && isHis(one, holder) ? [at] : [],
    );
    const wanted = grade === NONE ? null : grade;
    const lotAt = (at: number) => lots[at]!.lot;
    if (lotChoice === 'cheapest') return oldest.sort((a, b) => byCost(lotAt(a), lotAt(b)));
    if (!isByGrade) return oldest;
    const distance = (at: number) => gradeDistance(lotAt(at), wanted);
    return oldest.sort((a, b) => distance(a) - distance(b));
  };
  return (ledger, holder, grade) => {
    const key = ((isByGrade ? grade : 0) * HOLDERS + holder) * QUOTA_LEDGERS.length + ledger;
    let found = known[key];
    if (found === undefined) {
      found = find(ledger, holder, grade);
      known[key] = found;
    }
    return found;
  };
}
