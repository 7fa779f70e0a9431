import type { Fen } from '../../units/fen.ts';
import type { AwardFormat } from '../../world/award.ts';
import type { AwardSetup } from '../market/setup.ts';
import type { Stream } from '../stream.ts';
import { awardAgreement } from './agreement.ts';
import { allocateLand } from './allocation.ts';
import { awardFixedPrice } from './fixed-price.ts';
import { awardListing } from './listing.ts';
import { type Bidder, type Offer, passIn, type Sale } from './offer.ts';
import { awardCapped } from './price-cap.ts';
import { meetingIndicators, withScheme } from './screen.ts';
import { awardTender } from './tender.ts';

/** What is put up, to whom it may go, and under which format. */
export interface Lot {
  readonly format: AwardFormat;
  readonly offer: Offer;
  readonly capFen: Fen | null;
  /** Whether the use must be sold competitively (rule `competitive-sale`). */
  readonly mustCompete: boolean;
  /** Whether takers must commit to the indicators of standard land. */
  readonly standardLand: boolean;
}

/**
 * Sells a lot by its format. A capped format without a cap is a listing. Standard land first
 * turns away who cannot commit to its indicators, and its taker has promised them.
 */
export function awardLot(
  lot: Lot,
  bidders: readonly Bidder[],
  setup: AwardSetup,
  draws: Stream,
): Sale {
  const indicators = lot.standardLand ? setup.indicators : null;
  if (indicators === null) return sell(lot, bidders, setup, draws);
  const able = meetingIndicators(bidders, indicators);
  if (able.length === 0 && bidders.length > 0) return passIn('indicatorsNotMet', 0, 1);
  const sale = sell(lot, able, setup, draws);
  return sale.sold ? { ...sale, promised: { ...indicators, ...sale.promised } } : sale;
}

function sell(
  { format, offer, capFen, mustCompete }: Lot,
  bidders: readonly Bidder[],
  setup: AwardSetup,
  draws: Stream,
): Sale {
  switch (format) {
    case 'tender':
      return awardTender(offer, bidders, setup.tender);
    case 'fixedPrice':
      return awardFixedPrice(offer, bidders, setup.taxBid);
    case 'agreement':
      return awardAgreement(offer, bidders, { mustCompete, sellerShare: setup.sellerShare });
    case 'allocation':
      return allocateLand(bidders, mustCompete);
    case 'withPlan': {
      const fitting = withScheme(bidders, setup.leastSchemeScore);
      if (fitting.length === 0 && bidders.length > 0) return passIn('planNotMet', 0, 1);
      return awardListing(offer, fitting);
    }
    case 'capLottery':
    case 'capSelfHold':
    case 'capAffordable': {
      if (capFen === null) return awardListing(offer, bidders);
      const area = setup.areaBid;
      const atCap =
        format === 'capLottery'
          ? ({ by: 'lottery' } as const)
          : ({ by: format === 'capSelfHold' ? 'selfHold' : 'affordable', area } as const);
      return awardCapped(offer, capFen, bidders, atCap, draws);
    }
    case 'auction':
    case 'listing':
    case 'leaseThenGrant':
      return awardListing(offer, bidders);
  }
}
