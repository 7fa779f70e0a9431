import type { YearAllotment } from '../../engine/allotment-desk.ts';
import { type AllotmentKey, heldKeys, type KeyAmounts } from '../../rules/allotment.ts';
import type { Label } from '../../rules/rule.ts';
import { mulDiv } from '../../units/exact.ts';
import { addRatio, type Ratio, ZERO } from '../../units/ratio.ts';
import { CITIES, isCity } from '../../world/party.ts';
import { fill, same } from '../explain/label-text.ts';
import { formatCount, formatHundredths, formatMu, formatWanYuan } from '../format.ts';
import { ALLOTMENT_KEY_LABELS, ALLOTMENT_SOURCE_LABELS, PARTY_LABELS } from '../labels.ts';

const TOTAL: Label = { zh: '年度总量 {0} 亩（{1}）', en: 'total of the year {0} mu ({1})' };
const SURVEY: Label = {
  zh: '{0} 年耕地由 {1} 亩变为 {2} 亩，其间新增 {3} 亩；{4}',
  en: 'farmland in {0} went from {1} to {2} mu, {3} mu of it newly made; {4}',
};
const NET: Label = { zh: '已扣当年占用', en: 'what was taken is off' };
const GROSS: Label = { zh: '未扣当年占用', en: 'what was taken is not off' };
const KEY: Label = {
  zh: '{0}，权重 {1}：{2}，合计 {3}，占 {4}%',
  en: '{0}, weight {1}: {2} of {3}, {4}%',
};
const EMPTY: Label = {
  zh: '{0}：三市都没有，权重归其他依据',
  en: '{0}: nobody has any; its weight goes to the other keys',
};
const AUCTION: Label = { zh: '拍卖，权重 {0}', en: 'auction, weight {0}' };
const FROM_MEMBERS: Label = {
  zh: '拍卖的份额只从合作各市所得中出，{0}未参加',
  en: 'the auction is fed by the cities that cooperate; {0} stays away',
};
const GRANTS: Label = {
  zh: '没有依据可分，按期初下达的指标分',
  en: 'no key had anything to go by; the grants of the opening books decided',
};
const LEFT: Label = {
  zh: '没有依据可分，{0} 亩未下达',
  en: 'no key had anything to go by; {0} mu were not allotted',
};

/** Why a holder got what it got of a year's total: the total, then every key, in words. */
export function allotmentWhy(allotment: YearAllotment, holder: string): Label[] {
  const { totalM2, source, survey, keys, auctionWeight, leftM2, apart, isByGrants } = allotment;
  const held = heldKeys(keys);
  const isApart = apart.some((city) => city === holder);
  const weights = held.reduce((sum, { weight }) => sum + weight, isApart ? 0 : auctionWeight);
  const weightOf = (weight: number) => same(`${weight}/${weights}`);
  const lines = [
    fill(TOTAL, same(formatMu(totalM2)), ALLOTMENT_SOURCE_LABELS[source]),
    ...(survey === null
      ? []
      : [
          fill(
            SURVEY,
            same(String(survey.year)),
            ...[survey.stockBeforeM2, survey.stockM2, survey.madeM2].map((m2) =>
              same(formatMu(m2)),
            ),
            survey.isNet ? NET : GROSS,
          ),
        ]),
    ...(isCity(holder) ? keys.map((key) => keyLine(key, holder, held, weightOf)) : []),
    ...(auctionWeight > 0 && !isCity(holder) ? [fill(AUCTION, weightOf(auctionWeight))] : []),
    ...(apart.length > 0 && !isApart ? [fill(FROM_MEMBERS, listed(apart))] : []),
    ...(isByGrants ? [GRANTS] : []),
  ];
  return leftM2 > 0 ? [...lines, fill(LEFT, same(formatMu(leftM2)))] : lines;
}

function listed(cities: readonly string[]): Label {
  const names = cities.map((city) => PARTY_LABELS[city as keyof typeof PARTY_LABELS]);
  return {
    zh: names.map(({ zh }) => zh).join('、'),
    en: names.map(({ en }) => en).join(', '),
  };
}

function keyLine(
  one: KeyAmounts,
  city: (typeof CITIES)[number],
  held: readonly KeyAmounts[],
  weightOf: (weight: number) => Label,
): Label {
  const { key, weight, amounts } = one;
  const label = ALLOTMENT_KEY_LABELS[key];
  if (!held.includes(one)) return fill(EMPTY, label);
  const own = amounts[CITIES.indexOf(city)]!;
  const all = amounts.reduce(addRatio, ZERO);
  const texts = [own, all].map((amount) => same(amountText(key, amount)));
  return fill(KEY, label, weightOf(weight), ...texts, same(shareText(own, all)));
}

/** An amount of a key as people read it, half-up: mu, people, or 10⁴ yuan. */
export function amountText(key: AllotmentKey, { numerator, denominator }: Ratio): string {
  const whole = mulDiv(1, numerator, denominator, 'halfUp');
  if (key === 'gdp') return formatWanYuan(whole);
  return key === 'populationGrowth' ? formatCount(whole) : formatMu(whole);
}

/** The share of one amount in another in percent, half-up to two decimals. */
export function shareText(part: Ratio, whole: Ratio): string {
  if (whole.numerator === 0) return formatHundredths(0);
  const [n, d] = [
    BigInt(part.numerator) * BigInt(whole.denominator),
    BigInt(part.denominator) * BigInt(whole.numerator),
  ];
  return formatHundredths(Number((20_000n * n + d) / (2n * d)));
}

/** The division a lot came from; undefined for a lot of another origin. */
export function allotmentOfLot(
  allotments: readonly YearAllotment[],
  lot: string,
): { readonly allotment: YearAllotment; readonly holder: string } | undefined {
  for (const allotment of allotments) {
    const part = allotment.parts.find((one) => one.lot === lot);
    if (part !== undefined) return { allotment, holder: part.city };
  }
  return undefined;
}
