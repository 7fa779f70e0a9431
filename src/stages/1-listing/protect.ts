import { treasuryPath } from '../../ledger/account.ts';
import { type Leg, leg } from '../../ledger/entry.ts';
import { constantWhy } from '../../ledger/why-terms.ts';
import { drawLots } from '../../quota/draw.ts';
import type { Handover, QuotaMove } from '../../quota/move.ts';
import { isZero, vector } from '../../quota/vector.ts';
import { transferProtection } from '../../rules/protection-transfer.ts';
import { squareMetre } from '../../units/area.ts';
import type { Day } from '../../units/day.ts';
import { mulDiv } from '../../units/exact.ts';
import { type Fen, ZERO_FEN } from '../../units/fen.ts';
import type { Batch, FarmlandChange } from '../../world/batch.ts';
import { CODE } from '../../world/category-code.ts';
import type { City } from '../../world/party.ts';
import type { ProtectionOrder } from '../../world/protection.ts';
import type { Refusal } from '../../world/refusal.ts';
import type { View } from '../../world/view.ts';
import { refuse } from './refuse.ts';

const RULE = 'protection-transfer';

/** A transfer as it was made: what moved, and what it costs a year. */
export interface MadeProtection {
  readonly handovers: readonly Handover[];
  readonly areaM2: number;
  readonly yearlyFen: Fen;
}

export type ProtectionAnswer =
  | { readonly ok: true; readonly batch: Batch; readonly made: MadeProtection }
  | { readonly ok: false; readonly refusals: readonly Refusal[] };

/**
 * Moves a part of a target by re-decomposition of the province: the sum of targets stays what it
 * was, the taking city has surplus for it beyond what it has promised, on parcels named for it,
 * and the first year is paid for in the same batch.
 */
export function planProtection(order: ProtectionOrder, day: Day, view: View): ProtectionAnswer {
  const { id, ledger, from, to } = order;
  const stand = (city: City) => ({
    targetM2: squareMetre(view.quota.total(city, ledger).available.areaM2),
    stockM2: squareMetre(Math.max(0, view.farmlandM2(city) - view.pledgedM2(city))),
  });
  const moved = transferProtection(order.areaM2, stand(from), stand(to), view.rules, day);
  const areaM2 = moved.takerTargetM2 - stand(to).targetM2;
  const refusals = refusalsOf(order, stand(from), stand(to), moved.shortM2, day, view);
  const { handovers, isWhole } = handOver(from, to, ledger, areaM2, day, view);
  if (refusals.length > 0 || !isWhole) return { ok: false, refusals };
  const made = { handovers, areaM2, yearlyFen: moved.yearlyFen };
  const paid = compensation(order, made, day);
  const designated = order.parcels.map((parcel) => parcel.id);
  const farmland = [{ ...boundBy(order, areaM2), designated }];
  const batch = { id: `protect/${id}`, ...paid, moves: [...handovers, ...paid.moves], farmland };
  return { ok: true, batch, made };
}

/** A further year of a transfer, paid for. */
export function planCompensation(order: ProtectionOrder, made: MadeProtection, day: Day): Batch {
  return { id: `compensate/${order.id}/${day}`, ...compensation(order, made, day), farmland: [] };
}

/** The end of a transfer: as much of the target goes back where it came from. */
export function planReturn(
  order: ProtectionOrder,
  { areaM2 }: MadeProtection,
  day: Day,
  view: View,
): Batch {
  const { id, ledger, from, to } = order;
  const moves = handOver(to, from, ledger, areaM2, day, view).handovers;
  const released = order.parcels.map((parcel) => parcel.id);
  const farmland = [{ ...boundBy(order, -areaM2), released }];
  return { id: `unprotect/${id}`, entries: [], moves, farmland };
}

/** A target of basic farmland binds land that was ordinary farmland until then. */
function boundBy({ ledger, to }: ProtectionOrder, areaM2: number): FarmlandChange {
  return { city: to, deltaM2: 0, ...(ledger === 'L6' ? { basicM2: areaM2 } : {}) };
}

/** Part of a target from hand to hand, out of the oldest decisions first. */
function handOver(
  from: City,
  to: City,
  ledger: ProtectionOrder['ledger'],
  areaM2: number,
  day: Day,
  view: View,
): { readonly handovers: readonly Handover[]; readonly isWhole: boolean } {
  const terms = { choice: 'oldest', bundled: false, grade: null } as const;
  const positions = view.quota.availablePositions(from, ledger);
  const { draws, left } = drawLots(positions, vector(areaM2), terms, (p) => p.holding.available);
  const handovers = draws.map(({ position, amount }): Handover => {
    const base = { action: 'trade', day, rule: RULE, deal: '', lot: position.lot.id } as const;
    return { ...base, from, to, amount, priceFen: ZERO_FEN };
  });
  return { handovers, isWhole: isZero(left) };
}

function compensation(
  { from, to }: ProtectionOrder,
  { handovers, areaM2, yearlyFen }: MadeProtection,
  day: Day,
): Pick<Batch, 'entries'> & { readonly moves: readonly QuotaMove[] } {
  if (yearlyFen === 0) return { entries: [], moves: [] };
  const rule = 'protection-transfer-price';
  const payer = treasuryPath(from, 'general', CODE.quotaMoneyOut);
  const payee = treasuryPath(to, 'general', CODE.quotaMoneyIn);
  const legs: Leg[] = leg(payer, payee, yearlyFen, rule, () => constantWhy(yearlyFen, 'fen'));
  const { lot } = handovers[0]!;
  const amount = vector(areaM2);
  return {
    entries: [{ day, stage: 'quota', deal: '', memo: 'protection compensated', legs }],
    moves: [
      {
        ...{ action: 'compensate', day, rule, deal: '', lot, from: to, to: from, amount },
        priceFen: yearlyFen,
      },
    ],
  };
}

function refusalsOf(
  order: ProtectionOrder,
  giver: { readonly targetM2: number },
  taker: { readonly targetM2: number; readonly stockM2: number },
  shortM2: number,
  day: Day,
  view: View,
): Refusal[] {
  const { areaM2, parcels } = order;
  const neededM2 = mulDiv(areaM2.numerator, 1, areaM2.denominator, 'ceil');
  const refusals: Refusal[] = [];
  const add = (code: Refusal['code'], found: number, expected: number) =>
    refusals.push(refuse(code, RULE, found, expected, 'm2'));
  if (giver.targetM2 < neededM2) add('protectionGiverShort', giver.targetM2, neededM2);
  if (shortM2 > 0) add('protectionTakerShort', taker.stockM2 - taker.targetM2, neededM2);
  const cap = view.rules.at('protection-transfer-cap', day);
  const mostM2 = mulDiv(giver.targetM2, cap.numerator, cap.denominator, 'floor');
  if (neededM2 > mostM2) add('protectionBeyondCap', neededM2, mostM2);
  const namedM2 = parcels.reduce((sum, parcel) => sum + parcel.areaM2, 0);
  if (namedM2 < neededM2) add('protectionParcelsShort', namedM2, neededM2);
  const { quota, isDesignated } = view;
  const isUsed = (id: string) => isDesignated(id) || quota.lotOfParcel(id) !== undefined;
  const twice = parcels.filter(({ id }) => isUsed(id)).length;
  if (twice > 0) refusals.push(refuse('protectionParcelUsed', 'land-used-once', twice, 0, 'count'));
  return refusals;
}
