import type { Label } from '../../rules/rule.ts';
import { InputError } from '../../scenario/input-error.ts';
import { nearest } from '../../scenario/nearest.ts';
import { CITIES } from '../../world/party.ts';
import { accountExplanation } from './account-explanation.ts';
import { compareYears } from './compare-years.ts';
import { dealExplanation } from './deal-explanation.ts';
import { entryExplanation } from './entry-explanation.ts';
import type { Explanation } from './explanation.ts';
import { figureExplanation } from './figure-explanation.ts';
import type { OpenedRun } from './open-run.ts';
import { sceneOf } from './scene.ts';
import { yearExplanation } from './year-explanation.ts';

/** What of a run is to be explained. */
export type Target =
  | { readonly kind: 'deal'; readonly id: string }
  | { readonly kind: 'entry'; readonly number: number }
  | { readonly kind: 'account'; readonly path: string }
  | { readonly kind: 'year'; readonly party: string; readonly year: number }
  | { readonly kind: 'years'; readonly from: number; readonly to: number }
  | { readonly kind: 'figure'; readonly path: string };

/**
 * Explains one thing of a run.
 *
 * @param limit how many rows of a long list are told
 * @throws InputError when the run holds no such thing, naming the nearest.
 */
export function explain(opened: OpenedRun, target: Target, limit: number): Explanation {
  switch (target.kind) {
    case 'deal':
      return explainDeal(opened, target.id);
    case 'entry':
      return explainEntry(opened, target.number);
    case 'account':
      return accountExplanation(sceneOf(opened), target.path, limit);
    case 'year':
      return explainYear(opened, target.party, target.year, limit);
    case 'years':
      return explainYears(opened, target.from, target.to, limit);
    case 'figure':
      return figureExplanation(opened, target.path, limit);
  }
}

function explainDeal(opened: OpenedRun, id: string): Explanation {
  const { deals } = opened.result;
  const found = deals.find(({ deal }) => deal.id === id);
  if (found !== undefined) return dealExplanation(sceneOf(opened), found);
  const ids = deals.map(({ deal }) => deal.id);
  const near = nearest(id, ids) ?? ids[0] ?? '—';
  throw unknown('--deal', id, { zh: '没有这宗地', en: 'there is no such deal' }, near);
}

function explainEntry(opened: OpenedRun, number: number): Explanation {
  const { length } = opened.result.ledger.journal;
  if (number >= 1 && number <= length) return entryExplanation(sceneOf(opened), number);
  const message = { zh: '没有这号分录', en: 'there is no such entry' };
  throw unknown('--entry', String(number), message, `1–${length}`);
}

function explainYear(opened: OpenedRun, party: string, year: number, limit: number): Explanation {
  const { parties } = opened.summary;
  const own = parties.find((one) => one.party === party);
  if (own === undefined) {
    const names = parties.map((one) => one.party);
    const near = nearest(party, names) ?? CITIES.join(', ');
    throw unknown('--party', party, { zh: '没有这一方', en: 'there is no such party' }, near);
  }
  if (!Object.hasOwn(own.byYear, String(year))) {
    const years = Object.keys(own.byYear).join(', ');
    const message = { zh: '不在推演期内', en: 'not a year of the run' };
    throw unknown('--year', String(year), message, years);
  }
  return yearExplanation(sceneOf(opened), opened.summary, party, year, limit);
}

function explainYears(opened: OpenedRun, from: number, to: number, limit: number): Explanation {
  const years = Object.keys(opened.summary.region.byYear);
  const missing = [from, to].find((year) => !years.includes(String(year)));
  if (missing !== undefined) {
    const message = { zh: '不在推演期内', en: 'not a year of the run' };
    throw unknown('--years', String(missing), message, `${years[0]}-${years.at(-1)}`);
  }
  return compareYears(opened, from, to, limit);
}

function unknown(option: string, found: string, message: Label, near: string): InputError {
  return new InputError([
    {
      ...{ file: option, line: null, row: null, column: null, found, message },
      expected: { zh: `例如 ${near}`, en: `such as ${near}` },
    },
  ]);
}
