import type { RefundCase } from '../../engine/refund-desk.ts';
import type { RunResult } from '../../engine/run-result.ts';
import type { VoucherCase } from '../../engine/voucher-case.ts';
import type { VoucherStep } from '../../engine/voucher-file.ts';
import { formatDay } from '../../units/day.ts';
import { type Cell, csvChunks, guardText } from './csv.ts';

export const VOUCHERS_COLUMNS = [
  'case',
  'voucher',
  'date',
  'event',
  'state',
  'reason',
  'refusal',
  'fault',
  'route',
  'regime',
  'from',
  'to',
  'section',
  'code',
  'amount_fen',
  'deal',
  'receipt',
] as const;

/**
 * `vouchers.csv`: everything that happened to every voucher, by case and in order. A row `line`
 * adds an amount to a case (negative: takes it back) and names the treasury the case is drawn on
 * for: the owner's, or the third one that money called back on its way is fetched from. The others
 * are steps of its states, with the treasury it was sent to. What a case leaves in the wrong
 * treasury on a day is the sum of its lines up to then, until it is booked, abandoned (its lines
 * begin anew in another case) or withdrawn; money that is fetched lies there already.
 */
export function vouchersFile({ vouchers, refunds }: RunResult): Iterable<string> {
  const cases: readonly (VoucherCase | RefundCase)[] = [...vouchers, ...refunds];
  return csvChunks(VOUCHERS_COLUMNS, cases, (one) =>
    'refund' in one ? refundRows(one) : transferRows(one),
  );
}

function* transferRows(one: VoucherCase): Generator<readonly Cell[]> {
  const { opening, voucher, nettedInto, to, obligations, steps } = one;
  const { holder, owner, reached = owner, reason, regime } = opening;
  const number = nettedInto.length > 0 ? nettedInto.join(' ') : voucher;
  const route = reason === null ? 'payment' : holder === owner ? 'electronic' : 'manual';
  let done = 0;
  let state: string = 'drafted';
  const step = (s: VoucherStep): Cell[] => {
    state = s.state;
    const codes = [reason ?? '', s.reason ?? '', s.fault ?? '', route, regime];
    const about = [guardText(one.deal()), ''];
    const lines = ['', '', one.amountFen()];
    return [
      one.id,
      number,
      formatDay(s.day),
      s.event,
      s.state,
      ...codes,
      holder,
      to,
      ...lines,
      ...about,
    ];
  };
  for (const line of obligations) {
    while (done < steps.length && steps[done]!.day < line.since) yield step(steps[done++]!);
    const codes = [reason ?? '', '', '', route, regime, holder, reached];
    const about = [line.section, line.code, line.amountFen, guardText(line.deal)];
    const day = formatDay(line.since);
    yield [one.id, number, day, 'line', state, ...codes, ...about, guardText(line.receipt)];
  }
  while (done < steps.length) yield step(steps[done++]!);
}

function* refundRows({ refund, voucher, steps }: RefundCase): Generator<readonly Cell[]> {
  const [, from = '', section = '', code = ''] = refund.from.split(':');
  for (const { day, event, state, reason, fault } of steps) {
    const codes = ['', reason ?? '', fault ?? '', 'manual', '', from, 'grantee', section, code];
    const about = [refund.amountFen, guardText(refund.deal), guardText(refund.subject)];
    yield [voucher, voucher, formatDay(day), event, state, ...codes, ...about];
  }
}
