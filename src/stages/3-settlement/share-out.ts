import type { Why } from '../../ledger/why.ts';
import { constantWhy, sumOf } from '../../ledger/why-terms.ts';
import type { Shared } from '../../rules/sharing.ts';
import type { SettlementProgress } from './progress.ts';
import { givenBefore, less, sharedBefore } from './receipt-refs.ts';

/** How a party's share of a receipt came about; the last receipt trues up to the whole. */
export function shareOutWhy(
  isLast: boolean,
  base: Why,
  party: string,
  { past }: SettlementProgress,
  shared: Shared,
): Why {
  const before = sharedBefore(past);
  if (!isLast || past.every(({ baseFen }) => baseFen === 0)) {
    return shared.why('share', 'receipt', { before, base }, party);
  }
  const whole = sumOf('wholeBase', [...(before.how.op === 'sum' ? before.terms : [before]), base]);
  const nothing = constantWhy(0, 'fen');
  const due = shared.why('wholeShare', 'deal', { before: nothing, base: whole }, party);
  return { ...less('share', due, givenBefore(past, party)), of: party, rule: 'sharing-policy' };
}
