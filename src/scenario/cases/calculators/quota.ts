import { type Vector, vector } from '../../../quota/vector.ts';
import { guidancePrice } from '../../../rules/guidance-price.ts';
import { linkageFarmlandNeed, linkageSurplus } from '../../../rules/linkage-surplus.ts';
import { nationalQuotaPrice } from '../../../rules/national-quota-price.ts';
import { occupationCapM2, occupationExcessM2 } from '../../../rules/occupation-cap.ts';
import { transferProtection } from '../../../rules/protection-transfer.ts';
import { quotaLotTerms } from '../../../rules/quota-lot-terms.ts';
import { planAdjustmentM2, planFromDisposalM2 } from '../../../rules/stock-disposal.ts';
import { priceOf } from '../../../units/fen.ts';
import { type Calculator, calculator, figure } from '../calculator.ts';
import {
  area,
  areaPrice,
  capacity,
  capacityPrice,
  count,
  day,
  exactArea,
  flag,
  group,
  optional,
  text,
  word,
} from '../given-field.ts';

const FARMLAND = ['paddy', 'dry'] as const;

const LOT_RESULTS = {
  start: figure('money', '起始价', 'starting price'),
  step: figure('money', '增价幅度', 'increment'),
  deposit: figure('money', '保证金', 'deposit'),
  cap: figure('money', '最高限价', 'cap'),
};
const LOT_FORMULA = {
  zh: '起始价 = 数量 × 单价，进到万元；增价幅度、保证金、最高限价按比例由起始价算出，舍到万元',
  en: 'start = quantity × price, up to 万元; increment, deposit, cap are shares of it, down',
};

const quotaLot = calculator({
  id: 'quotaLot',
  title: { zh: '补充耕地面积指标的挂牌条件', en: 'terms of a listed lot of quota area' },
  formula: LOT_FORMULA,
  given: { area: area(), price: areaPrice(), day: day() },
  results: LOT_RESULTS,
  calculate: ({ area: areaM2, price, day: on }, book) =>
    lotResults(quotaLotTerms(areaM2, price, book, on)),
});

const capacityLot = calculator({
  id: 'capacityLot',
  title: { zh: '产能指标的挂牌条件', en: 'terms of a listed lot of capacity' },
  formula: LOT_FORMULA,
  given: { capacity: capacity(), price: capacityPrice(), day: day() },
  results: LOT_RESULTS,
  calculate: ({ capacity: kg, price, day: on }, book) =>
    lotResults(quotaLotTerms(kg, price, book, on)),
});

function lotResults({ startFen, stepFen, depositFen, capFen }: ReturnType<typeof quotaLotTerms>) {
  return { start: startFen, step: stepFen, deposit: depositFen, cap: capFen };
}

const areaCost = calculator({
  id: 'areaCost',
  title: { zh: '按面积单价计价', en: 'an area at a unit price' },
  formula: { zh: '金额 = 面积 × 单价', en: 'amount = area × unit price' },
  given: { area: area(), price: areaPrice() },
  results: { amount: figure('money', '金额', 'amount') },
  calculate: ({ area: areaM2, price }) => ({ amount: priceOf(areaM2, price) }),
});

const nationalQuota = calculator({
  id: 'nationalQuotaPrice',
  title: { zh: '跨省域补充耕地国家统筹价', en: 'price from the national pool' },
  formula: {
    zh: '单价 =（基准价 + 每公斤产能价 × 标准产能）× 省份调节系数',
    en: 'price = (base price + capacity price × standard capacity) × coefficient of the province',
  },
  given: { province: text(), kind: word(FARMLAND), grade: count(), area: area(), day: day() },
  results: {
    price: figure('areaPrice', '单价', 'unit price'),
    amount: figure('money', '金额', 'amount'),
  },
  calculate: ({ province, kind, grade, area: areaM2, day: on }, book) => {
    const price = nationalQuotaPrice(province, kind, grade, book, on);
    return { price, amount: priceOf(areaM2, price) };
  },
});

const guidance = calculator({
  id: 'guidancePrice',
  title: { zh: '按等别的指导价', en: 'guidance price by grade' },
  formula: {
    zh: '单价 = 基准等别的指导价 + 每等差价 ×（基准等别 − 等别）',
    en: 'price = price of the reference grade + step × (reference grade − grade)',
  },
  given: { kind: word(FARMLAND), grade: count(), day: day() },
  results: { price: figure('areaPrice', '单价', 'unit price') },
  calculate: ({ kind, grade, day: on }, book) => ({ price: guidancePrice(kind, grade, book, on) }),
});

const VECTOR = { area: area(), paddy: optional(area()), capacity: optional(capacity()) };
const VECTOR_RESULTS = {
  area: figure('area', '面积', 'area'),
  paddy: figure('area', '其中水田', 'of which paddy'),
  capacity: figure('capacity', '产能', 'capacity'),
};

interface WrittenVector {
  readonly area: number;
  readonly paddy: number | undefined;
  readonly capacity: number | undefined;
}

