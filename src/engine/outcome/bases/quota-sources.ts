import { QUOTA_LEDGERS, type QuotaLedger } from '../../../quota/lot.ts';
import { CITIES, QUOTA_HOLDERS } from '../../../world/party.ts';
import type { Policy } from '../../../world/policy.ts';
import { NONE } from './fact-rows.ts';
import { HOLDERS, LEDGER, POOL } from './quota-plan.ts';

/** The ledgers for which the source a deal names is asked first. */
const SOURCED: readonly QuotaLedger[] = ['L2', 'L3', 'L4'];

/** Whom a city asks for quota, one after the other, as `sources` of the quota supply. */
export class QuotaSources {
  readonly #lists: readonly (readonly number[])[];

  constructor({ quota: { trade, prices } }: Policy) {
    const lists: number[][] = [];
    for (const ledger of QUOTA_LEDGERS) {
      const mayBuy = trade && !(ledger === 'L3' && prices.L3 === undefined);
      for (let city = 0; city < CITIES.length; city += 1) {
        // The last list is for a deal that names no source.
        for (let source = 0; source <= HOLDERS; source += 1) {
          const named = source < HOLDERS && SOURCED.includes(ledger) ? [source] : [];
          const all = [...named, city, POOL, ...CITIES.keys()];
          lists[keyOf(LEDGER[ledger], city, source)] = mayBuy ? [...new Set(all)] : [city];
        }
      }
    }
    this.#lists = lists;
  }

  of(ledger: number, city: number, source: number): readonly number[] {
    return this.#lists[keyOf(ledger, city, source === NONE ? HOLDERS : source)]!;
  }
}

function keyOf(ledger: number, city: number, source: number): number {
  return (ledger * QUOTA_HOLDERS.length + city) * (HOLDERS + 1) + source;
}
