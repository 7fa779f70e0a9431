import type { QuotaLedger } from '../lot.ts';
import { isStateChange } from '../move.ts';
import type { Approval, QuotaInvariant, QuotaRecord } from '../record.ts';
import { addVector, DIMENSIONS, isZero, type Vector, ZERO_VECTOR } from '../vector.ts';

/** What approvals draw on, dimension by dimension and ledger by ledger. */
export const APPROVAL_INVARIANTS: readonly QuotaInvariant[] = [
  { name: 'I-3.noSubstitution', problems: noSubstitution },
  { name: 'I-10.annualCap', problems: withinCap },
  { name: 'I-11.balanceInKind', problems: madeGood },
  { name: 'I-12.basicFarmland', problems: basicFarmlandKept },
  { name: 'I-20.jurisdiction', problems: ownQuotaOnly },
];

type Used = ReadonlyMap<string, ReadonlyMap<QuotaLedger, Vector>>;

/** What the deals of a record drew: three invariants ask for it. */
const DRAWN = new WeakMap<QuotaRecord, Used>();

function drawnByDeal(record: QuotaRecord): Used {
  const known = DRAWN.get(record);
  if (known !== undefined) return known;
  const drawn = addUpDrawn(record);
  DRAWN.set(record, drawn);
  return drawn;
}

/** What each deal drew of each ledger: written off, or reserved where it is not signed yet. */
function addUpDrawn({ book, approvals }: QuotaRecord): Used {
  const signed = new Set(approvals.flatMap(({ deal, signed: is }) => (is ? [deal] : [])));
  const drawn = new Map<string, Map<QuotaLedger, Vector>>();
  for (const move of book.moves()) {
    if (move.action !== 'reserve' && move.action !== 'writeOff') continue;
    if ((move.action === 'writeOff') !== signed.has(move.deal)) continue;
    const ledgers = drawn.get(move.deal) ?? new Map<QuotaLedger, Vector>();
    drawn.set(move.deal, ledgers);
    const ledger = book.lot(move.lot)!.ledger;
    ledgers.set(ledger, addVector(ledgers.get(ledger) ?? ZERO_VECTOR, move.amount));
  }
  return drawn;
}

function of(drawn: Used, { deal }: Approval, ledger: QuotaLedger): Vector {
  return drawn.get(deal)?.get(ledger) ?? ZERO_VECTOR;
}

/** L1 always; L2 and L4, or in a linkage batch L3 in their place: nothing stands in for another. */
function noSubstitution(record: QuotaRecord): string[] {
  const drawn = drawnByDeal(record);
  return record.approvals.flatMap((approval) => {
    const { deal, linkage, newAreaM2 } = approval;
    const [planned, foreign]: [QuotaLedger, QuotaLedger[]] = linkage
      ? ['L3', ['L2', 'L4']]
      : ['L2', ['L3']];
    const problems = foreign
      .filter((ledger) => !isZero(of(drawn, approval, ledger)))
      .map((ledger) => `${deal}: draws on ${ledger}`);
    for (const ledger of ['L1', planned] as const) {
      const { areaM2 } = of(drawn, approval, ledger);
      if (areaM2 < newAreaM2) problems.push(`${deal}: ${newAreaM2} m² new, ${areaM2} of ${ledger}`);
    }
    return problems;
  });
}

/** Farmland taken under the cap is covered by L7 that is valid on the day it is drawn. */
function withinCap(record: QuotaRecord): string[] {
  const drawn = drawnByDeal(record);
  const problems = record.approvals.flatMap((approval) => {
    const { deal, taken, capped } = approval;
    const { areaM2 } = of(drawn, approval, 'L7');
    if (!capped || areaM2 >= taken.areaM2) return [];
    return [`${deal}: takes ${taken.areaM2} m², ${areaM2} within the cap`];
  });
  for (const move of record.book.moves()) {
    if (move.action !== 'reserve') continue;
    const { id, ledger, accepted, expires } = record.book.lot(move.lot)!;
    const valid = accepted <= move.day && (expires === null || move.day <= expires);
    if (ledger === 'L7' && !valid) problems.push(`${move.deal}: ${id} is of another year`);
  }
  return problems;
}

/** What is taken is made good or promised, in each dimension that counts. */
function madeGood(record: QuotaRecord): string[] {
  const drawn = drawnByDeal(record);
  const owed = new Map<string, Vector>();
  for (const { made, owed: left } of record.book.commitments().all()) {
    owed.set(made.deal, addVector(owed.get(made.deal) ?? ZERO_VECTOR, left));
  }
  return record.approvals.flatMap((approval) => {
    const { deal, taken, linkage, paddyForPaddy } = approval;
    const made = addVector(
      of(drawn, approval, linkage ? 'L3' : 'L4'),
      owed.get(deal) ?? ZERO_VECTOR,
    );
    return DIMENSIONS.filter((d) => d !== 'paddyM2' || paddyForPaddy)
      .filter((d) => made[d] < taken[d])
      .map((d) => `${deal}: takes ${taken[d]} ${d}, makes good ${made[d]}`);
  });
}

/**
 * No ordinary batch takes permanent basic farmland, one approved by the State replaces at least as
 * much on named parcels that serve for nothing else, and nobody spends a target.
 */
function basicFarmlandKept({ book, approvals }: QuotaRecord): string[] {
  const problems: string[] = [];
  const designated = new Map<string, string>();
  for (const { deal, at, basicFarmlandM2: takenM2, basicReplacement: replaced } of approvals) {
    if (takenM2 === 0) continue;
    const { document = '', areaM2 = 0, parcels = [] } = replaced ?? {};
    const isWhole = document !== '' && parcels.length > 0 && areaM2 >= takenM2;
    const instead =
      replaced === undefined ? '' : `, replaces ${areaM2} on ${parcels.length} parcels`;
    if (!isWhole) problems.push(`${deal}: takes ${takenM2} m² of basic farmland${instead}`);
    for (const parcel of parcels) {
      const other = designated.get(parcel) ?? mintedBefore(book, parcel, at);
      if (other !== undefined) problems.push(`${deal}: parcel ${parcel} served ${other}`);
      designated.set(parcel, deal);
    }
  }
  for (const [i, move] of book.moves().entries()) {
    if (move.action !== 'reserve' && move.action !== 'writeOff') continue;
    const { id, ledger } = book.lot(move.lot)!;
    if (ledger === 'L6') problems.push(`movement ${i + 1}: ${move.action} of ${id}`);
  }
  return problems;
}

/** The lot that was made from a parcel among the first movements of a book. */
function mintedBefore(
  book: QuotaRecord['book'],
  parcel: string,
  count: number,
): string | undefined {
  const before = book.moves().slice(0, count);
  const mint = before.find((move) => move.action === 'mint' && move.lot.parcels?.includes(parcel));
  return mint?.action === 'mint' ? mint.lot.id : undefined;
}

/** A deal draws on what its own city holds; the pool pays for nobody directly. */
function ownQuotaOnly({ book, approvals }: QuotaRecord): string[] {
  const cityOf = new Map(approvals.map(({ deal, city }) => [deal, city]));
  const problems: string[] = [];
  for (const [i, move] of book.moves().entries()) {
    if (!isStateChange(move) || (move.action !== 'reserve' && move.action !== 'writeOff')) continue;
    const city = cityOf.get(move.deal);
    if (move.holder === 'pool' || (city !== undefined && city !== move.holder)) {
      problems.push(`movement ${i + 1}: ${move.deal} draws on what ${move.holder} holds`);
    }
  }
  return problems;
}
