import type { UnmetReason, UnsoldReason } from '../../quota/clearing/clearing.ts';
import type { MechanismKind } from '../../quota/clearing/market.ts';
import type { Label } from '../../rules/rule.ts';

/** The kinds of mechanism by the name people use. */
export const MECHANISM_LABELS: Readonly<Record<MechanismKind, Label>> = {
  posted: { zh: '挂牌价，先到先得', en: 'Posted price, first come' },
  proRata: { zh: '挂牌价，按比例分配', en: 'Posted price, pro rata' },
  agreement: { zh: '双方协议，分享差额', en: 'Agreement, gain shared' },
  listedLots: { zh: '整宗挂牌（万元取整）', en: 'Listed lots, whole 10⁴ yuan' },
  ascending: { zh: '竞价、限价摇号', en: 'Ascending bids, cap, lottery' },
  callAuction: { zh: '集合竞价，统一价', en: 'Call auction, one price' },
};

/** Why a need found no quota in a session. */
export const UNMET_LABELS: Readonly<Record<UnmetReason, Label>> = {
  belowFloor: { zh: '出价低于最低价', en: 'worth less than the floor' },
  belowPrice: { zh: '出价低于成交价', en: 'worth less than the price' },
  outbid: { zh: '竞价落败', en: 'outbid' },
  supplyShort: { zh: '供给不足', en: 'not enough offered' },
};

/** Why quota found no buyer in a session. */
export const UNSOLD_LABELS: Readonly<Record<UnsoldReason, Label>> = {
  exportGate: { zh: '未完成任务不得调出', en: 'export gate' },
  reserveKept: { zh: '自行留存', en: 'kept in reserve' },
  aboveCeiling: { zh: '要价高于限价', en: 'asked more than the ceiling' },
  abovePrice: { zh: '要价高于成交价', en: 'asked more than the price' },
  wholeOnly: { zh: '整宗方可成交', en: 'only whole' },
  demandShort: { zh: '需求不足', en: 'not enough wanted' },
};
