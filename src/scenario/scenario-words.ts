import type { Label } from '../rules/rule.ts';
import { ALLOTTED_LEDGERS } from '../world/policy.ts';
import { MARKET_LEDGERS } from '../world/quota-market.ts';

const MARKET_WORDS: Readonly<Record<string, Label>> = {
  '': { zh: '该台账的出清机制', en: 'How this ledger is cleared' },
  kind: {
    zh: '挂牌价、协议、整宗挂牌、竞价限价、集合竞价或按比例分配',
    en: 'Posted price, agreement, listed lots, ascending bids, call auction or pro rata',
  },
  sessions: { zh: '每月或每季一场', en: 'One session a month or a quarter' },
  byGrade: { zh: '挂牌价随等别增减', en: 'Posted price by grade of the land' },
  sellerShare: { zh: '协议中出让方分得的差额比例', en: "The holder's part of the gain" },
  step: { zh: '加价幅度占起始价的比例', en: 'Bid step as a part of the starting price' },
  deposit: { zh: '保证金占起始价的比例', en: 'Deposit as a part of the starting price' },
  capShare: { zh: '最高限价为起始价的倍数', en: 'Cap as a multiple of the starting price' },
  tie: {
    zh: '同价时：先到先得、摇号或按比例',
    en: 'Among equals: the earlier, a draw, or in proportion',
  },
  priceAt: {
    zh: '统一价取均衡区间的低端、中点或高端',
    en: 'Where the one price lies among those that balance the book',
  },
  partial: { zh: '一宗可否部分成交', en: 'Whether a lot may be sold in part' },
  goods: {
    zh: '各品种的起始价、限价、熔断价和标的大小',
    en: 'Price, band, circuit breaker and lot size of each good',
  },
  levy: { zh: '上级提留：实物或价款', en: 'Taken of every sale: in kind or in cash' },
  outside: { zh: '可否向国家统筹购买', en: 'Whether the national pool sells as well' },
};

const ALLOCATION_WORDS: Readonly<Record<string, Label>> = {
  '': { zh: '该台账年度总量的分解办法', en: 'How the yearly total of this ledger is divided' },
  total: {
    zh: '总量：opening 期初账、survey 上年变更调查（仅 L7），或面积如 20000 mu',
    en: 'The total: opening books, survey (L7 alone), or an area such as 20000 mu',
  },
  keys: {
    zh: '分解的依据和权重；拍卖的部分在场次中出让',
    en: 'What it is divided by, with weights; what is auctioned is sold in sessions',
  },
  'keys.pastTake': { zh: '上年用地', en: 'What was taken the year before' },
  'keys.populationGrowth': { zh: '常住人口增加', en: 'Residents gained' },
  'keys.gdp': { zh: '地区生产总值', en: 'Output' },
  'keys.farmlandStock': { zh: '耕地面积', en: 'Farmland there is' },
  'keys.landPerformance': { zh: '用地绩效', en: 'How well land is used' },
  'keys.auction': { zh: '拍卖', en: 'Auction' },
  document: { zh: '下达文件', en: 'Document of the decision' },
};

function allocationWords(): Record<string, Label> {
  return Object.fromEntries(
    ALLOTTED_LEDGERS.flatMap((ledger) =>
      Object.entries(ALLOCATION_WORDS).map(([key, words]) => [
        ['quota.allocation', ledger, ...(key === '' ? [] : [key])].join('.'),
        words,
      ]),
    ),
  );
}

const BUNDLED: Label = {
  zh: '是否整项目出让：按面积计价，水田与产能随面积走',
  en: 'Whether a lot is sold by the m² with its paddy and capacity',
};

function marketWords(): Record<string, Label> {
  return Object.fromEntries(
    MARKET_LEDGERS.flatMap((ledger) =>
      Object.entries(MARKET_WORDS).map(([key, words]) => [
        ['quota.mechanism', ledger, ...(key === '' ? [] : [key])].join('.'),
        words,
      ]),
    ).concat([['quota.mechanism.L4.bundled', BUNDLED]]),
  );
}

