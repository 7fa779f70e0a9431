import type { RunResult } from '../engine/run-result.ts';
import type { Account } from '../ledger/account.ts';
import { yearOf } from '../units/day.ts';
import { invariant } from '../units/invariant.ts';
import { CODE } from '../world/category-code.ts';
import { CITIES, PARTIES } from '../world/party.ts';
import { FIGURE_KEYS, type Figures, type PartySummary } from './summary.ts';

type FigureKey = keyof Figures;
type Tally = Record<FigureKey, number>;

/** Category codes of costs recovered and of earmarks kept. */
const COST_CODES: readonly string[] = [
  CODE.costRecovery,
  CODE.businessFee,
  CODE.agriLandFund,
  CODE.newConstructionFee,
];
const EARMARK_CODES: readonly string[] = [
  CODE.education,
  CODE.irrigation,
  CODE.housing,
  CODE.landReserveFund,
];
const LEVELS_ABOVE = ['hunan', 'central'];

function emptyTally(): Tally {
  return Object.fromEntries(FIGURE_KEYS.map((key) => [key, 0])) as Tally;
}

/** Adds up the money figures of every party and year from the journal, posting by posting. */
class FigureBook {
  readonly #tallies = new Map<string, Map<string, Tally>>();

  add(party: string, year: string, key: FigureKey, amountFen: number): void {
    for (const span of ['total', year]) {
      const tally = this.#tally(party, span);
      tally[key] += amountFen;
      invariant(Number.isSafeInteger(tally[key]), 'report.figure', () => ({ party, key }));
    }
  }

  summary(party: string, years: readonly string[]): PartySummary {
    const total = this.#tally(party, 'total');
    const byYear = Object.fromEntries(years.map((year) => [year, this.#tally(party, year)]));
    return { party, total, byYear };
  }

  #tally(party: string, span: string): Tally {
    let spans = this.#tallies.get(party);
    if (spans === undefined) {
      spans = new Map();
      this.#tallies.set(party, spans);
    }
    let tally = spans.get(span);
    if (tally === undefined) {
      tally = emptyTally();
      spans.set(span, tally);
    }
    return tally;
  }
}

/**
 * The money figures of a run by party and year, and of the region (the cities and the new area
 * added up). Every figure is a sum of postings.
 */
export function moneyFigures(result: RunResult): { parties: PartySummary[]; region: PartySummary } {
  const book = new FigureBook();
  const landOf = new Map(result.deals.map(({ deal }) => [deal.id, deal.landParty]));
  const { chart, journal } = result.ledger;
  for (const { day, stage, deal, legs } of journal.entries()) {
    const year = String(yearOf(day));
    const land = landOf.get(deal) ?? null;
    for (const leg of legs) {
      const from = chart.account(leg.from);
      const to = chart.account(leg.to);
      holdings(book, year, from, -leg.amountFen);
      holdings(book, year, to, leg.amountFen);
      if (stage === 'collection') book.add(land!, year, 'receiptsFen', leg.amountFen);
      if (stage === 'tax') book.add(to.owner!, year, 'taxesFen', leg.amountFen);
      if (stage === 'quota') {
        book.add(from.owner!, year, 'quotaPaidFen', leg.amountFen);
        book.add(to.owner!, year, 'quotaReceivedFen', leg.amountFen);
      }
      if (stage === 'settlement') {
        const whose = land ?? yearEndParty(from, to);
        settled(book, year, whose, from, -leg.amountFen);
        settled(book, year, whose, to, leg.amountFen);
      }
    }
  }
  const years = spanYears(result);
  const parties = PARTIES.map((party) => book.summary(party, years));
  return { parties, region: regionOf(parties, years) };
}

/** A year-end true-up moves money between a party's own net revenue and an earmark. */
function yearEndParty(from: Account, to: Account): string {
  return (from.code === CODE.netRevenue ? from : to).owner!;
}

/** What a party owns, wherever it lies. */
function holdings(book: FigureBook, year: string, account: Account, deltaFen: number): void {
  if (account.section === 'fund' || account.section === 'general') {
    book.add(account.owner!, year, 'finalPositionFen', deltaFen);
  }
}

/** What a settlement did to one account, seen from the land's party. */
function settled(
  book: FigureBook,
  year: string,
  land: string,
  { section, owner, code }: Account,
  deltaFen: number,
): void {
  if (section !== 'fund' && section !== 'general') return;
  const purpose = COST_CODES.includes(code) || EARMARK_CODES.includes(code);
  if (purpose && LEVELS_ABOVE.includes(owner!)) {
    book.add(land, year, 'remittedUpFen', deltaFen);
  } else if (COST_CODES.includes(code)) {
    book.add(land, year, 'costRecoveryFen', deltaFen);
  } else if (EARMARK_CODES.includes(code)) {
    book.add(land, year, 'earmarksFen', deltaFen);
  } else {
    book.add(land, year, 'netProceedsFen', deltaFen);
    if (owner === land) return;
    book.add(land, year, owner === 'green-heart' ? 'greenHeartFen' : 'sharesOutFen', deltaFen);
    book.add(owner!, year, 'sharesInFen', deltaFen);
  }
}

function spanYears({ start, end }: RunResult): string[] {
  const years: string[] = [];
  for (let year = yearOf(start); year <= yearOf(end); year += 1) years.push(String(year));
  return years;
}

function regionOf(parties: readonly PartySummary[], years: readonly string[]): PartySummary {
  const inside = parties.filter(
    ({ party }) => (CITIES as readonly string[]).includes(party) || party === 'xiangjiang',
  );
  const add = (pick: (summary: PartySummary) => Figures): Figures => {
    const sum = emptyTally();
    for (const summary of inside) {
      for (const key of FIGURE_KEYS) sum[key] += pick(summary)[key];
    }
    return sum;
  };
  return {
    party: 'region',
    total: add(({ total }) => total),
    byYear: Object.fromEntries(years.map((year) => [year, add(({ byYear }) => byYear[year]!)])),
  };
}
