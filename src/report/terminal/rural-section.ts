import { byPartyRank } from '../../world/party.ts';
import { formatWanYuanChange } from '../format.ts';
import { PARTY_SHORT_LABELS } from '../labels.ts';
import type { Summary } from '../summary.ts';
import type { Style } from './style.ts';
import { tableLines } from './text-table.ts';
import { WORDS } from './words.ts';

/**
 * The rural-use test by year, of each party and of all together: what counts less the floor. The
 * province may pass while a city fails, and the other way round.
 */
export function ruralSection(summary: Summary, { say, name, colours }: Style): string[] {
  const { earmarkYears, provinceYears } = summary;
  if (provinceYears.length === 0) return [];
  const parties = [...new Set(earmarkYears.map(({ party }) => party))].sort(byPartyRank);
  const heads = parties.map((party) => name(PARTY_SHORT_LABELS, party));
  return [
    '',
    colours.bold(say(WORDS.ruralUse)),
    ...tableLines({
      head: [say(WORDS.year), ...heads, say(WORDS.province)],
      rows: provinceYears.map((together) => [
        String(together.year),
        ...parties.map((party) => {
          const own = earmarkYears.find((y) => y.party === party && y.year === together.year);
          return own === undefined ? '–' : margin(own);
        }),
        margin(together),
      ]),
    }),
  ];
}

function margin(year: { ruralUseCountedFen: number; ruralUseFloorFen: number }): string {
  return formatWanYuanChange(year.ruralUseCountedFen - year.ruralUseFloorFen);
}
