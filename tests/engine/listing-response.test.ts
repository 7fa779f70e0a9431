import { describe, expect, it } from 'vitest';
import { run } from '../../src/engine/run.ts';
import { seedBook } from '../rules/seed-book.ts';
import { deal, fixture, overrideOf, POLICY, RULES, shared } from './fixture.ts';

const deals = Array.from({ length: 200 }, (_, i) => deal({ id: `D-${i}`, farmland: null }));

function heldBack(land: string, away: string, elasticity: string): string[] {
  const policy = { ...POLICY, sharing: shared({ land, zhuzhou: away }) };
  const rules = seedBook([overrideOf('listing-elasticity', elasticity)]);
  const result = run(fixture({ deals, policy, rules, behaviour: { listing: true } }));
  return result.deals.filter(({ outcome }) => outcome === 'heldBack').map((one) => one.deal.id);
}

describe('cities that list less when they keep less', () => {
  it('hold back as many as the part they give away, and more of the same when it grows', () => {
    const [some, more] = [heldBack('80%', '20%', '1'), heldBack('40%', '60%', '1')];
    expect(Math.abs(some.length - 40)).toBeLessThan(4 * Math.sqrt(200 * 0.2 * 0.8));
    expect(Math.abs(more.length - 120)).toBeLessThan(4 * Math.sqrt(200 * 0.6 * 0.4));
    expect(some.every((id) => more.includes(id))).toBe(true);
  });

  it('hold back nothing when they keep all, do not respond, or are not told to', () => {
    expect(heldBack('100%', '0%', '1')).toEqual([]);
    expect(heldBack('40%', '60%', '0')).toEqual([]);
    const policy = { ...POLICY, sharing: shared({ land: '40%', zhuzhou: '60%' }) };
    const { deals: outcomes } = run(fixture({ deals: deals.slice(0, 20), policy, rules: RULES }));
    expect(outcomes.some(({ outcome }) => outcome === 'heldBack')).toBe(false);
  });
});
