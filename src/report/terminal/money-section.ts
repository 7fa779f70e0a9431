import { cityOf, isParty } from '../../world/party.ts';
import { formatWanYuan, formatWanYuanChange } from '../format.ts';
import { FIGURE_LABELS, PARTY_SHORT_LABELS, REGION_LABEL } from '../labels.ts';
import { FIGURE_KEYS, type Figures, type PartySummary, type Summary } from '../summary.ts';
import type { Style } from './style.ts';
import { tableLines } from './text-table.ts';
import { WORDS } from './words.ts';

const LAND_KEYS = [
  'receiptsFen',
  'costRecoveryFen',
  'earmarksFen',
  'remittedUpFen',
  'netProceedsFen',
  'greenHeartFen',
] as const satisfies readonly (keyof Figures)[];

/** Who gets what, in two tables that fit a line, and the final position year by year. */
export function moneySection(summary: Summary, style: Style): string[] {
  const parties = summary.parties.filter(({ total }) => FIGURE_KEYS.some((k) => total[k] !== 0));
  const all = [...parties.filter(isLocal), summary.region, ...parties.filter((p) => !isLocal(p))];
  const { bold } = style.colours;
  return [
    bold(style.say(WORDS.landMoney)),
    ...landTable(all.filter(hasLand(summary)), summary, style),
    '',
    bold(style.say(WORDS.afterSharing)),
    ...sharingTable(all, summary, style),
    '',
    bold(style.say(WORDS.byYear)),
    ...yearTable(all, summary, style),
  ];
}

/** The cities and the new area: what the row of the three cities adds up. */
function isLocal({ party }: PartySummary): boolean {
  return isParty(party) && cityOf(party) !== null;
}

function hasLand(summary: Summary): (party: PartySummary) => boolean {
  return (party) => party === summary.region || LAND_KEYS.some((key) => party.total[key] !== 0);
}

function landTable(parties: readonly PartySummary[], summary: Summary, style: Style): string[] {
  return tableLines({
    head: [style.say(WORDS.party), ...LAND_KEYS.map((key) => style.say(FIGURE_LABELS[key]))],
    rows: parties.map((p) => [
      partyName(p, summary, style),
      ...LAND_KEYS.map((key) => formatWanYuan(p.total[key])),
    ]),
  });
}

function sharingTable(parties: readonly PartySummary[], summary: Summary, style: Style): string[] {
  const { sharesOutFen, sharesInFen, taxesFen, finalPositionFen } = FIGURE_LABELS;
  const heads = [WORDS.party, sharesOutFen, sharesInFen, taxesFen, WORDS.quotaMoney];
  return tableLines({
    head: [...heads, finalPositionFen, WORDS.difference].map(style.say),
    rows: parties.map((p) => [
      partyName(p, summary, style),
      formatWanYuan(p.total.sharesOutFen),
      formatWanYuan(p.total.sharesInFen),
      formatWanYuan(p.total.taxesFen),
      formatWanYuan(p.total.quotaReceivedFen - p.total.quotaPaidFen),
      formatWanYuan(p.total.finalPositionFen),
      formatWanYuanChange(p.total.finalPositionFen - aloneFen(p, summary)),
    ]),
  });
}

function yearTable(parties: readonly PartySummary[], summary: Summary, style: Style): string[] {
  const years = [...new Set(parties.flatMap((p) => Object.keys(p.byYear)))].sort();
  return tableLines({
    head: [style.say(WORDS.year), ...parties.map((p) => partyName(p, summary, style))],
    rows: years.map((year) => [
      year,
      ...parties.map((p) => formatWanYuan(p.byYear[year]?.finalPositionFen ?? 0)),
    ]),
  });
}

function aloneFen(party: PartySummary, { withoutCooperation, region }: Summary): number {
  const alone =
    party === region
      ? withoutCooperation.region
      : withoutCooperation.parties.find((p) => p.party === party.party);
  return alone?.total.finalPositionFen ?? 0;
}

function partyName(party: PartySummary, summary: Summary, style: Style): string {
  return party === summary.region
    ? style.colours.bold(style.say(REGION_LABEL))
    : style.name(PARTY_SHORT_LABELS, party.party);
}
