import { type Day, formatDay } from '../../units/day.ts';
import { Decimal } from '../../units/decimal.ts';
import { byCodeUnit } from '../../units/order.ts';
import { byDealOrder, type Deal, type LandUse, type UseTerm } from '../../world/deal.ts';
import type { Place } from '../../world/place.ts';
import {
  type Choice,
  CITY_CHOICES,
  FLAG_CHOICES,
  HOLDER_CHOICES,
  METHOD_CHOICES,
  TREASURY_CHOICES,
  USE_CHOICES,
  ZONE_CHOICES,
} from './choices.ts';
import type { ColumnSpec, DealField } from './column-spec.ts';
import { COLUMNS } from './columns.ts';
import { REPLACEMENT_FIELDS } from './row-replacement.ts';

const M2_PER_HECTARE = 10_000;
const FEN_PER_WAN_YUAN = 1_000_000;

/**
 * Deals as CSV in the columns of the Chinese template, then one column for each other note:
 * UTF-8 text, LF, in canonical order; places by name. Reading it back gives the same deals but
 * for `sourceRow`; a note named like a column that fills the deal cannot come back and must not
 * occur.
 */
export function writeDealsCsv(deals: readonly Deal[], places: readonly Place[]): string {
  // A column that few files need stands only where a deal fills it.
  const left = new Set<ColumnSpec['field']>([
    'ignore',
    ...(deals.some(({ linkage }) => linkage === true) ? [] : (['linkage'] as const)),
    ...(deals.some((deal) => deal.basicReplacement !== undefined) ? [] : REPLACEMENT_FIELDS),
  ]);
  const columns = COLUMNS.filter(({ field }) => !left.has(field));
  const keys = new Set(columns.flatMap(({ field, key }) => (field === 'note' ? [key] : [])));
  const extra = new Set(deals.flatMap(({ notes }) => Object.keys(notes)));
  const extras = [...extra].filter((key) => !keys.has(key)).sort(byCodeUnit);
  const names = new Map(places.map(({ id, name }) => [id, name.zh]));
  const rows = [...deals].sort(byDealOrder).map((deal) => {
    const fields = dealFields(deal, names.get(deal.county) ?? deal.county);
    return [
      ...columns.map((spec) => cellOf(spec, fields, deal)),
      ...extras.map((key) => noteOf(deal, key)),
    ];
  });
  const header = [...columns.map((spec) => spec.header.zh), ...extras];
  return [header, ...rows].map((cells) => `${cells.map(quote).join(',')}\n`).join('');
}

function cellOf(
  { field, key }: ColumnSpec,
  fields: Readonly<Record<DealField, string>>,
  deal: Deal,
): string {
  if (field === 'note') return noteOf(deal, key);
  return field === 'ignore' ? '' : fields[field];
}

// Own notes only: a column named __proto__ must not reach the prototype.
function noteOf({ notes }: Deal, key: string): string {
  return Object.hasOwn(notes, key) ? notes[key]! : '';
}

/** What stands in each column for a deal, in the template's units; '' where nothing does. */
export function dealFields(deal: Deal, place: string): Record<DealField, string> {
  const { farmland } = deal;
  return {
    id: deal.id,
    region: label(CITY_CHOICES, deal.city),
    place,
    use: label(USE_CHOICES, deal.use),
    method: label(METHOD_CHOICES, deal.method),
    term: termsText(deal.use, deal.uses),
    landGrade: deal.landGrade === null ? '' : String(deal.landGrade),
    area: decimalText(deal.areaM2, M2_PER_HECTARE),
    stock: decimalText(deal.stockAreaM2, M2_PER_HECTARE),
    price: wanYuan(deal.priceFen),
    instalments: deal.instalmentsFen.map(wanYuan).join(';'),
    signed: formatDay(deal.signed),
    awarded: dayText(deal.awarded),
    deposit: wanYuan(deal.depositFen),
    listingCity: label(CITY_CHOICES, deal.listingCity),
    collectingTreasury: label(TREASURY_CHOICES, deal.collectingTreasury),
    quotaSource: label(HOLDER_CHOICES, deal.quotaSource),
    farmland: farmland === null ? '' : String(farmland.areaM2),
    paddy: farmland === null ? '' : String(farmland.paddyM2),
    paddyGrade: String(farmland?.paddyGrade ?? ''),
    dryGrade: String(farmland?.dryGrade ?? ''),
    basicFarmland: deal.basicFarmlandM2 === 0 ? '' : String(deal.basicFarmlandM2),
    cost: wanYuan(deal.costFen),
    greenHeart: label(ZONE_CHOICES, deal.greenHeart),
    enclavePartner: label(CITY_CHOICES, deal.enclavePartner),
    floorRelief: deal.floorRelief ? label(FLAG_CHOICES, true) : '',
    linkage: deal.linkage === true ? label(FLAG_CHOICES, true) : '',
    stateApproval: deal.basicReplacement?.document ?? '',
    replacement: String(deal.basicReplacement?.areaM2 ?? ''),
    replacementGrade: String(deal.basicReplacement?.grade ?? ''),
    replacementSlope: String(deal.basicReplacement?.slopeDegrees ?? ''),
    replacementParcels: deal.basicReplacement?.parcels.join('; ') ?? '',
  };
}

function label<T>(choices: readonly Choice<T>[], id: T | null): string {
  return choices.find((choice) => choice.id === id)?.zh ?? '';
}

function termsText(main: LandUse, uses: readonly UseTerm[]): string {
  const [first] = uses;
  if (uses.length === 1 && first!.use === main) return String(first!.termYears ?? '');
  return uses
    .map(({ use, termYears }) => {
      const name = label(USE_CHOICES, use);
      return termYears === null ? name : `${name}${termYears}年`;
    })
    .join('; ');
}

function wanYuan(fen: number | null): string {
  return fen === null ? '' : decimalText(fen, FEN_PER_WAN_YUAN);
}

function decimalText(value: number, divisor: number): string {
  return new Decimal(value).div(divisor).toString();
}

function dayText(day: Day | null): string {
  return day === null ? '' : formatDay(day);
}

function quote(cell: string): string {
  return /[",\r\n\t;]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
