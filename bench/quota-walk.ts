import type { QuotaBook } from '../src/quota/book.ts';
import type { Holding } from '../src/quota/holding.ts';
import type { Lot } from '../src/quota/lot.ts';
import type { QuotaMove } from '../src/quota/move.ts';
import { isZero, type Vector, vector } from '../src/quota/vector.ts';
import { addDays, firstOfYear } from '../src/units/day.ts';
import { fen } from '../src/units/fen.ts';
import { seededNumbers } from './numbers.ts';

const START = firstOfYear(2026);
const HOLDERS = ['changsha', 'zhuzhou', 'xiangtan', 'xiangjiang'];
const LEDGERS = ['L1', 'L2', 'L3', 'L4', 'L7'] as const;

/** Mints so many lots, then makes so many movements, each a legal one drawn from what is there. */
export function walk(book: QuotaBook, lots: number, movements: number): void {
  const between = seededNumbers();
  const base = { day: START, rule: 'walk', deal: '' };
  const holderOf: string[] = [];
  const ids: string[] = [];
  for (let i = 0; i < lots; i += 1) {
    const holder = HOLDERS[between(0, 3)]!;
    holderOf.push(holder);
    const lot = lotOf(i, between);
    ids.push(lot.id);
    book.apply([{ ...base, action: 'mint', lot, holder }]);
  }
  for (let made = 0; made < movements; ) {
    const at = between(0, lots - 1);
    const id = ids[at]!;
    const holder = holderOf[at]!;
    const move = draw(id, holder, book.holding(id, holder), between, base);
    if (move === null) continue;
    book.apply([move]);
    made += 1;
    if (move.action === 'trade' && between(0, 1) === 1) holderOf[at] = move.to;
  }
}

function lotOf(i: number, between: (min: number, max: number) => number): Lot {
  const ledger = LEDGERS[between(0, 4)]!;
  const isVector = ledger === 'L3' || ledger === 'L4';
  const areaM2 = between(1_000, 1_000_000);
  return {
    ...{ id: `lot-${i}`, ledger, origin: 'liling', project: `p-${i}`, document: 'doc' },
    ...{ accepted: addDays(START, -between(0, 2000)), vintage: 2026, grade: null, expires: null },
    minted: isVector ? vector(areaM2, between(0, areaM2), between(0, areaM2)) : vector(areaM2),
  };
}

type Base = { readonly day: QuotaMove['day']; readonly rule: string; readonly deal: string };

function draw(
  lot: string,
  holder: string,
  { available, reserved, frozen }: Holding,
  between: (min: number, max: number) => number,
  base: Base,
): QuotaMove | null {
  const kind = between(0, 6);
  const from = [available, available, available, available, reserved, reserved, frozen][kind]!;
  const amount = part(from, between(1, 8));
  if (isZero(amount)) return null;
  const action = (['trade', 'reserve', 'freeze', 'expire', 'release', 'writeOff', 'thaw'] as const)[
    kind
  ]!;
  if (action !== 'trade') return { ...base, action, lot, holder, amount };
  const to = HOLDERS[(HOLDERS.indexOf(holder) + between(1, 3)) % 4]!;
  return { ...base, action, lot, from: holder, to, amount, priceFen: fen(between(0, 9_999)) };
}

/** An eighth, two eighths … of what is there, the odd part up. */
function part({ areaM2, paddyM2, capacityKg }: Vector, eighths: number): Vector {
  const of = (amount: number) => Math.ceil((amount * eighths) / 64);
  return vector(of(areaM2), of(paddyM2), of(capacityKg));
}
