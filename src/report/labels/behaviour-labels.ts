import type { MarketState } from '../../behaviour/market-state.ts';
import type { PaymentEvent } from '../../engine/payment-log.ts';
import type { Label } from '../../rules/rule.ts';
import type { FirmTax, PromiseKind } from '../../world/firm.ts';

/** Taxes firms pay every year. */
export const FIRM_TAX_LABELS: Readonly<Record<FirmTax, Label>> = {
  vat: { zh: '增值税', en: 'value-added tax' },
  urbanConstructionTax: { zh: '城市维护建设税', en: 'urban maintenance and construction tax' },
  cit: { zh: '企业所得税', en: 'enterprise income tax' },
  pit: { zh: '个人所得税', en: 'personal income tax' },
  landUseTax: { zh: '城镇土地使用税', en: 'land-use tax' },
  propertyTax: { zh: '房产税', en: 'property tax' },
};

/** What a contract of standard land promises. */
export const PROMISE_LABELS: Readonly<Record<PromiseKind, Label>> = {
  investment: { zh: '投资', en: 'investment' },
  tax: { zh: '税收', en: 'tax' },
  jobs: { zh: '就业', en: 'jobs' },
};

/** How the land market of a city and use stands. */
export const MARKET_STATE_LABELS: Readonly<Record<MarketState, Label>> = {
  falling: { zh: '下行', en: 'falling' },
  steady: { zh: '平稳', en: 'steady' },
  rising: { zh: '上行', en: 'rising' },
};

/** What happens to a payment that does not come on time. */
export const PAYMENT_EVENT_LABELS: Readonly<Record<PaymentEvent['event'], Label>> = {
  overdue: { zh: '逾期', en: 'overdue' },
  paidLate: { zh: '逾期缴清', en: 'paid late' },
  demand: { zh: '催缴', en: 'called for' },
  rescinded: { zh: '解除合同', en: 'contract rescinded' },
  relistable: { zh: '可重新上市', en: 'ready to be listed again' },
};
