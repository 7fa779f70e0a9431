import type { Label } from '../../rules/rule.ts';
import { fill, same } from './label-text.ts';
import type { Names } from './names.ts';

const QUOTA_PRICE: Label = { zh: '{0} 挂牌价', en: 'posted price of {0}' };
const LEVY: Label = { zh: '{0} 提取比例', en: 'rate of the levy on {0}' };
const STEP: Label = { zh: '分档上限 {0}', en: 'size of a step {0}' };
const SHARE: Label = { zh: '{0}的份额', en: 'share of {0}' };
const WEIGHT: Label = { zh: '{0}的权重', en: 'weight of {0}' };
const AMOUNT: Label = { zh: '{0}的数量', en: 'amount of {0}' };
const LOCAL: Label = { zh: '市内成交 ', en: 'local deals, ' };
const CROSS: Label = { zh: '跨区域成交 ', en: 'cross-region deals, ' };

/** A choice of the scenario in words, from where it stands in the policy. */
export function choiceLabel(path: string, of: string | null, names: Names): Label {
  const which = of === null ? same('') : names.of(of);
  if (path.startsWith('quota.prices.')) return fill(QUOTA_PRICE, which);
  if (path.startsWith('quota.markets.')) return fill(LEVY, which);
  const origin = path.includes('.crossRegion') ? CROSS : path.includes('.local') ? LOCAL : same('');
  const label = fill(kindOf(path), which);
  return { zh: `${origin.zh}${label.zh}`, en: `${origin.en}${label.en}` };
}

function kindOf(path: string): Label {
  if (path.endsWith('.amountFen')) return STEP;
  if (path.endsWith('.amount')) return AMOUNT;
  return path.endsWith('.weight') ? WEIGHT : SHARE;
}
