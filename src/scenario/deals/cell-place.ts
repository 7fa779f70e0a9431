import type { City } from '../../world/party.ts';
import type { Place } from '../../world/place.ts';
import { nearest } from '../nearest.ts';
import { nameKey } from './cell-text.ts';
import { CITY_CHOICES } from './choices.ts';
import { bad, good, type Reading } from './reading.ts';

const PROVINCE = '湖南省';

/** Finds a place by the names in a row's region and place columns. */
export class PlaceFinder {
  readonly #byName = new Map<string, Place>();
  readonly #seats = new Map<City, Place>();
  readonly #names: readonly string[];

  constructor(places: readonly Place[]) {
    for (const place of places) {
      const city = cityName(place.city);
      for (const name of [place.id, place.name.zh, place.name.en, ...place.aliases]) {
        const key = nameKey(name);
        for (const prefix of ['', city, PROVINCE, PROVINCE + city]) {
          if (!this.#byName.has(prefix + key)) this.#byName.set(prefix + key, place);
        }
      }
    }
    for (const { id, zh } of CITY_CHOICES) {
      const seat = this.#byName.get(nameKey(`${zh}本级`));
      if (seat) this.#seats.set(id, seat);
    }
    this.#names = places.flatMap(({ name, aliases }) => [name.zh, name.en, ...aliases]);
  }

  /**
   * `outsideRegion` when either column names somewhere else; `unknownPlace` when the row is in
   * the region, or may be, but its place is not known: an empty place is never guessed.
   */
  find(region: string, placeText: string): Reading<Place> {
    const where = this.#readRegion(region);
    const key = nameKey(placeText);
    // One of our places in somebody else's region is a contradiction, not a row to set aside.
    if (where === 'outside') return bad(this.#byName.has(key) ? 'valuesDisagree' : 'outsideRegion');
    if (key === '') return bad(where === null ? 'missingValue' : 'unknownPlace');
    const place = this.#byName.get(key) ?? this.#seatOf(key, where);
    if (place) {
      return where === null || place.city === where ? good(place) : bad('valuesDisagree');
    }
    if (where === null && this.#isElsewhere(key)) return bad('outsideRegion');
    return bad('unknownPlace', nearest(key, this.#names));
  }

  /** The city a region column names; null: it leaves the city open; `outside`: another one. */
  #readRegion(region: string): City | 'outside' | null {
    let key = nameKey(region).replace(/[,、/>·-]/gu, '');
    if (key.startsWith(PROVINCE)) key = key.slice(PROVINCE.length);
    else key = key.replace(/^(?:湖南|hunan(?:province)?)/u, '');
    if (key === '') return null;
    const city = CITY_CHOICES.find(({ zh, keys }) => keys.has(key) || key.startsWith(zh));
    return city?.id ?? this.#byName.get(key)?.city ?? 'outside';
  }

  // 常德市武陵区, 岳阳市本级, 广东省…: a name that says itself that it is not ours.
  #isElsewhere(key: string): boolean {
    const province = /^(.{2,7}?(?:省|自治区))/u.exec(key)?.[1];
    if (province !== undefined && province !== PROVINCE) return true;
    const city = /^([^市县区]{2,6}市)./u.exec(key.replace(PROVINCE, ''))?.[1];
    return city !== undefined && !this.#byName.has(city);
  }

  #seatOf(key: string, city: City | null): Place | undefined {
    return city !== null && SEAT_WORDS.has(key) ? this.#seats.get(city) : undefined;
  }
}

const SEAT_WORDS: ReadonlySet<string> = new Set(['本级', '市本级', '市辖区']);

function cityName(city: City): string {
  return CITY_CHOICES.find(({ id }) => id === city)!.zh;
}
