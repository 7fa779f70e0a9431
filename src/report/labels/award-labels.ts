import type { Label } from '../../rules/rule.ts';
import type { AwardFormat } from '../../world/award.ts';

/** Award formats as people call them. */
export const AWARD_FORMAT_LABELS: Readonly<Record<AwardFormat, Label>> = {
  tender: { zh: '招标（综合评标）', en: 'tender (scored)' },
  auction: { zh: '拍卖', en: 'auction' },
  listing: { zh: '挂牌', en: 'listing' },
  capLottery: { zh: '限价摇号', en: 'price cap and lottery' },
  capSelfHold: { zh: '限价竞自持', en: 'price cap and held area' },
  capAffordable: { zh: '限价竞配建', en: 'price cap and affordable area' },
  fixedPrice: { zh: '限地价竞贡献', en: 'fixed price, bids of contribution' },
  agreement: { zh: '协议', en: 'agreement' },
  allocation: { zh: '划拨', en: 'allocation' },
  leaseThenGrant: { zh: '先租后让', en: 'lease, then grant' },
  withPlan: { zh: '带方案出让', en: 'with a plan' },
};
