import type { RuleBook } from '../../rules/rule-book.ts';
import type { Day } from '../../units/day.ts';
import { type Fen, minFen, rateOfFen, subFen, ZERO_FEN } from '../../units/fen.ts';
import { CODE } from '../../world/category-code.ts';

/** An earmark on the earmark base (土地出让收益): its rate, where it is booked, what goes up. */
export interface EarmarkKind {
  readonly id: 'education' | 'irrigation' | 'housing';
  readonly rule: string;
  readonly section: 'fund' | 'general';
  readonly code: string;
  readonly centralShareRule: string | null;
}

/** The three earmarks on the base: 财综〔2011〕62号, 财综〔2011〕48号, 财综〔2007〕64号. */
export const EARMARK_KINDS: readonly EarmarkKind[] = [
  {
    id: 'education',
    rule: 'education-earmark',
    section: 'general',
    code: CODE.education,
    centralShareRule: null,
  },
  {
    id: 'irrigation',
    rule: 'irrigation-earmark',
    section: 'general',
    code: CODE.irrigation,
    centralShareRule: 'irrigation-central-share',
  },
  {
    id: 'housing',
    rule: 'housing-earmark',
    section: 'fund',
    code: CODE.housing,
    centralShareRule: null,
  },
];

/** One earmark amount for one party. */
export interface EarmarkAmount {
  readonly kind: EarmarkKind['id'] | 'reserveFund';
  readonly to: string;
  readonly amountFen: Fen;
  readonly section: 'fund' | 'general';
  readonly code: string;
  readonly rule: string;
}

/** The earmark of a base, whole, before anything is split upward. */
export function earmarkFen(kind: EarmarkKind, baseFen: Fen, rules: RuleBook, day: Day): Fen {
  return rateOfFen(baseFen, rules.at(kind.rule, day));
}

/** The parts of an earmark: the land's party, and the centre where it pools a share. */
export function earmarkParts(
  kind: EarmarkKind,
  amountFen: Fen,
  land: string,
  rules: RuleBook,
  day: Day,
): EarmarkAmount[] {
  if (amountFen === 0) return [];
  const { section, code, rule } = kind;
  const part = (to: string, partFen: Fen): EarmarkAmount => ({
    kind: kind.id,
    to,
    amountFen: partFen,
    section,
    code,
    rule,
  });
  const centralFen = centralPart(kind, amountFen, rules, day);
  if (centralFen === 0) return [part(land, amountFen)];
  return [part(land, subFen(amountFen, centralFen)), part('central', centralFen)];
}

/** What the centre pools of an earmark, half-up to the fen; nothing of most. */
export function centralPart(kind: EarmarkKind, amountFen: Fen, rules: RuleBook, day: Day): Fen {
  const share = kind.centralShareRule;
  return share === null ? ZERO_FEN : rateOfFen(amountFen, rules.at(share, day));
}

/**
 * Provisional earmarks of one receipt: each at its rate on the receipt less the costs it
 * recovered, then the land reserve fund on the gross receipt, as far as money is left.
 */
export function provisionalEarmarks(
  receiptFen: Fen,
  costFen: Fen,
  availableFen: Fen,
  land: string,
  rules: RuleBook,
  day: Day,
): EarmarkAmount[] {
  const baseFen = subFen(receiptFen, costFen);
  const amounts: EarmarkAmount[] = [];
  let left = availableFen;
  for (const kind of EARMARK_KINDS) {
    const amountFen = minFen(left, earmarkFen(kind, baseFen, rules, day));
    left = subFen(left, amountFen);
    amounts.push(...earmarkParts(kind, amountFen, land, rules, day));
  }
  const rule = 'land-reserve-fund-share';
  const reserveFen = minFen(left, rateOfFen(receiptFen, rules.at(rule, day)));
  if (reserveFen > 0) {
    amounts.push({
      kind: 'reserveFund',
      to: land,
      amountFen: reserveFen,
      section: 'fund',
      code: CODE.landReserveFund,
      rule,
    });
  }
  return amounts;
}
