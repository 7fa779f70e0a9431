import { isHandover, lotIdOf } from '../move.ts';
import type { QuotaInvariant, QuotaRecord } from '../record.ts';
import { isZero } from '../vector.ts';

/** Where quota comes from and when, and that nothing happens twice. */
export const ORIGIN_INVARIANTS: readonly QuotaInvariant[] = [
  { name: 'I-4.mintedByDocument', problems: documented },
  { name: 'I-5.provenance', problems: traceable },
  { name: 'I-7.parcelUsedOnce', problems: parcelsOnce },
  { name: 'I-15.monotoneTime', problems: inOrder },
  { name: 'I-18.eventOnce', problems: eventsOnce },
];

/** Every lot came by one mint with a document, from a place: the pool itself mints nothing. */
function documented({ book }: QuotaRecord): string[] {
  const problems: string[] = [];
  const minted = new Set<string>();
  for (const move of book.moves()) {
    if (move.action !== 'mint') continue;
    const { id, document, origin } = move.lot;
    if (minted.has(id)) problems.push(`${id}: minted twice`);
    minted.add(id);
    if (document === '') problems.push(`${id}: no document`);
    if (origin === '' || origin === 'pool') problems.push(`${id}: comes from "${origin}"`);
  }
  for (const { id } of book.lots()) {
    if (!minted.has(id)) problems.push(`${id}: held but never minted`);
  }
  return problems;
}

/** Every unit used is reached from its mint by handovers whose price is known. */
function traceable({ book }: QuotaRecord): string[] {
  const reached = new Map<string, Set<string>>();
  const reach = (lot: string, holder: string) => {
    const holders = reached.get(lot) ?? new Set();
    reached.set(lot, holders.add(holder));
  };
  for (const move of book.moves()) {
    if (move.action === 'mint') reach(move.lot.id, move.holder);
    if (!isHandover(move) || !reached.get(move.lot)?.has(move.from)) continue;
    if (move.priceFen >= 0) reach(move.lot, move.to);
  }
  const problems: string[] = [];
  for (const { id } of book.lots()) {
    for (const { holder, holding } of book.positionsOf(id)) {
      if (isZero(holding.used) || reached.get(id)?.has(holder)) continue;
      problems.push(`${id}: ${holder} used it, no way from its mint`);
    }
  }
  return problems;
}

/** One parcel, one lot: no m² of it is used twice (一地一用). */
function parcelsOnce({ book }: QuotaRecord): string[] {
  const problems: string[] = [];
  const used = new Map<string, string>();
  for (const { id, parcels = [] } of book.lots()) {
    for (const parcel of parcels) {
      const other = used.get(parcel);
      if (other !== undefined) problems.push(`${parcel}: used for ${other} and for ${id}`);
      used.set(parcel, id);
    }
  }
  return problems;
}

/** Days never run backwards, nothing is minted before or after its day, a year closes once. */
function inOrder({ book, start }: QuotaRecord): string[] {
  const problems: string[] = [];
  let last = start;
  for (const [i, move] of book.moves().entries()) {
    if (move.day < last) problems.push(`movement ${i + 1}: day ${move.day} after day ${last}`);
    last = move.day;
    if (move.action === 'mint') {
      const { id, accepted } = move.lot;
      const due = accepted < start ? start : accepted;
      if (move.day !== due) problems.push(`${id}: accepted on ${accepted}, minted on ${move.day}`);
      continue;
    }
    const lot = book.lot(lotIdOf(move) ?? '');
    const lapsed = lot?.expires != null && move.action === 'reserve' && move.day > lot.expires;
    if (lapsed) problems.push(`movement ${i + 1}: ${lot.id} had lapsed`);
  }
  const years = new Map<string, number>();
  for (const { city, year } of book.assessments()) {
    const before = years.get(city);
    if (before !== undefined && before >= year) problems.push(`${city}: ${year} closed twice`);
    years.set(city, year);
  }
  return problems;
}

/** Every movement belongs to one event, and no event happened twice. */
function eventsOnce({ book, events }: QuotaRecord): string[] {
  const problems: string[] = [];
  const ids = new Set<string>();
  let next = 0;
  for (const { id, first, count } of events) {
    if (ids.has(id)) problems.push(`${id}: happened twice`);
    ids.add(id);
    if (first !== next) problems.push(`${id}: begins at movement ${first}, not ${next}`);
    next = first + count;
  }
  const all = book.moves().length;
  if (next !== all) problems.push(`${all} movements, ${next} of them from events`);
  return problems;
}
