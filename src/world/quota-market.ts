import type { Levy, Lots, Mechanism } from '../quota/clearing/market.ts';
import { QUOTA_LEDGERS, type QuotaLedger } from '../quota/lot.ts';
import type { Ratio } from '../units/ratio.ts';
import { QUOTA_GOODS, type QuotaGood } from './policy.ts';

/** The goods of a ledger that are priced: itself, or its dimensions. */
export function goodsOfLedger(ledger: QuotaLedger): readonly QuotaGood[] {
  return QUOTA_GOODS.filter((good) => good === ledger || good.startsWith(`${ledger}.`));
}

/** Ledgers of which something is priced and can be cleared in sessions. */
export const MARKET_LEDGERS = QUOTA_LEDGERS.filter((ledger) => goodsOfLedger(ledger).length > 0);

/** How often the orders of a ledger are cleared together. */
export const SESSIONS = ['monthly', 'quarterly'] as const;
export type Sessions = (typeof SESSIONS)[number];

/** A mechanism as a scenario chooses it: step and deposit may be left to the rules. */
export type MechanismChoice =
  | Exclude<Mechanism, Lots>
  | (Omit<Lots, 'step' | 'deposit' | 'lotSize'> & {
      readonly step: Ratio | null;
      readonly deposit: Ratio | null;
    });

/** What a scenario says of one good; what it leaves out (undefined) the rules or prices say. */
export interface GoodTerms {
  /** Posted or starting price, fen per unit. */
  readonly price?: Ratio;
  /** In the place of the rules' band; null: none. */
  readonly floor?: Ratio | null;
  readonly cap?: Ratio | null;
  /** Price at which bidding stops and the earliest buyer wins. */
  readonly breaker?: Ratio;
  /** Size lots are cut to, m² or kg. */
  readonly lot?: number;
}

/** How the quota of one ledger changes hands, session by session. */
export interface LedgerMarket {
  readonly mechanism: MechanismChoice;
  readonly sessions: Sessions;
  /** Whether L4 is sold by the m² of area with its paddy and capacity, as L3 always is. */
  readonly bundled?: boolean;
  readonly goods: Readonly<Partial<Record<QuotaGood, GoodTerms>>>;
  readonly levy: Levy | null;
  /** Whether the national pool sells, at its price; it makes that price a ceiling. */
  readonly outside: boolean;
}
