import type { Why, WhyThunk } from '../../ledger/why.ts';
import { differenceOf, leastOf, productOf } from '../../ledger/why-terms.ts';
import type { RuleBook } from '../../rules/rule-book.ts';
import { ruleWhy } from '../../rules/rule-why.ts';
import type { Day } from '../../units/day.ts';
import { type Fen, minFen, rateOfFen, subFen, sumFen, ZERO_FEN } from '../../units/fen.ts';
import { CODE } from '../../world/category-code.ts';
import type { Appropriation, Purse } from './appropriate.ts';
import {
  costRefs,
  earmarkRefs,
  less,
  type NumberedReceipt,
  receiptAmount,
} from './receipt-refs.ts';

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
  readonly why: WhyThunk;
}

/** The earmark of a base, whole, before anything is split upward. */
export function earmarkFen(kind: EarmarkKind, baseFen: Fen, rules: RuleBook, day: Day): Fen {
  return rateOfFen(baseFen, rules.at(kind.rule, day));
}

/** The earmark of a base and how it came about. */
export function earmarkWhy(kind: EarmarkKind, base: Why, rules: RuleBook, day: Day): Why {
  const { id: of, rule } = kind;
  return productOf('earmarkDue', 'fen', 'halfUp', [base, ruleWhy(rule, rules, day)], { of, rule });
}

/** The parts of an earmark: the land's party, and the centre where it pools a share. */
function earmarkParts(
  kind: EarmarkKind,
  whole: Purse,
  land: string,
  rules: RuleBook,
  day: Day,
): EarmarkAmount[] {
  const { amountFen, why } = whole;
  if (amountFen === 0) return [];
  const { id: of, section, code, rule } = kind;
  const part = (to: string, partFen: Fen, partWhy: WhyThunk): EarmarkAmount => ({
    kind: kind.id,
    to,
    amountFen: partFen,
    section,
    code,
    rule,
    why: partWhy,
  });
  const centralFen = centralPart(kind, amountFen, rules, day);
  if (centralFen === 0) return [part(land, amountFen, why)];
  const pooled = () => pooledWhy(kind, why(), rules, day);
  const kept = () => differenceOf('earmarkKept', [why(), pooled()], { of, rule });
  return [part(land, subFen(amountFen, centralFen), kept), part('central', centralFen, pooled)];
}

/** What the centre pools of an earmark, half-up to the fen; nothing of most. */
export function centralPart(kind: EarmarkKind, amountFen: Fen, rules: RuleBook, day: Day): Fen {
  const share = kind.centralShareRule;
  return share === null ? ZERO_FEN : rateOfFen(amountFen, rules.at(share, day));
}

/** How {@link centralPart} of an earmark came about, for one of which the centre pools a share. */
export function pooledWhy(kind: EarmarkKind, whole: Why, rules: RuleBook, day: Day): Why {
  const terms = [whole, ruleWhy(kind.centralShareRule!, rules, day)];
  return productOf('earmarkPooled', 'fen', 'halfUp', terms, { of: kind.id, rule: kind.rule });
}

/** What provisional earmarks are taken from. */
export interface EarmarkSource {
  readonly receipt: NumberedReceipt;
  /** What the receipt recovered of the costs. */
  readonly costs: readonly Appropriation[];
  /** The money there was before the costs. */
  readonly purse: Purse;
  /** What is left of it. */
  readonly leftFen: Fen;
  readonly land: string;
}

/**
 * Provisional earmarks of one receipt: each at its rate on the receipt less the costs it
 * recovered, then the land reserve fund on the gross receipt, as far as money is left.
 */
export function provisionalEarmarks(
  { receipt, costs, purse, leftFen, land }: EarmarkSource,
  rules: RuleBook,
  day: Day,
): EarmarkAmount[] {
  const baseFen = subFen(receipt.amountFen, sumFen(costs.map(({ amountFen }) => amountFen)));
  const amounts: EarmarkAmount[] = [];
  let left = leftFen;
  const spent = () => costRefs(receipt.number, costs);
  // What is left when `earlier` parts of earmarks have been taken.
  const leftWhy = (earlier: number) =>
    less('moneyLeft', purse.why(), [
      ...spent(),
      ...earmarkRefs(receipt.number, amounts.slice(0, earlier)),
    ]);
  for (const kind of EARMARK_KINDS) {
    const amountFen = minFen(left, earmarkFen(kind, baseFen, rules, day));
    left = subFen(left, amountFen);
    const earlier = amounts.length;
    const why = () => {
      const base = less('earmarkBase', receiptAmount(receipt), spent());
      const due = earmarkWhy(kind, base, rules, day);
      return leastOf('earmarkWhole', [due, leftWhy(earlier)], { of: kind.id, rule: kind.rule });
    };
    amounts.push(...earmarkParts(kind, { amountFen, why }, land, rules, day));
  }
  const rule = 'land-reserve-fund-share';
  const reserveFen = minFen(left, rateOfFen(receipt.amountFen, rules.at(rule, day)));
  if (reserveFen > 0) {
    const earlier = amounts.length;
    amounts.push({
      kind: 'reserveFund',
      to: land,
      amountFen: reserveFen,
      section: 'fund',
      code: CODE.landReserveFund,
      rule,
      why: () => {
        const terms = [receiptAmount(receipt), ruleWhy(rule, rules, day)];
        const due = productOf('earmarkDue', 'fen', 'halfUp', terms, { of: 'reserveFund', rule });
        return leastOf('reserveFund', [due, leftWhy(earlier)], { rule });
      },
    });
  }
  return amounts;
}
