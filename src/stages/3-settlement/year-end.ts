import { treasuryPath } from '../../ledger/account.ts';
import { leg } from '../../ledger/entry.ts';
import type { RuleBook } from '../../rules/rule-book.ts';
import { ruralUseFloor } from '../../rules/rural-use.ts';
import type { Day } from '../../units/day.ts';
import { yearOf } from '../../units/day.ts';
import { addFen, type Fen, fen, subFen, sumFen, ZERO_FEN } from '../../units/fen.ts';
import type { Batch } from '../../world/batch.ts';
import { CODE } from '../../world/category-code.ts';
import type { Policy } from '../../world/policy.ts';
import { centralPart, EARMARK_KINDS, type EarmarkAmount, earmarkFen } from './earmarks.ts';

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
  readonly carryFen: Fen;
  /** What the year must spend on agriculture and the countryside: a test, not a levy. */
  readonly ruralUseFloorFen: Fen;
  /** What counts towards it: those funds and fees, education and irrigation kept by the party. */
  readonly ruralUseCountedFen: Fen;
  readonly batch: Batch | null;
}

/**
 * Trues the year's provisional earmarks up to the earmark of the year's cash base
 * (财综〔2011〕62号): receipts of the year less costs paid in it, never below zero. The difference
 * stays with, or is borne by, the land's own party.
 */
export function closeYear(cash: CashYear, day: Day, policy: Policy, rules: RuleBook): ClosedYear {
  const balance = fen(cash.receiptsFen - cash.costsPaidFen + cash.carriedFen);
  const baseFen = fen(Math.max(0, balance));
  const carryFen = policy.negativeBase === 'carry' ? fen(Math.min(0, balance)) : ZERO_FEN;
  const own = treasuryPath(cash.party, 'fund', CODE.netRevenue);
  const reserveFen = cash.provisional.get('reserveFund') ?? ZERO_FEN;
  const annual = new Map<EarmarkAmount['kind'], Fen>([['reserveFund', reserveFen]]);
  let ruralUseCountedFen = cash.ruralFen;
  const legs = EARMARK_KINDS.flatMap((kind) => {
    const yearFen = earmarkFen(kind, baseFen, rules, day);
    annual.set(kind.id, yearFen);
    const differenceFen = subFen(yearFen, cash.provisional.get(kind.id) ?? ZERO_FEN);
    const pooledFen = centralPart(kind, yearFen, rules, day);
    const centralFen = subFen(pooledFen, cash.remitted.get(kind.id) ?? ZERO_FEN);
    if (kind.id !== 'housing') {
      ruralUseCountedFen = addFen(ruralUseCountedFen, subFen(yearFen, pooledFen));
    }
    const { section, code, rule } = kind;
    return [
      ...leg(own, treasuryPath('central', section, code), centralFen, rule),
      ...leg(own, treasuryPath(cash.party, section, code), subFen(differenceFen, centralFen), rule),
    ];
  });
  const year = yearOf(day);
  const entry = {
    day,
    stage: 'settlement' as const,
    deal: '',
    memo: `earmarks ${year} trued up`,
    legs,
  };
  const id = `year-end/${cash.party}/${year}`;
  const batch = legs.length === 0 ? null : { id, entries: [entry], moves: [], farmland: [] };
  return {
    baseFen,
    earmarksFen: sumFen(annual.values()),
    annual,
    carryFen,
    ruralUseCountedFen,
    ruralUseFloorFen: ruralUseFloor(cash.receiptsFen, baseFen, rules, day),
    batch,
  };
}
