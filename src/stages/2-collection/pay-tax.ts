import { outsidePath, treasuryPath } from '../../ledger/account.ts';
import { type Leg, leg } from '../../ledger/entry.ts';
import type { Why } from '../../ledger/why.ts';
import { constantWhy } from '../../ledger/why-terms.ts';
import { type Cast, compileSharing } from '../../rules/sharing.ts';
import { splitVertically, type TaxLevel, verticalSplitWhy } from '../../rules/vertical-split.ts';
import type { Share } from '../../split/allocation.ts';
import { type Fen, ZERO_FEN } from '../../units/fen.ts';
import type { Batch } from '../../world/batch.ts';
import type { DealFacts } from '../../world/deal-facts.ts';
import { partyRank } from '../../world/party.ts';
import type { View } from '../../world/view.ts';
import type { TaxDue } from './taxes.ts';

/** A tax paid, split between levels at posting, its city part shared where the scenario says so. */
export interface TaxPlan {
  readonly batch: Batch;
  readonly baseFen: Fen;
  /** Empty when the city part is not shared. */
  readonly shares: readonly Share[];
}

/**
 * Pays a tax into the treasury of the land's own party: taxes are due where the land lies (rule
 * `location-of-tax`). The vertical shares go to the centre and the province at once; what is the
 * city's may be shared.
 */
export function planTax(facts: DealFacts, due: TaxDue, cast: Cast, view: View): TaxPlan {
  const { deal } = facts;
  const land = deal.landParty;
  const levels = splitLevels(facts, due, view);
  const cityFen = levels.find(({ party }) => party === land)?.partFen ?? ZERO_FEN;
  const rule = due.tax === 'reclamationFee' ? undefined : view.policy.taxSharing[due.tax];
  const sharing =
    rule === undefined || cityFen === 0
      ? null
      : compileSharing(rule, cast, partyRank, `taxSharing.${due.tax}`);
  const shares = sharing?.slice(ZERO_FEN, cityFen) ?? [];
  const payer = outsidePath(due.payer);
  const legs: Leg[] = levels
    .filter(({ party }) => party !== land || shares.length === 0)
    .flatMap(({ party, partFen, level }) =>
      leg(payer, treasuryPath(party, 'general', due.code), partFen, due.rule, () =>
        levelWhy(due, level, view),
      ),
    );
  for (const { party, shareFen } of shares) {
    const to = treasuryPath(land, 'general', due.code, party);
    const why = () => {
      const slice = { before: constantWhy(0, 'fen'), base: levelWhy(due, 'city', view) };
      return sharing!.why('share', slice, party);
    };
    legs.push(...leg(payer, to, shareFen, party === land ? due.rule : 'sharing-policy', why));
  }
  const entry = { day: due.due, stage: 'tax' as const, deal: deal.id, memo: due.tax, legs };
  const id = `tax/${deal.id}/${due.tax}`;
  return { batch: { id, entries: [entry], moves: [], farmland: [] }, baseFen: cityFen, shares };
}

interface LevelPart {
  readonly party: string;
  readonly partFen: Fen;
  readonly level: TaxLevel;
}

function splitLevels(facts: DealFacts, due: TaxDue, { rules }: View): LevelPart[] {
  const land = facts.deal.landParty;
  if (due.tax === 'reclamationFee') {
    return [{ party: land, partFen: due.amountFen, level: 'city' }];
  }
  const parts = splitVertically(due.tax, due.amountFen, rules, due.due);
  const levels: LevelPart[] = [
    { party: 'central', partFen: parts.centralFen, level: 'central' },
    { party: 'hunan', partFen: parts.provinceFen, level: 'province' },
    { party: land, partFen: parts.cityFen, level: 'city' },
  ];
  return levels.filter(({ partFen }) => partFen > 0);
}

function levelWhy(due: TaxDue, level: TaxLevel, { rules }: View): Why {
  if (due.tax === 'reclamationFee') return due.why();
  return verticalSplitWhy(due.tax, level, due.why(), rules, due.due);
}
