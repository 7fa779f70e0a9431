import type { Label, RuleStatus } from '../rules/rule.ts';
import { type City, isCity, type Party } from './party.ts';

/** A county, district, or the seat of a city (市本级), as loaded from `seeds/`. */
export interface Place {
  readonly id: string;
  readonly name: Label;
  readonly city: City;
  /** Whose settlement party the land belongs to: the city, or the new area inside Changsha. */
  readonly party: Party;
  /** Urban districts and counties pay different farmland occupation tax. */
  readonly kind: 'district' | 'county';
  /** How well it is known that it has a treasury of its own; null where it has none. */
  readonly ownTreasury: RuleStatus | null;
  /** Other names it goes by in records, e.g. 宁乡县 before it became 宁乡市. */
  readonly aliases: readonly string[];
}

/** The city that something of a place or a city comes from; null: of none of the three. */
export function homeCityOf(origin: string, places: ReadonlyMap<string, Place>): City | null {
  return isCity(origin) ? origin : (places.get(origin)?.city ?? null);
}
