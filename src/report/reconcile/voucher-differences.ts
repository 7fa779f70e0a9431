import type { VoucherCase } from '../../engine/voucher-case.ts';
import type { VoucherStep } from '../../engine/voucher-file.ts';
import type { Obligation } from '../../stages/4-transfer/obligation.ts';
import { isEnd } from '../../stages/4-transfer/voucher-state.ts';
import type { Day } from '../../units/day.ts';
import { groupBy } from '../../units/group.ts';
import type { Month } from './months.ts';
import type { Difference, Position } from './reconciliation.ts';
import { standingOf } from './voucher-standing.ts';

/** Why a voucher gave a line up, and since when it had it; by the line carried on. */
type Carried = ReadonlyMap<string, { readonly refused: VoucherStep; readonly since: Day }>;

/**
 * What the vouchers of a run left between the two sides at every month end. It is read from the
 * vouchers' own files alone, never from the ledger they are to explain.
 */
export function voucherDifferences(
  vouchers: readonly VoucherCase[],
  months: readonly Month[],
): Difference[] {
  const carried = carriedLines(vouchers);
  return vouchers.flatMap((one) => {
    const lines = [...groupBy(one.obligations, lineKey).values()];
    return months.flatMap((month) => {
      if (isOver(one, month)) return [];
      return lines.flatMap((parts) => differenceOf(one, parts, carried, month));
    });
  });
}

function isOver({ steps }: VoucherCase, { day }: Month): boolean {
  const last = steps.at(-1);
  return last !== undefined && last.day <= day && isEnd(last.state);
}

/** One line of a voucher as it stood at a month end: added to, perhaps taken back in part. */
function differenceOf(
  one: VoucherCase,
  parts: readonly Obligation[],
  carried: Carried,
  { name: month, day }: Month,
): Difference[] {
  const [first] = parts.filter(({ since }) => since <= day);
  if (first === undefined) return [];
  const amountFen = parts.reduce((sum, o) => (o.since <= day ? sum + o.amountFen : sum), 0);
  const { holder, owner, reached, reason, regime, due } = one.opening;
  const { section, code, rightCode = code, deal, receipt } = first;
  const at: Position = { treasury: holder, section, code };
  // Money called back on its way is fetched from where it has got to, not from its owner.
  const belongs: Position = { treasury: reached ?? owner, section, code: rightCode };
  const isInPlace = holder === belongs.treasury && code === rightCode;
  if (amountFen === 0 || isInPlace) return [];
  const gaveUp = parts.flatMap((o) => (o.carriedOver ? (carried.get(carryKey(o)) ?? []) : []))[0];
  const since = gaveUp?.since ?? first.since;
  const standing = standingOf(one, first, gaveUp?.refused ?? null, day);
  return [
    {
      ...{ month, at, belongs, amountFen, regime, deal, receipt, since, due },
      ...standing,
      case: String(one.id),
      voucher: one.nettedInto.length > 0 ? one.nettedInto.join(' ') : one.voucher,
      route: reason === null ? 'payment' : holder === owner ? 'electronic' : 'manual',
      booked: one.booked,
    },
  ];
}

/** Parts of one line: what was put there and what was taken back of it. */
function lineKey({ deal, receipt, section, code, rightCode, arrivedBy }: Obligation): string {
  return [deal, receipt, section, code, rightCode ?? '', arrivedBy ?? ''].join('\n');
}

function carryKey(one: Obligation): string {
  return `${one.holder}\n${one.owner}\n${one.entry}\n${one.amountFen}\n${lineKey(one)}`;
}

function carriedLines(vouchers: readonly VoucherCase[]): Carried {
  const carried = new Map<string, { readonly refused: VoucherStep; readonly since: Day }>();
  for (const { state, steps, obligations } of vouchers) {
    if (state !== 'abandoned') continue;
    const refused = steps.findLast(({ event }) => event === 'reject')!;
    for (const one of obligations) carried.set(carryKey(one), { refused, since: one.since });
  }
  return carried;
}
