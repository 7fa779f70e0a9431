import type { RunResult } from '../engine/run-result.ts';
import { yearOf } from '../units/day.ts';
import { invariant } from '../units/invariant.ts';
import { cityOf, isCounty, isParty, PARTIES, type Party } from '../world/party.ts';
import { type FigureKey, moneyContributions } from './contributions.ts';
import { FIGURE_KEYS, type Figures, type PartySummary } from './summary.ts';

type Tally = Record<FigureKey, number>;

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

  knows(party: string): boolean {
    return this.#tallies.has(party);
  }

  summary(party: string, years: readonly string[]): PartySummary {
    const total = this.#tally(party, 'total');
    const byYear = Object.fromEntries(years.map((year) => [year, this.#tally(party, year)]));
    const city = isParty(party) ? cityOf(party) : null;
    return { party, ...(city === null || city === party ? {} : { within: city }), total, byYear };
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
 * The money figures of a run by party and year, and of the region (the cities, the new area and
 * the counties that stand apart, added up). A county is there when it has money of its own; its
 * city's figures are then without it. Every figure is a sum of postings.
 *
 * @param beside parties that are there in any case, as they are in the run this one stands beside
 */
export function moneyFigures(
  result: RunResult,
  beside: readonly string[] = [],
): { parties: PartySummary[]; region: PartySummary } {
  const book = new FigureBook();
  for (const { party, year, key, amountFen } of moneyContributions(result)) {
    book.add(party, year, key, amountFen);
  }
  const years = spanYears(result);
  const isThere = (party: Party) => !isCounty(party) || book.knows(party) || beside.includes(party);
  const parties = PARTIES.filter(isThere).map((party) => book.summary(party, years));
  return { parties, region: regionOf(parties, years) };
}

function spanYears({ start, end }: RunResult): string[] {
  const years: string[] = [];
  for (let year = yearOf(start); year <= yearOf(end); year += 1) years.push(String(year));
  return years;
}

/** Whether a party's figures count towards the region's. */
export function isInRegion(party: string): boolean {
  return isParty(party) && cityOf(party) !== null;
}

function regionOf(parties: readonly PartySummary[], years: readonly string[]): PartySummary {
  const yearly = (year: string) => inRegion(parties, ({ byYear }) => byYear[year]!);
  return {
    party: 'region',
    total: inRegion(parties, ({ total }) => total),
    byYear: Object.fromEntries(years.map((year) => [year, yearly(year)])),
  };
}

/** Figures of the parties that count towards the region, added up, in fen. */
export function inRegion<P extends { readonly party: string }>(
  parties: readonly P[],
  pick: (one: P) => Figures,
): Figures {
  const sum = emptyTally();
  for (const one of parties) {
    if (!isInRegion(one.party)) continue;
    for (const key of FIGURE_KEYS) sum[key] += pick(one)[key];
  }
  return sum;
}
