import type { Cast } from '../rules/sharing-cast.ts';
import type { Deal } from './deal.ts';
import { CITIES, type City, cityOf, type Party } from './party.ts';

/**
 * Who plays which part in a deal. A part nobody else plays falls to the land's party, so that a
 * rule that names it still adds up. The collector is whom the record names: the transfer regime
 * decides where money is booked, never who is entitled to it (M4).
 *
 * @param suppliedM2 area of annual-plan and replenishment quota each city supplied
 */
export function castOf(deal: Deal, suppliedM2: ReadonlyMap<City, number>): Cast {
  const land: Party = deal.landParty;
  const quota = mainSupplier(deal, suppliedM2) ?? land;
  const listing = otherCity(deal.listingCity, deal);
  const collecting = otherParty(deal.collectingTreasury, deal);
  return {
    parties: {
      land,
      listing: listing ?? land,
      collecting: collecting ?? land,
      quota,
      partner: otherCity(deal.enclavePartner, deal) ?? land,
      changsha: 'changsha',
      zhuzhou: 'zhuzhou',
      xiangtan: 'xiangtan',
      xiangjiang: 'xiangjiang',
      hunan: 'hunan',
      'green-heart': 'green-heart',
      central: 'central',
    },
    crossRegion: listing !== null || collecting !== null || quota !== land,
    quotaSuppliedM2: suppliedBy(deal, suppliedM2),
    signed: deal.signed,
  };
}

function otherCity(city: City | null, deal: Deal): City | null {
  return city === deal.city ? null : city;
}

function otherParty(party: Party | null, deal: Deal): Party | null {
  return party !== null && cityOf(party) === deal.city ? null : party;
}

/** The other city that supplied most of the quota; ties go to the first in party order. */
function mainSupplier(deal: Deal, suppliedM2: ReadonlyMap<City, number>): City | null {
  let main: City | null = null;
  for (const city of CITIES) {
    const areaM2 = suppliedM2.get(city) ?? 0;
    if (city === deal.city || areaM2 === 0) continue;
    if (main === null || areaM2 > suppliedM2.get(main)!) main = city;
  }
  return main;
}

/** The land's own city's part counts for the land's party, which may be the new area. */
function suppliedBy(deal: Deal, suppliedM2: ReadonlyMap<City, number>): Map<string, number> {
  return new Map(
    [...suppliedM2].map(([city, areaM2]) => [city === deal.city ? deal.landParty : city, areaM2]),
  );
}
