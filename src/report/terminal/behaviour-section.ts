import { CITIES, isCounty, PARTIES } from '../../world/party.ts';
import { formatCount, formatWanYuan } from '../format.ts';
import { PARTY_LABELS } from '../labels.ts';
import type { Summary } from '../summary.ts';
import type { Style } from './style.ts';
import { tableLines } from './text-table.ts';
import { WORDS } from './words.ts';

/** What firms paid after delivery and who did not pay on time, by party; promises not kept. */
export function behaviourSection(summary: Summary, style: Style): string[] {
  const { firmTaxYears = [], latePayments = [], promises = [] } = summary;
  if (firmTaxYears.length + latePayments.length + promises.length === 0) return [];
  const { say, name } = style;
  const taxesFen = (party: string) =>
    firmTaxYears.reduce((sum, one) => sum + (one.party === party ? one.totalFen : 0), 0);
  const late = (city: string, key: 'overdue' | 'paidLate' | 'rescinded') =>
    latePayments.reduce((sum, one) => sum + (one.city === city ? one[key] : 0), 0);
  const named = new Set([
    ...firmTaxYears.map(({ party }) => party),
    ...latePayments.map(({ city }) => city),
  ]);
  const beside = PARTIES.filter(
    (party) => (party === 'xiangjiang' || isCounty(party)) && named.has(party),
  );
  const missed = promises.filter(({ promised, delivered }) => delivered < promised).length;
  return [
    '',
    style.colours.bold(say(WORDS.behaviour)),
    ...tableLines({
      head: [WORDS.party, WORDS.firmTaxes, WORDS.overdue, WORDS.paidLate, WORDS.undone].map(say),
      rows: [...CITIES, ...beside].map((party) => [
        name(PARTY_LABELS, party),
        formatWanYuan(taxesFen(party)),
        formatCount(late(party, 'overdue')),
        formatCount(late(party, 'paidLate')),
        formatCount(late(party, 'rescinded')),
      ]),
    }),
    ...(promises.length === 0
      ? []
      : [` ${say(WORDS.promisesMissed)} ${formatCount(missed)} / ${formatCount(promises.length)}`]),
  ];
}
