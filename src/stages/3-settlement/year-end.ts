import { treasuryPath } from '../../ledger/account.ts';
import { type Leg, leg } from '../../ledger/entry.ts';
import type { Why } from '../../ledger/why.ts';
import { cashWhy, constantWhy, differenceOf, greatestOf, sumOf } from '../../ledger/why-terms.ts';
import type { RuleBook } from '../../rules/rule-book.ts';
import { type RuralMeasure, ruralFloor, ruralFloorWhy } from '../../rules/rural-use.ts';
import type { Day } from '../../units/day.ts';
import { yearOf } from '../../units/day.ts';
import { type Fen, fen, subFen, sumFen, ZERO_FEN } from '../../units/fen.ts';
import type { Batch } from '../../world/batch.ts';
import { CODE } from '../../world/category-code.ts';
import type { Policy } from '../../world/policy.ts';
import {
  centralPart,
  EARMARK_KINDS,
  type EarmarkAmount,
  type EarmarkKind,
  earmarkFen,
  earmarkWhy,
  pooledWhy,
} from './earmarks.ts';

/** One party's fiscal year on a cash basis, as the receipts and contracts of the year add up. */
export interface CashYear {
  readonly party: string;
  readonly year: number;
  /** Grant price received. */
  readonly receiptsFen: Fen;
  /** Costs paid: what receipts recovered, and what deals paid in full could not cover. */
  readonly costsPaidFen: Fen;
  /** A negative base carried over from the year before, as a negative number; else zero. */
  readonly carriedFen: Fen;
  /** What was provisionally earmarked, by kind, whole amounts. */
  readonly provisional: ReadonlyMap<EarmarkAmount['kind'], Fen>;
  /** Funds and fees kept for farmland, which count towards the rural-use test. */
  readonly ruralFen: Fen;
  /** The part of it that went to the centre, by kind. */
  readonly remitted: ReadonlyMap<EarmarkAmount['kind'], Fen>;
}

/** A closed year: the base, the earmarks of the year and what a negative base leaves behind. */
export interface ClosedYear {
  readonly baseFen: Fen;
  readonly earmarksFen: Fen;
  /** The earmark of the year, by kind, whole amounts. */
  readonly annual: ReadonlyMap<EarmarkAmount['kind'], Fen>;
  /** What the close moved, earmark by earmark. */
  readonly trueUps: readonly TrueUp[];
  readonly carryFen: Fen;
  /** What the year must spend on agriculture and the countryside: a test, not a levy. */
  readonly ruralUseFloorFen: Fen;
  /** What counts towards it: those funds and fees, education and irrigation kept by the party. */
  readonly ruralUseCountedFen: Fen;
  readonly batch: Batch | null;
}

/**
 * Trues the year's provisional earmarks up to the earmark of the year's cash base
 * (财综〔2011〕62号, rules `net-proceeds` and `earmark-by-city-year`): receipts of the year less costs
 * paid in it, never below zero. The difference stays with, or is borne by, the land's own party.
 */
export function closeYear(cash: CashYear, day: Day, policy: Policy, rules: RuleBook): ClosedYear {
  const balance = yearBalance(cash);
  const baseFen = fen(Math.max(0, balance));
  const carryFen = policy.negativeBase === 'carry' ? fen(Math.min(0, balance)) : ZERO_FEN;
  const reserveFen = cash.provisional.get('reserveFund') ?? ZERO_FEN;
  const trueUps = EARMARK_KINDS.map((kind) => trueUpOf(cash, kind, baseFen, day, rules));
  const annual = new Map<EarmarkAmount['kind'], Fen>([
    ['reserveFund', reserveFen],
    ...trueUps.map(({ kind, yearFen }) => [kind.id, yearFen] as const),
  ]);
  const rural = trueUps.filter(({ kind }) => kind.id !== 'housing');
  const ruralFen = rural.map(({ yearFen, pooledFen }) => subFen(yearFen, pooledFen));
  const legs = trueUps.flatMap((trueUp) => trueUpLegs(cash, trueUp, day, rules));
  const year = yearOf(day);
  return {
    baseFen,
    earmarksFen: sumFen(annual.values()),
    annual,
    trueUps,
    carryFen,
    ruralUseCountedFen: sumFen([cash.ruralFen, ...ruralFen]),
    ruralUseFloorFen: ruralFloor(policy.ruralUse, cash.receiptsFen, baseFen, rules, day),
    batch: batchOf(`year-end/${cash.party}/${year}`, day, '', `earmarks ${year} trued up`, legs),
  };
}

/** Receipts less costs, with what was carried over; it may be negative. */
export function yearBalance({ receiptsFen, costsPaidFen, carriedFen }: CashYear): Fen {
  return fen(receiptsFen - costsPaidFen + carriedFen);
}

/** What the close of a year moves of one earmark. */
export interface TrueUp {
  readonly kind: EarmarkKind;
  /** The earmark of the year, whole, and what of it the centre pools. */
  readonly yearFen: Fen;
  readonly pooledFen: Fen;
  /** What goes to the centre, and to the party's own earmark, over what did before. */
  readonly centralFen: Fen;
  readonly keptFen: Fen;
}

function trueUpOf(
  cash: CashYear,
  kind: EarmarkKind,
  baseFen: Fen,
  day: Day,
  rules: RuleBook,
): TrueUp {
  const yearFen = earmarkFen(kind, baseFen, rules, day);
  const differenceFen = subFen(yearFen, cash.provisional.get(kind.id) ?? ZERO_FEN);
  const pooledFen = centralPart(kind, yearFen, rules, day);
  const centralFen = subFen(pooledFen, cash.remitted.get(kind.id) ?? ZERO_FEN);
  return { kind, yearFen, pooledFen, centralFen, keptFen: subFen(differenceFen, centralFen) };
}

