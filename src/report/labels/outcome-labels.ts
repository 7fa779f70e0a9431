import type {
  AreaFigure,
  OutcomeFigure,
  OutcomeUnit,
  RunOutcome,
} from '../../experiment/study/outcome-name.ts';
import type { Label } from '../../rules/rule.ts';
import { FIGURE_LABELS } from './money-labels.ts';

/** What a study keeps of a party, by the part of the name behind the party. */
export const PARTY_OUTCOME_LABELS: Readonly<Record<OutcomeFigure | AreaFigure, Label>> = {
  receipts: FIGURE_LABELS.receiptsFen,
  costRecovery: FIGURE_LABELS.costRecoveryFen,
  earmarks: FIGURE_LABELS.earmarksFen,
  remittedUp: FIGURE_LABELS.remittedUpFen,
  net: FIGURE_LABELS.netProceedsFen,
  greenHeart: FIGURE_LABELS.greenHeartFen,
  sharesOut: FIGURE_LABELS.sharesOutFen,
  sharesIn: FIGURE_LABELS.sharesInFen,
  taxes: FIGURE_LABELS.taxesFen,
  quotaPaid: FIGURE_LABELS.quotaPaidFen,
  quotaReceived: FIGURE_LABELS.quotaReceivedFen,
  final: FIGURE_LABELS.finalPositionFen,
  alone: { zh: '单干所得', en: 'Position alone' },
  gain: { zh: '比单干多得', en: 'Gain over going alone' },
  redLineRoomM2: { zh: '红线余量最少时', en: 'Least room over the red line' },
  quotaBoughtM2: { zh: '购入指标', en: 'Quota bought' },
  quotaSuppliedM2: { zh: '供出指标', en: 'Quota supplied' },
  quotaShortM2: { zh: '指标缺口', en: 'Quota lacking' },
};

/** What a study keeps of the whole run. */
export const RUN_OUTCOME_LABELS: Readonly<Record<RunOutcome, Label>> = {
  'deals.settled': { zh: '结清的成交', en: 'Deals settled' },
  'deals.refused': { zh: '被拒的成交', en: 'Deals refused' },
  'deals.refusedForQuota': { zh: '因缺指标被拒的成交', en: 'Deals refused for want of quota' },
  vouchers: { zh: '调库凭证', en: 'Vouchers' },
  'vouchers.movedFen': { zh: '调库金额', en: 'Money moved by vouchers' },
  'misplaced.fenDays': { zh: '资金错置', en: 'Money in the wrong treasury' },
  'redLine.held': { zh: '守住耕地红线', en: 'Farmland red line held' },
  'parties.noneWorseOff': { zh: '谁也不比单干差', en: 'Nobody worse off than alone' },
  'core.held': { zh: '在核心里', en: 'In the core' },
  'core.excessFen': {
    zh: '最想离开的联盟自己干多得',
    en: 'What the keenest coalition gains by leaving',
  },
  'core.leastFen': { zh: '怎么分都免不了的不足', en: 'Least such gain of any division' },
};

/** Unit a reader sees an outcome in. */
export const OUTCOME_UNIT_LABELS: Readonly<Record<OutcomeUnit, Label>> = {
  fen: { zh: '万元', en: '10⁴ yuan' },
  fenDays: { zh: '万元·天', en: '10⁴ yuan-days' },
  m2: { zh: '亩', en: 'mu' },
  count: { zh: '个', en: 'count' },
  yes: { zh: '占比', en: 'share' },
};
