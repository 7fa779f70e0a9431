import type { Label } from '../../rules/rule.ts';
import { CITIES } from '../../world/party.ts';
import type { QuotaGood } from '../../world/policy.ts';
import {
  formatCount,
  formatHundredths,
  formatMu,
  formatUnitPrice,
  formatWanYuan,
  formatWanYuanChange,
} from '../format.ts';
import { PARTY_LABELS, soldGoodLabel } from '../labels.ts';
import { plainText } from '../terminal/plain-text.ts';
import { makeStyle, type Style } from '../terminal/style.ts';
import { tableLines } from '../terminal/text-table.ts';
import type { GoodComparison } from './compare.ts';
import type { OutcomeRow } from './outcome-row.ts';

const TEXT = {
  areaUnit: { zh: '面积：亩；价格：万元/亩；金额：万元', en: 'mu, 10⁴ yuan/mu, 10⁴ yuan' },
  capacityUnit: { zh: '产能：公斤；价格：元/公斤；金额：万元', en: 'kg, yuan/kg, 10⁴ yuan' },
  supply: { zh: '供给', en: 'supply' },
  demand: { zh: '需求', en: 'demand' },
  mechanism: { zh: '机制', en: 'Mechanism' },
  price: { zh: '成交价', en: 'Price' },
  own: { zh: '自用', en: 'Own use' },
  traded: { zh: '交易量', en: 'Traded' },
  unmet: { zh: '未满足', en: 'Unmet' },
  share: { zh: '占最优', en: '% of best' },
  left: { zh: '核销后余量', en: 'Left over' },
  pools: { zh: '怎样设库', en: 'How to pool' },
  gainAlone: { zh: '盈余较各市自用', en: 'Surplus against each city alone' },
  total: { zh: '合计', en: 'Total' },
  gainBest: { zh: '较最优', en: 'vs. best' },
  surplus: { zh: '各市盈余', en: 'Surplus of each city' },
  allotted: {
    zh: '年度总量按情景的分配依据逐年分解：上年用地按历史批准量，变更调查按期初账的总量。',
    en:
      'Yearly totals are divided by the keys of the scenario: past take as it was approved of ' +
      'old, a survey at the total of the opening books.',
  },
  nothing: {
    zh: '这一台账在所选期间内没有供给或没有需求。',
    en: 'There is no supply or no demand in this ledger in that time.',
  },
  balance: {
    zh: '每一行都先核销再有余量：占用多少、补充多少，余量不为负。盈余 = 所得指标的价值 − 付出的价款与成本。',
    en:
      'Needs are written off in full before anything is left over. ' +
      'Surplus = worth of the quota got less price paid and cost given.',
  },
} as const satisfies Readonly<Record<string, Label>>;

/**
 * The comparison as a person reads it on a terminal; ends in a line end.
 *
 * @param look `isAllotted`: whether keys of the scenario divide the yearly total of the ledger
 */
export function comparisonReport(
  title: Label,
  compared: readonly GoodComparison[],
  look: {
    readonly language: 'zh' | 'en';
    readonly colour: boolean;
    readonly isAllotted: boolean;
  },
): string {
  const style = makeStyle(look.language, look.colour);
  const { bold, dim } = style.colours;
  const lines = [bold(plainText(style.say(title)))];
  if (compared.length === 0) lines.push(style.say(TEXT.nothing));
  for (const one of compared) lines.push('', ...goodLines(one, style));
  if (compared.length > 0) lines.push('', dim(style.say(TEXT.balance)));
  if (compared.length > 0 && look.isAllotted) lines.push(dim(style.say(TEXT.allotted)));
  return `${lines.join('\n')}\n`;
}

function goodLines(compared: GoodComparison, style: Style): string[] {
  const { say, colours } = style;
  const { good, bundled, supply, demand, mechanisms, pools, dimension } = compared;
  const amount = dimension === 'capacityKg' ? formatCount : formatMu;
  const unit = dimension === 'capacityKg' ? TEXT.capacityUnit : TEXT.areaUnit;
  const sizes = `${say(TEXT.supply)} ${amount(supply)} · ${say(TEXT.demand)} ${amount(demand)}`;
  return [
    `${colours.bold(say(soldGoodLabel(good, bundled)))}  ${sizes}  ${colours.dim(say(unit))}`,
    ...mainTable(mechanisms, TEXT.mechanism, amount, good, style),
    '',
    ...gainTable(mechanisms, style),
    '',
    ...mainTable(pools, TEXT.pools, amount, good, style),
  ];
}

function mainTable(
  rows: readonly OutcomeRow[],
  what: Label,
  amount: (quantity: number) => string,
  good: QuotaGood,
  { say }: Style,
): string[] {
  return tableLines({
    head: [
      ...[what, TEXT.price, TEXT.own, TEXT.traded, TEXT.unmet].map(say),
      ...CITIES.map((city) => say(PARTY_LABELS[city])),
      ...[TEXT.share, TEXT.left].map(say),
    ],
    rows: rows.map((row) => [
      say(row),
      row.price === null ? '–' : priceText(row.price, good),
      amount(row.ownUse),
      amount(row.traded + row.fromOutside),
      amount(row.unmet),
      ...CITIES.map((city) => formatWanYuan(row.surplusFen[city] ?? 0n)),
      formatHundredths(row.optimumShareBp),
      amount(row.left),
    ]),
  });
}

/** Who gains and who loses, against each city alone and against the optimum. */
function gainTable(rows: readonly OutcomeRow[], { say }: Style): string[] {
  const alone = rows[0]!;
  const best = rows.at(-1)!;
  const change = (row: OutcomeRow, base: OutcomeRow, city: string) =>
    formatWanYuanChange(Number((row.surplusFen[city] ?? 0n) - (base.surplusFen[city] ?? 0n)));
  return tableLines({
    head: [
      say(TEXT.gainAlone),
      ...CITIES.map((city) => say(PARTY_LABELS[city])),
      ...CITIES.map((city) => `${say(PARTY_LABELS[city])} ${say(TEXT.gainBest)}`),
    ],
    rows: rows
      .slice(1)
      .map((row) => [
        say(row),
        ...CITIES.map((city) => change(row, alone, city)),
        ...CITIES.map((city) => change(row, best, city)),
      ]),
  });
}

function priceText(price: NonNullable<OutcomeRow['price']>, good: QuotaGood): string {
  const [low, high] = [price.low, price.high].map((value) => formatUnitPrice(value, good));
  return low === high ? low! : `${low}–${high}`;
}
