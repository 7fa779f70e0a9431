import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { drawDeals } from '../src/behaviour/synthetic/draw-deal.ts';
import { parseCalendar } from '../src/scenario/calendar-file.ts';
import { writeDealsCsv } from '../src/scenario/deals/deal-csv.ts';
import { parseMarket } from '../src/scenario/market-file.ts';
import { loadPlaces } from '../src/scenario/places-file.ts';

const here = (name: string) => new URL(name, import.meta.url);
const read = (name: string) => readFileSync(here(name), 'utf8');

/** The synthetic deals as `seeds/deals/baseline.csv` holds them; a test compares the two. */
export async function syntheticDealsCsv(): Promise<string> {
  const placeList = await loadPlaces(fileURLToPath(here('places.yaml')));
  const places = new Map(placeList.map((place) => [place.id, place]));
  const { calendar } = parseCalendar(read('calendar.yaml'), 'calendar.yaml');
  const deals = drawDeals({ ...parseMarket(read('market.yaml')), places, calendar });
  return writeDealsCsv(deals, placeList);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  mkdirSync(here('deals/'), { recursive: true });
  writeFileSync(here('deals/baseline.csv'), await syntheticDealsCsv());
  console.log('seeds/deals/baseline.csv');
}
