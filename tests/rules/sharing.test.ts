import { describe, expect, it } from 'vitest';
import { compileSharing, NOTHING_SHARED } from '../../src/rules/sharing.ts';
import type { Cast } from '../../src/rules/sharing-cast.ts';
import type { SharingRule } from '../../src/rules/sharing-rule.ts';
import { NO_COUNTS } from '../../src/rules/sharing-tally.ts';
import { fen } from '../../src/units/fen.ts';
import { ratio } from '../../src/units/ratio.ts';
import { castOf } from '../../src/world/cast.ts';
import { type City, partyRank } from '../../src/world/party.ts';
import { deal } from '../engine/fixture.ts';

const RULE: SharingRule = {
  kind: 'fixed',
  shares: [
    { role: 'land', share: ratio(6, 10) },
    { role: 'quota', share: ratio(3, 10) },
    { role: 'collecting', share: ratio(1, 10) },
  ],
  residualTo: null,
};

function sharesOf(rule: SharingRule, cast: Cast, amount: number) {
  const receipt = { day: cast.signed, amountFen: fen(amount), last: true, name: '1' };
  const compiled = compileSharing(rule, cast, partyRank);
  const { shares } = compiled.share(receipt, NOTHING_SHARED, NO_COUNTS);
  return Object.fromEntries(shares.map(({ party, shareFen }) => [party, shareFen]));
}

function supplied(...areas: [City, number][]) {
  return castOf(deal({ city: 'changsha' }), new Map(areas));
}

describe('the part of the suppliers of quota', () => {
  it('is theirs by the area each supplied, the land included', () => {
    const cast = supplied(['changsha', 99], ['xiangtan', 1]);
    expect(sharesOf(RULE, cast, 10_000)).toEqual({ changsha: 9_970, xiangtan: 30 });
  });

  it('falls to the land where no quota was drawn', () => {
    expect(sharesOf(RULE, supplied(), 10_000)).toEqual({ changsha: 10_000 });
  });

  it('does not depend on the order suppliers were found in', () => {
    const one = supplied(['zhuzhou', 7], ['xiangtan', 7]);
    const two = supplied(['xiangtan', 7], ['zhuzhou', 7]);
    expect(one.parties.quota).toBe('zhuzhou');
    expect(two.parties.quota).toBe('zhuzhou');
    expect(sharesOf(RULE, one, 10_001)).toEqual(sharesOf(RULE, two, 10_001));
  });
});

describe('the part of the collector', () => {
  it('is the treasury the record names', () => {
    const given = deal({ city: 'changsha', collectingTreasury: 'zhuzhou' });
    const cast = castOf(given, new Map());
    expect(cast.crossRegion).toBe(true);
    expect(sharesOf(RULE, cast, 100)).toEqual({ changsha: 90, zhuzhou: 10 });
  });

  it('falls to the land where the record names none', () => {
    const cast = castOf(deal({ city: 'changsha' }), new Map());
    expect(cast.crossRegion).toBe(false);
    expect(sharesOf(RULE, cast, 100)).toEqual({ changsha: 100 });
  });
});