/** What each key of a scenario is for, shown by editors; paths as in the file. */
export const SCENARIO_WORDS: Readonly<Record<string, Label>> = {
  '': {
    zh: '情景文件：谁的土地、按什么规则分成、怎样调库',
    en: 'A scenario: how land money is shared and moved, over which deals and dates',
  },
  title: { zh: '标题（中、英）', en: 'Title in both languages' },
  author: { zh: '作者', en: 'Who wrote it' },
  sources: { zh: '依据的文号', en: 'Document numbers it rests on' },
  changes: { zh: '逐条说明它改变了什么', en: 'What it changes, item by item' },
  signed: { zh: '签署文字（可不写）', en: 'Signature, free text, optional' },
  extends: { zh: '在哪个情景之上修改', en: 'The scenario this one is laid over' },
  start: { zh: '起始日期', en: 'First day of the run' },
  end: { zh: '终止日期（含）', en: 'Last day of the run, included' },
  seed: { zh: '随机种子', en: 'Seed of every random stream' },
  deals: {
    zh: '成交记录；另写 file 时，其余各项不再继承',
    en: 'The deals; naming another file drops what the base says about its own',
  },
  'deals.file': { zh: '成交文件，相对本文件的路径', en: 'Deals file, relative to this file' },
  'deals.sheet': { zh: '工作表名，默认第一张', en: 'Sheet of a workbook; the first if absent' },
  'deals.asOf': {
    zh: '把历史成交整年后移，使最早一笔不早于这一天',
    en: 'Move past deals by whole years so that none is signed before this day',
  },
  'deals.synthetic': { zh: '是否为合成数据', en: 'Whether the deals are made up' },
  opening: { zh: '期初指标与耕地', en: 'Opening quota and farmland books' },
  sharing: { zh: '土地收入分成', en: 'How land revenue is shared' },
  'sharing.base': {
    zh: '分成基数：总收入或净收益',
    en: 'What is shared: receipts or net proceeds',
  },
  'sharing.rule': { zh: '分成规则', en: 'The sharing rule' },
  'sharing.taxes': { zh: '税收市级部分的分成', en: 'How the city part of each tax is shared' },
  greenHeart: { zh: '绿心生态保护补偿资金提取', en: 'The green-heart levy' },
  'greenHeart.enabled': { zh: '是否提取', en: 'Whether it is taken' },
  'greenHeart.base': { zh: '提取基数', en: 'What it is taken from' },
  transfer: { zh: '调库方式', en: 'How money in the wrong treasury moves' },
  'transfer.regimes': { zh: '按日期选用的方式', en: 'The regime asked for, by date' },
  'transfer.authorised': {
    zh: '各方式自何日起获授权；T-A 无需授权，null 为撤回',
    en: 'From when a regime is authorised; T-A needs none, null takes it back',
  },
  'transfer.netting': {
    zh: '年终结算的款项是否轧差：none 不轧差、bilateral 双边、multilateral 多边',
    en: 'Whether year-end payments are set off: none, bilateral or multilateral',
  },
  quota: { zh: '指标交易', en: 'Quota trade' },
  'quota.trade': { zh: '缺指标的市可否购买', en: 'Whether a city short of quota may buy' },
  'quota.prices': {
    zh: '挂牌价，如 12 wanYuan/mu（产能为 30 yuan/kg）',
    en: 'Posted prices, such as 12 wanYuan/mu (capacity: 30 yuan/kg)',
  },
  'quota.reserve': { zh: '各市保留不卖的比例', en: 'Part a city keeps and does not sell' },
  'quota.booking': {
    zh: '补充耕地指标调剂是否计入两地保有量考核：不计、当年、长期',
    en: 'Whether farmland traded as quota counts in both assessments: off, year or permanent',
  },
  'quota.gate': { zh: '占补审查', en: 'How the quota gate is kept' },
  'quota.gate.regimes': {
    zh: '按成交日期：threeIndex 三项核销，occupationCap 以补定占；不写则依法',
    en: 'By award day: threeIndex writes off three indices, occupationCap adds the annual cap',
  },
  'quota.gate.paddyForPaddy': { zh: '是否占水田补水田', en: 'Whether paddy is made good by paddy' },
  'quota.gate.lotChoice': {
    zh: '先用哪批指标：最早、最便宜、等别最近、最合适',
    en: 'Which lot is drawn first: oldest, cheapest, nearestGrade or bestFit',
  },
  'quota.gate.bundled': {
    zh: '数量、水田、产能是否整项使用，多出的部分一并核销',
    en: 'Whether the dimensions of a lot go together, the excess written off as waste',
  },
  'quota.gate.commitments': { zh: '可否承诺补充', en: 'Whether replenishment may be promised' },
  'quota.preset': {
    zh: '照搬别处的指标交易机制（来源见 seeds/quota-presets）；null 为撤回',
    en: 'The quota mechanism of another place (sources in seeds/quota-presets); null takes it back',
  },
  'quota.mechanism': {
    zh: '各台账按场次出清的机制；未写的台账按挂牌价随用随买',
    en: 'Ledgers cleared in sessions; one not named is bought at the posted price when needed',
  },
  'quota.allocation': {
    zh: '按办法分解的年度总量：L2 计划指标、L7 占用耕地上限；不写则依期初账',
    en: 'Yearly totals divided by a key: plan quota L2, farmland cap L7; else the opening books',
  },
  ...allocationWords(),
  ...marketWords(),
  reclamationFee: { zh: '何时缴耕地开垦费', en: 'When the reclamation fee is due' },
  benchmarkFloor: { zh: '基准地价底线用哪些数据', en: 'Which benchmark prices bind' },
  countyTreasuries: {
    zh: '县和县级市并入市（ofCity）还是各有国库、各自结算（own）',
    en: 'Counties within their city (ofCity) or with treasuries of their own (own)',
  },
  ruralUse: {
    zh: '用于农业农村的检验口径：按收益（默认）或按收入',
    en: 'Rural use is tested by net proceeds (the default) or by receipts',
  },
  negativeBase: { zh: '计提基数为负时', en: 'What becomes of a negative earmark base' },
  levers: { zh: '移动操作杆（czt rules levers）', en: 'Levers moved (czt rules levers)' },
  choices: {
    zh: '假设或已失效的规则：沿用、作废或替换',
    en: 'Assumed or expired rules: extend, lapse or replace',
  },
  variants: { zh: '依据相互冲突时取哪一种', en: 'Which reading to take where sources conflict' },
  market: {
    zh: '推演内的市场：供地、需求、成交方式、指数；不写则只重放成交文件',
    en: 'A market within the run: supply, demand, award, index; without it deals are replayed',
  },
  faults: {
    zh: '差错情形F1至F20，默认全部关闭',
    en: 'Failure modes F1 to F20, all off unless named here',
  },
  'faults.rates': {
    zh: '各情形发生的比例，如 F6: 20%；null 为撤回',
    en: 'How often each befalls, such as F6: 20%; null takes it back',
  },
  'faults.scripted': {
    zh: '指定宗地（可指定日期）发生的情形；F14写日期即于该日解除合同',
    en: 'Faults of one deal, on a date if given; F14 with a date rescinds it on that day',
  },
  behaviour: {
    zh: '行为：默认全部关闭',
    en: 'Behaviour, all off unless named; null takes it back',
  },
  'behaviour.payment': {
    zh: '按市场状态缴款、逾期、违约',
    en: 'Payment by the state of the market',
  },
  'behaviour.payment.market': {
    zh: '土地市场走势（seeds/market-paths.yaml）；有 market 时写 index，随其指数',
    en: 'Path of the land market (seeds/market-paths.yaml); beside a market: index, its own',
  },
  'behaviour.firms': {
    zh: '供地以后：建设、达产、逐年税收',
    en: 'After delivery: plants and taxes',
  },
  'behaviour.firms.records': {
    zh: '企业：行业、来路（本地、飞地、迁入、分支机构）、约定',
    en: 'Firms: industry, kind (local, enclave, relocated, branch), what they promised',
  },
  'behaviour.firms.sharing': {
    zh: '企业税收市级部分的分享，按来路；上限逐家计，signed 指达产之日',
    en: 'How the city part of their taxes is shared; limits count by firm, signed: full output',
  },
  'behaviour.listing': { zh: '供地对分成的反应', en: 'What cities list in answer to sharing' },
  'behaviour.listing.respondsToSharing': {
    zh: '少留则少供（规则 listing-elasticity，为假定）',
    en: 'List less when keeping less (rule listing-elasticity, assumed)',
  },
  'behaviour.supply': {
    zh: '供地对市场的反应，须有 market',
    en: 'What cities list in answer to their market; needs market:',
  },
  'behaviour.supply.respondsToMarket': {
    zh: '下行、流拍多、计划指标不足时少供，过后补上（规则 supply-response，为假定）',
    en: 'List less in a fall, after pass-ins, short of quota (supply-response, assumed)',
  },
  'behaviour.location': {
    zh: '企业选址，须有 market',
    en: 'Where firms settle; needs market:',
  },
  'behaviour.location.respondsToCost': {
    zh: '要工业用地的企业按地价和土地使用税选市（规则 location-spread，为假定）',
    en: 'Firms choose a city by land price and land-use tax (rule location-spread, assumed)',
  },
  coalition: {
    zh: '哪些市在平台上；不写为三市都在，其余的市单干',
    en: 'Cities on the platform: all if absent; the others go it alone',
  },
  overrides: { zh: '替换规则的数值', en: 'Values put in the place of a rule' },
  'SharingRule.fixed': { zh: '固定比例，合计 100%', en: 'Fixed shares that sum to 100%' },
  'SharingRule.preset': {
    zh: '照搬已有先例（seeds/sharing-presets 的 id）',
    en: 'A precedent, by its id in seeds/sharing-presets',
  },
  'SharingRule.parameters': { zh: '先例留待填写的数值', en: 'What the precedent leaves open' },
  'SharingRule.weights': {
    zh: '按整数权重，或按若干因素加权',
    en: 'By whole-number weights, or by weighted factors',
  },
  'SharingRule.quotaSupplied': { zh: '按各市提供的指标面积', en: 'By quota area supplied' },
  'SharingRule.waterfall': { zh: '逐级填满', en: 'Steps filled in order, then the rest' },
  'SharingRule.tiers': {
    zh: '按本宗累计金额分档，首尾相接',
    en: 'Tiers by amount of the deal, end to end',
  },
  'SharingRule.cap': {
    zh: '某些方的上限（比例或金额），超额归一方',
    en: 'The most some parties get, as shares or amounts; the excess is one party’s',
  },
  'SharingRule.floor': {
    zh: '某些方的保底（比例或金额）',
    en: 'The least some parties get, as shares or amounts',
  },
  'SharingRule.phase': {
    zh: '按时间分阶段：年数自某日起，或起止日期',
    en: 'Phases: years from an event, or dates',
  },
  'SharingRule.increment': {
    zh: '存量归己，增量分享',
    en: 'The stock stays with its owner, the increment is shared',
  },
  'SharingRule.byOrigin': {
    zh: '市内成交与跨区成交分别规定',
    en: 'One rule within a city, another across regions',
  },
  'SharingRule.levyFirst': { zh: '先提一定比例，其余另分', en: 'A levy first, then the rest' },
};