function batchOf(
  id: string,
  day: Day,
  deal: string,
  memo: string,
  legs: readonly Leg[],
): Batch | null {
  if (legs.length === 0) return null;
  const entry = { day, stage: 'settlement' as const, deal, memo, legs };
  return { id, entries: [entry], moves: [], farmland: [] };
}

/** Why a closed year is gone over again: the deal taken out of it, and when. */
export interface Amendment {
  readonly deal: string;
  readonly day: Day;
}

/**
 * The entry by which a closed year comes to stand as if a deal had never been in it: what its
 * close would have moved without the deal, less what it did move. Null when nothing changes.
 */
export function planAmendment(
  cash: CashYear,
  before: ClosedYear,
  after: ClosedYear,
  { deal, day }: Amendment,
): Batch | null {
  const own = treasuryPath(cash.party, 'fund', CODE.netRevenue);
  const legs = after.trueUps.flatMap(({ kind, centralFen, keptFen }, i) => {
    const old = before.trueUps[i]!;
    const { id: of, section, code, rule } = kind;
    const changed = (to: string, nowFen: Fen, thenFen: Fen) =>
      leg(own, treasuryPath(to, section, code), subFen(nowFen, thenFen), rule, () =>
        differenceOf('yearDifference', [constantWhy(nowFen, 'fen'), constantWhy(thenFen, 'fen')], {
          of,
          rule,
        }),
      );
    return [
      ...changed('central', centralFen, old.centralFen),
      ...changed(cash.party, keptFen, old.keptFen),
    ];
  });
  const id = `amendment/${cash.party}/${cash.year}/${deal}`;
  return batchOf(id, day, deal, `earmarks ${cash.year} without the deal`, legs);
}

/** The legs that bring one earmark up or down to the year's, the centre's part and the rest. */
function trueUpLegs(
  cash: CashYear,
  { kind, centralFen, keptFen }: TrueUp,
  day: Day,
  rules: RuleBook,
): Leg[] {
  const { id, section, code, rule } = kind;
  const own = treasuryPath(cash.party, 'fund', CODE.netRevenue);
  const more = { of: id, rule };
  const yearWhy = () => earmarkWhy(kind, yearBaseWhy(cash), rules, day);
  const centralWhy = () => {
    const pooled = pooledWhy(kind, yearWhy(), rules, day);
    return differenceOf('yearPooledLeft', [pooled, part(cash, 'remitted', id)], more);
  };
  const keptWhy = () => {
    const terms = [yearWhy(), part(cash, 'provisional', id)] as const;
    const difference = differenceOf('yearDifference', terms, more);
    return kind.centralShareRule === null
      ? difference
      : differenceOf('yearKept', [difference, centralWhy()], more);
  };
  return [
    ...leg(own, treasuryPath('central', section, code), centralFen, rule, centralWhy),
    ...leg(own, treasuryPath(cash.party, section, code), keptFen, rule, keptWhy),
  ];
}

function part(
  { party, year, provisional, remitted }: CashYear,
  figure: 'provisional' | 'remitted',
  kind: EarmarkKind['id'],
): Why {
  const amounts = figure === 'provisional' ? provisional : remitted;
  return cashWhy(party, year, figure, kind, amounts.get(kind) ?? ZERO_FEN);
}

/** The figures of a closed year, as explanations. */
export interface YearWhys {
  readonly base: Why;
  readonly earmarks: readonly { readonly kind: EarmarkKind['id']; readonly why: Why }[];
  readonly ruralUseFloor: Why;
  readonly ruralUseCounted: Why;
}

/** How the figures of {@link closeYear} came about. */
export function yearWhys(
  cash: CashYear,
  day: Day,
  measure: RuralMeasure,
  rules: RuleBook,
): YearWhys {
  const { party, year, receiptsFen, ruralFen } = cash;
  const base = yearBaseWhy(cash);
  const earmarks = EARMARK_KINDS.map((kind) => ({ kind, why: earmarkWhy(kind, base, rules, day) }));
  const counted = earmarks
    .filter(({ kind }) => kind.id !== 'housing')
    .map(({ kind, why }) =>
      kind.centralShareRule === null
        ? why
        : differenceOf('earmarkKept', [why, pooledWhy(kind, why, rules, day)], { of: kind.id }),
    );
  const receipts = cashWhy(party, year, 'receipts', '', receiptsFen);
  return {
    base,
    earmarks: earmarks.map(({ kind, why }) => ({ kind: kind.id, why })),
    ruralUseFloor: ruralFloorWhy(measure, receipts, base, rules, day),
    ruralUseCounted: sumOf('ruralCounted', [
      cashWhy(party, year, 'rural', '', ruralFen),
      ...counted,
    ]),
  };
}

/** How the year's base came about: never below zero. */
function yearBaseWhy(cash: CashYear): Why {
  return greatestOf('yearBase', [yearBalanceWhy(cash), constantWhy(0, 'fen')]);
}

/** How {@link yearBalance} came about. */
export function yearBalanceWhy(cash: CashYear): Why {
  const { party, year, receiptsFen, costsPaidFen, carriedFen } = cash;
  const receipts = cashWhy(party, year, 'receipts', '', receiptsFen);
  const costs = cashWhy(party, year, 'costs', '', costsPaidFen);
  const own = differenceOf('yearBalance', [receipts, costs]);
  const carried = cashWhy(party, year, 'carried', '', carriedFen);
  return carriedFen === 0 ? own : sumOf('yearBalance', [own, carried]);
}
