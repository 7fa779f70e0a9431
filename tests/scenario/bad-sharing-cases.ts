/** A bad sharing rule: its name, the rule, the key meant, and what is said of it. */
export type BadRule = readonly [name: string, rule: string, column: string, zh: string, en: string];

export const LAND = '{ fixed: { shares: { land: 1 } } }';
const HALF = '{ fixed: { shares: { land: 50%, partner: 50% } } }';

export const PHASE_CASES: readonly BadRule[] = [
  [
    'a gap between phases',
    `{ phase: { phases: [{ to: 2027-12-31, rule: ${LAND} }, { from: 2028-02-01, ` +
      `rule: ${LAND} }] } }`,
    'sharing.rule.phase.phases[1].from',
    '有空档：2028-01-01 没有阶段适用',
    'a gap: no phase applies on 2028-01-01',
  ],
  [
    'phases that overlap',
    `{ phase: { phases: [{ to: 2027-12-31, rule: ${LAND} }, { from: 2027-07-01, ` +
      `rule: ${LAND} }] } }`,
    'sharing.rule.phase.phases[1].from',
    '阶段重叠：2027-07-01 有两个阶段适用',
    'phases overlap: two apply on 2027-07-01',
  ],
  [
    'a phase that is over before it begins',
    `{ phase: { before: ${LAND}, phases: [{ from: 2028-01-01, to: 2027-12-31, rule: ${LAND} }], ` +
      `rest: ${LAND} } }`,
    'sharing.rule.phase.phases[0].to',
    '这一阶段一天也没有：2028-01-01 开始时已经结束',
    'this phase has no day: it is over before 2028-01-01',
  ],
  [
    'no rule before the event',
    `{ phase: { since: 2026-07-01, phases: [{ years: 5, rule: ${HALF} }], rest: ${LAND} } }`,
    'sharing.rule.phase.before',
    '有空档：2026-06-30 没有阶段适用',
    'a gap: no phase applies on 2026-06-30',
  ],
  [
    'no rule after the years',
    `{ phase: { since: 2026-07-01, before: ${LAND}, phases: [{ years: 5, rule: ${HALF} }] } }`,
    'sharing.rule.phase.rest',
    '有空档：2031-07-01 没有阶段适用',
    'a gap: no phase applies on 2031-07-01',
  ],
  [
    'no rule after the years from signing',
    `{ phase: { since: signed, phases: [{ years: 5, rule: ${HALF} }] } }`,
    'sharing.rule.phase.rest',
    '签约满 5 年后没有阶段适用',
    'no phase applies from 5 years after signing',
  ],
  [
    'no rule once a limit is reached',
    `{ phase: { phases: [{ rule: ${HALF}, whileBelow: { party: partner, ` +
      'amountWanYuan: 9000 } }] } }',
    'sharing.rule.phase.rest',
    'partner 得满 9,000.00 万元之后没有规则适用',
    'once partner has had 9,000.00 万元 no rule applies',
  ],
  [
    'years and dates together',
    `{ phase: { since: signed, phases: [{ years: 2, to: 2028-01-01, rule: ${LAND} }], ` +
      `rest: ${LAND} } }`,
    'sharing.rule.phase.phases',
    '各阶段要么都写年数（并写 since），要么都写日期',
    'phases are either all in years (with since) or all dated',
  ],
  [
    'an event nobody knows',
    `{ phase: { since: opened, phases: [{ years: 2, rule: ${LAND} }], rest: ${LAND} } }`,
    'sharing.rule.phase.since',
    '这个值读不懂',
    'this value cannot be read',
  ],
];

