import type { QuotaLedger } from '../quota/lot.ts';
import { invariant } from '../units/invariant.ts';
import type { LedgerMarket, MechanismChoice } from '../world/quota-market.ts';
import type { QuotaMarketsContent } from './quota-market-schema.ts';

type MarketContent = NonNullable<QuotaMarketsContent[keyof QuotaMarketsContent]>;

/** The markets of a scenario or a preset as the engine takes them. */
export function toQuotaMarkets(
  content: QuotaMarketsContent,
): Partial<Record<QuotaLedger, LedgerMarket>> {
  return Object.fromEntries(
    Object.entries(content).flatMap(([ledger, market]) =>
      market === undefined ? [] : [[ledger, toMarket(market)]],
    ),
  );
}

function toMarket(market: MarketContent): LedgerMarket {
  const { sessions, goods, levy, outside, bundled } = market;
  return {
    mechanism: toMechanism(market),
    sessions,
    goods: Object.fromEntries(
      Object.entries(goods ?? {}).map(([good, terms]) => [good, withoutGaps(terms ?? {})]),
    ),
    levy: levy ?? null,
    outside: outside ?? false,
    ...(bundled === true ? { bundled } : {}),
  };
}

function toMechanism(market: MarketContent): MechanismChoice {
  const { kind, byGrade, sellerShare, step, deposit, capShare, tie, priceAt, partial } = market;
  switch (kind) {
    case 'posted':
      return { kind, byGrade: byGrade ?? null };
    case 'proRata':
      return { kind };
    case 'agreement':
      return { kind, sellerShare: given(sellerShare) };
    case 'listedLots':
    case 'ascending': {
      const rates = { step: step ?? null, deposit: deposit ?? null, capShare: capShare ?? null };
      return { kind, ...rates, tie: tie === 'time' ? 'time' : 'lottery' };
    }
    case 'callAuction':
      return { kind, priceAt: given(priceAt), tie: given(tie), partial: given(partial) };
  }
}

/** What the schema has made sure of. */
function given<T>(value: T | undefined): T {
  invariant(value !== undefined, 'scenario.marketKey');
  return value;
}

function withoutGaps<T extends object>(terms: T): object {
  return Object.fromEntries(Object.entries(terms).filter(([, value]) => value !== undefined));
}