function toVector({ area: areaM2, paddy, capacity: kg }: WrittenVector): Vector {
  return vector(areaM2, paddy, kg);
}

function vectorResults({ areaM2, paddyM2, capacityKg }: Vector) {
  return { area: areaM2, paddy: paddyM2, capacity: capacityKg };
}

const surplus = calculator({
  id: 'linkageSurplus',
  title: { zh: '增减挂钩节余指标', en: 'surplus of a linkage project' },
  formula: { zh: '节余 = 拆旧复垦 − 安置用地', en: 'surplus = reclaimed − used to resettle' },
  given: { reclaimed: group(VECTOR), resettled: group(VECTOR) },
  results: VECTOR_RESULTS,
  calculate: ({ reclaimed, resettled }) =>
    vectorResults(linkageSurplus(toVector(reclaimed), toVector(resettled))),
});

const linkageNeed = calculator({
  id: 'linkageFarmland',
  title: { zh: '增减挂钩应复垦的耕地', en: 'farmland a linkage project must reclaim' },
  formula: {
    zh: '应复垦 = 建新占用耕地 + 安置占用耕地',
    en: 'to reclaim = farmland taken by building + farmland taken by resettlement',
  },
  given: { building: group(VECTOR), resettlement: group(VECTOR) },
  results: VECTOR_RESULTS,
  calculate: ({ building, resettlement }) =>
    vectorResults(linkageFarmlandNeed(toVector(building), toVector(resettlement))),
});

const planFromDisposal = calculator({
  id: 'planFromDisposal',
  title: { zh: '处置存量核定计划指标', en: 'plan quota from stock disposed of' },
  formula: {
    zh: '计划指标 = 处置面积 × 挂钩比例，舍到平方米',
    en: 'plan quota = area disposed of × ratio, down to the m²',
  },
  given: { disposed: area(), day: day() },
  results: { plan: figure('area', '计划指标', 'plan quota') },
  calculate: ({ disposed, day: on }, book) => ({ plan: planFromDisposalM2(disposed, book, on) }),
});

const planAdjustment = calculator({
  id: 'planAdjustment',
  title: { zh: '计划指标的奖励与核减', en: 'bonus and cut of the plan quota' },
  formula: {
    zh: '完成任务的加奖励比例，未完成的减核减比例',
    en: 'base × bonus when the tasks were met, − base × cut when not',
  },
  given: { base: area(), tasksMet: flag(), day: day() },
  results: { change: figure('area', '增减', 'change') },
  calculate: ({ base, tasksMet, day: on }, book) => ({
    change: planAdjustmentM2(base, tasksMet, book, on),
  }),
});

const occupationCap = calculator({
  id: 'occupationCap',
  title: { zh: '以补定占：年度占用耕地上限', en: 'annual cap on farmland taken' },
  formula: {
    zh: '上限 = 上年稳定耕地净增加量（减少则为零）；超出 = 申请 − 上限',
    en: 'cap = net gain of farmland of the year before, if any; excess = request − cap',
  },
  given: { stockBefore: area(), stock: area(), requested: area() },
  results: {
    cap: figure('area', '上限', 'cap'),
    excess: figure('area', '超出', 'excess'),
  },
  calculate: ({ stockBefore, stock, requested }) => {
    const cap = occupationCapM2(stockBefore, stock);
    return { cap, excess: occupationExcessM2(cap, requested) };
  },
});

const protectionTransfer = calculator({
  id: 'protectionTransfer',
  title: { zh: '耕地保护目标任务转移', en: 'part of a farmland target moved' },
  formula: {
    zh: '转出方目标减、转入方目标加同一面积，转入方须有那么多超出目标的耕地；补偿 = 面积 × 年单价',
    en: 'one target falls, the other rises, the taker must have it; payment = area × price',
  },
  given: {
    area: exactArea(),
    giver: group({ target: area(), stock: area() }),
    taker: group({ target: area(), stock: area() }),
    day: day(),
  },
  results: {
    giverTarget: figure('area', '转出方目标', 'target of the giver'),
    takerTarget: figure('area', '转入方目标', 'target of the taker'),
    yearly: figure('money', '每年补偿', 'payment a year'),
    short: figure('area', '转入方缺口', 'what the taker lacks'),
  },
  calculate: ({ area: moved, giver, taker, day: on }, book) => {
    const stand = ({ target, stock }: typeof giver) => ({ targetM2: target, stockM2: stock });
    const result = transferProtection(moved, stand(giver), stand(taker), book, on);
    return {
      giverTarget: result.giverTargetM2,
      takerTarget: result.takerTargetM2,
      yearly: result.yearlyFen,
      short: result.shortM2,
    };
  },
});

/** Quota: lots and prices, linkage, plan, caps and targets. */
export const QUOTA_CALCULATORS: readonly Calculator[] = [
  quotaLot,
  capacityLot,
  areaCost,
  nationalQuota,
  guidance,
  surplus,
  linkageNeed,
  planFromDisposal,
  planAdjustment,
  occupationCap,
  protectionTransfer,
];