export const LIMIT_CASES: readonly BadRule[] = [
  [
    'floors that exceed the base',
    `{ floor: { shares: { land: 60%, partner: 50% }, over: deal, rule: ${LAND} } }`,
    'sharing.rule.floor',
    '保底之和超过基数：基数 1,200.00 万元，保底共 1,320.00 万元',
    'the floors exceed the base: of 1,200.00 万元 they ask for 1,320.00 万元',
  ],
  [
    'a floor above its cap, in shares',
    `{ cap: { shares: { partner: 30% }, over: deal, excessTo: land, rule: ` +
      `{ floor: { shares: { partner: 40% }, over: deal, rule: ${LAND} } } } }`,
    'sharing.rule.cap',
    'partner 的保底高于限额：基数 1,200.00 万元时保底 480.00 万元，限额 360.00 万元',
    'the floor of partner exceeds its cap: of 1,200.00 万元 the floor is 480.00 万元 ' +
      'and the cap 360.00 万元',
  ],
  [
    'a floor in shares above a cap in money',
    `{ floor: { shares: { partner: 50% }, over: year, rule: ` +
      '{ cap: { amountsWanYuan: { partner: 300 }, over: year, excessTo: land, ' +
      `rule: ${LAND} } } } }`,
    'sharing.rule.floor',
    'partner 的保底高于限额：基数 1,200.00 万元时保底 600.00 万元，限额 300.00 万元',
    'the floor of partner exceeds its cap: of 1,200.00 万元 the floor is 600.00 万元 ' +
      'and the cap 300.00 万元',
  ],
  [
    'a floor of every deal above a cap of the run',
    `{ cap: { amountsWanYuan: { partner: 100 }, over: run, excessTo: land, rule: ` +
      `{ floor: { amountsWanYuan: { partner: 30 }, over: deal, rule: ${LAND} } } } }`,
    'sharing.rule.cap',
    'partner 的保底高于限额：保底满 4 次时保底 120.00 万元，限额 100.00 万元',
    'the floor of partner exceeds its cap: 4 times over the floor is 120.00 万元 ' +
      'and the cap 100.00 万元',
  ],
  [
    'a cap whose excess comes back',
    `{ cap: { shares: { land: 30% }, over: deal, excessTo: land, rule: ${LAND} } }`,
    'sharing.rule.cap',
    'land 的超额又归它自己，限额落空',
    'what exceeds the cap of land goes back to land',
  ],
  [
    'an excess that goes past another cap',
    `{ cap: { shares: { partner: 30% }, over: deal, excessTo: land, rule: ` +
      `{ cap: { shares: { land: 40% }, over: deal, excessTo: quota, rule: ${LAND} } } } }`,
    'sharing.rule.cap',
    '超额归 land，会超过它里层的限额（480.00 万元 / 1,200.00 万元）',
    'the excess goes to land, past its own cap inside (480.00 万元 / 1,200.00 万元)',
  ],
  [
    'a floor inside another',
    `{ floor: { shares: { land: 60% }, over: deal, rule: ` +
      `{ floor: { shares: { partner: 30% }, over: deal, rule: ${LAND} } } } }`,
    'sharing.rule.floor',
    '外层保底（720.00 万元 / 1,200.00 万元）会冲掉里层 partner 的保底',
    'the floor outside (720.00 万元 / 1,200.00 万元) can take what the one inside keeps ' +
      'for partner (360.00 万元 / 1,200.00 万元)',
  ],
  [
    'a limit of nobody',
    `{ floor: { shares: {}, over: deal, rule: ${LAND} } }`,
    'sharing.rule.floor',
    '没有写任何一方的限额',
    'no party has a limit here',
  ],
  [
    'shares and amounts in one limit',
    `{ floor: { shares: { land: 1% }, amountsWanYuan: { quota: 1 }, over: deal, rule: ${LAND} } }`,
    'sharing.rule.floor',
    '一处限额不能既有比例又有金额',
    'one limit cannot mix shares and amounts',
  ],
  [
    'a span nobody knows',
    `{ floor: { shares: { land: 1% }, over: month, rule: ${LAND} } }`,
    'sharing.rule.floor.over',
    '这个值读不懂',
    'this value cannot be read',
  ],
  [
    'a factor without amounts',
    '{ weights: { factors: [{ by: population, weight: 1 }] } }',
    'sharing.rule.weights.factors[0].amounts',
    '因素“population”没有数量',
    'the factor "population" has no amounts',
  ],
  [
    'a factor twice',
    '{ weights: { factors: [{ by: quotaSupplied, weight: 1 }, { by: quotaSupplied, ' +
      'weight: 2 }] } }',
    'sharing.rule.weights.factors[1].by',
    '因素“quotaSupplied”写了两次',
    'the factor "quotaSupplied" is named twice',
  ],
  [
    'weights in no way',
    '{ weights: {} }',
    'sharing.rule.weights',
    '权重恰好写一种',
    'weights are stated in exactly one way',
  ],
];

export const PRESET_CASES: readonly BadRule[] = [
  [
    'an unknown preset',
    '{ preset: jiangyin-jinjiang }',
    'sharing.rule.preset',
    '这个值不在可选范围内；是否想写“jiangyin-jingjiang”？',
    'this is not one of the choices; did you mean "jiangyin-jingjiang"?',
  ],
  [
    'a preset without its parameter',
    '{ preset: jiangyin-jingjiang }',
    'sharing.rule.parameters.since',
    '预设“jiangyin-jingjiang”还缺参数“since”',
    'the preset "jiangyin-jingjiang" still needs the parameter "since"',
  ],
  [
    'a parameter a preset does not have',
    '{ preset: halves, parameters: { share: 40% } }',
    'sharing.rule.parameters.share',
    '没有名为“share”的键',
    'there is no key "share" here',
  ],
  [
    'a parameter that cannot be read',
    '{ preset: jiangyin-jingjiang, parameters: { since: soon } }',
    'sharing.rule.parameters.since',
    '这个值读不懂',
    'this value cannot be read',
  ],
  [
    'a precedent that does not apply',
    '{ preset: beijing-tianjin-hebei-2015, ' +
      'parameters: { fullProduction: 2027-01-01, preMoveTotal: 5999.999999 } }',
    'sharing.rule.parameters.preMoveTotal',
    '迁出前三年三税合计（上限）不到 6,000.00 万元，' +
      '财预〔2015〕92号 京津冀协同发展产业转移对接企业税收收入分享办法 不适用',
    'below 6,000.00 万元 the precedent does not apply ' +
      '(财预〔2015〕92号 京津冀协同发展产业转移对接企业税收收入分享办法)',
  ],
  [
    'a preset with a rule beside it',
    `{ preset: halves, fixed: { shares: { land: 1 } } }`,
    'sharing.rule.fixed',
    '没有名为“fixed”的键',
    'there is no key "fixed" here',
  ],
  [
    'a baseline that leaves out years',
    '{ preset: sichuan-chongqing-gaozhu, ' +
      'parameters: { baseline: { changsha: { 2026: 5, 2027: 5, 2029: 6 } } } }',
    'sharing.rule.parameters.baseline.changsha',
    'changsha 在 2028 年没有存量，这一年的全部收入会当作增量',
    'changsha has no baseline in 2028: all of that year would count as increment',
  ],
];
