import { outsidePath, treasuryPath } from '../../ledger/account.ts';
import { type Leg, leg } from '../../ledger/entry.ts';
import type { Why } from '../../ledger/why.ts';
import { constantWhy } from '../../ledger/why-terms.ts';
import { compileSharing, NOTHING_SHARED, type Shared } from '../../rules/sharing.ts';
import type { Cast } from '../../rules/sharing-cast.ts';
import { SHARED_TAXES } from '../../rules/sharing-rule.ts';
import { type Counts, NO_COUNTS } from '../../rules/sharing-tally.ts';
import { splitVertically, type TaxLevel, verticalSplitWhy } from '../../rules/vertical-split.ts';
import type { Share } from '../../split/allocation.ts';
import { type Fen, ZERO_FEN } from '../../units/fen.ts';
import type { Batch } from '../../world/batch.ts';
import type { DealFacts } from '../../world/deal-facts.ts';
import { partyRank } from '../../world/party.ts';
import type { Policy } from '../../world/policy.ts';
import type { View } from '../../world/view.ts';
import type { TaxDue } from './taxes.ts';

/** A tax paid, split between levels at posting, its city part shared where the scenario says so. */
export interface TaxPlan {
  readonly batch: Batch;
  readonly baseFen: Fen;
  /** Empty when the city part is not shared. */
  readonly shares: readonly Share[];
  /** What the limits of the taxes' sharing rules have counted, this payment included. */
  readonly history: Counts;
}

/**
 * Pays a tax into the treasury of the land's own party: taxes are due where the land lies (rule
 * `location-of-tax`). The vertical shares go to the centre and the province at once; what is the
 * city's may be shared.
 *
 * @param name what this payment of it is called, where a tax is paid in parts
 */
export function planTax(
  facts: DealFacts,
  due: TaxDue,
  cast: Cast,
  view: View,
  history: Counts = NO_COUNTS,
  name: string = due.tax,
): TaxPlan {
  const { deal } = facts;
  const land = deal.landParty;
  const levels = splitLevels(facts, due, view);
  const cityFen = levels.find(({ party }) => party === land)?.partFen ?? ZERO_FEN;
  const shared = shareCityPart(due, name, cast, cityFen, view, history);
  const shares = shared?.shares ?? [];
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
      return shared!.why('share', 'receipt', slice, party);
    };
    legs.push(...leg(payer, to, shareFen, party === land ? due.rule : 'sharing-policy', why));
  }
  const entry = { day: due.due, stage: 'tax' as const, deal: deal.id, memo: name, legs };
  const id = `tax/${deal.id}/${name}`;
  const batch = { id, entries: [entry], moves: [], farmland: [] };
  return { batch, baseFen: cityFen, shares, history: shared?.history ?? history };
}

/** Null when the scenario does not share this tax. */
function shareCityPart(
  due: TaxDue,
  name: string,
  cast: Cast,
  amountFen: Fen,
  { policy }: View,
  history: Counts,
): Shared | null {
  const shared = due.shared ?? sharedByPolicy(due, policy);
  if (shared === null || amountFen === 0) return null;
  const receipt = { day: due.due, amountFen, last: true, name };
  const sharing = compileSharing(shared.rule, cast, partyRank, shared.path);
  return sharing.share(receipt, NOTHING_SHARED, history);
}

function sharedByPolicy(
  { tax }: TaxDue,
  { taxSharing }: Policy,
): NonNullable<TaxDue['shared']> | null {
  const found = SHARED_TAXES.find((one) => one === tax);
  const rule = found === undefined ? undefined : taxSharing[found];
  return rule === undefined ? null : { rule, path: `taxSharing.${found}` };
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
