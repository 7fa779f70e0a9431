import type { Unsupported } from '../../engine/outcome/unsupported.ts';
import type { Label } from '../../rules/rule.ts';

/** Why outcomes are computed by full runs, with a journal, and not in columns. */
export const PATH_LABELS: Readonly<Record<Unsupported | 'outcomes', Label>> = {
  market: { zh: '市场在模拟中运行', en: 'the market runs within the scenario' },
  faults: { zh: '设有差错', en: 'things go wrong' },
  payments: { zh: '缴款人会逾期或不缴', en: 'grantees pay late or not at all' },
  firms: { zh: '企业每年纳税', en: 'firms pay yearly taxes' },
  listingResponse: { zh: '供地随分享变化', en: 'cities list by what sharing leaves' },
  coalition: { zh: '有的市不加入', en: 'a city stays outside' },
  grossReceipts: { zh: '按总收入分享', en: 'gross receipts are shared' },
  netting: { zh: '年终付款轧差', en: 'payments are set off' },
  sessions: { zh: '指标分场次交易', en: 'quota is cleared in sessions' },
  allocation: { zh: '指标按因素分配', en: 'quota is divided by a key' },
  commitments: { zh: '允许承诺补充耕地', en: 'replenishment may be promised' },
  projects: { zh: '期初账含补充项目', en: 'projects bring quota' },
  protection: { zh: '保护目标转移', en: 'protection targets move' },
  parcelTwice: { zh: '地块重复使用', en: 'a parcel serves twice' },
  lapsedLots: { zh: '指标未验收即失效', en: 'a lot lapses before it is accepted' },
  outcomes: { zh: '结果含面积或红线', en: 'areas or red lines are asked for' },
};
