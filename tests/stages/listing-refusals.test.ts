import { describe, expect, it } from 'vitest';
import { run } from '../../src/engine/run.ts';
import type { RunInput } from '../../src/engine/run-input.ts';
import { planListing } from '../../src/stages/1-listing/plan.ts';
import { squareMetre } from '../../src/units/area.ts';
import { isoDay } from '../../src/units/day.ts';
import { fen } from '../../src/units/fen.ts';
import { ratio } from '../../src/units/ratio.ts';
import type { Deal } from '../../src/world/deal.ts';
import { REFUSAL_CODES } from '../../src/world/refusal.ts';
import { deal, farmland, fixture, lotOf, OPENING, overrideOf, POLICY } from '../engine/fixture.ts';
import { fingerprint, smallWorld } from '../engine/small-world.ts';
import { seedBook } from '../rules/seed-book.ts';

import { ALONE, homes, industry, REFUSAL_ROWS } from './refusal-rows.ts';

/** Codes of later stages and of quota itself, and one that takes an earlier deal to come about. */
const LATER_STAGES = new RegExp(
  '^(voucher|regime|supply|protection|commitmentOverdue|' +
    'treasury|refund|payment|priceOffset|tax|contractVoid|deal|collective|assignment|preEmption)',
);

describe('a deal at the limit passes, one unit beyond is refused and changes nothing', () => {
  it.each(REFUSAL_ROWS)(
    '$code: $case',
    ({ code, rule, atLimit, beyond, found, expected, unit }) => {
      const good = smallWorld(atLimit[1]);
      expect(planListing(good.facts(deal(atLimit[0])), good.view).ok).toBe(true);

      const bad = smallWorld(beyond[1]);
      const before = fingerprint(bad.world);
      const plan = planListing(bad.facts(deal(beyond[0])), bad.view);
      expect(plan).toEqual({ ok: false, refusals: [{ code, rule, found, expected, unit }] });
      expect(fingerprint(bad.world)).toEqual(before);

      const result = run(fixture({ ...beyond[1], deals: [deal(beyond[0])] }));
      expect(result.deals.map((d) => [d.outcome, d.refusals[0]?.code])).toEqual([
        ['refused', code],
      ]);
      expect(result.ledger.journal.length).toBe(0);
      expect(result.quota.moves().every(({ action }) => action === 'mint')).toBe(true);
      expect(result.history.at(-1)!.farmlandM2).toEqual(result.history[0]!.farmlandM2);
    },
  );

  it('has a row for every code of the listing stage', () => {
    const covered = new Set(REFUSAL_ROWS.map(({ code }) => code));
    expect(REFUSAL_CODES.filter((code) => !covered.has(code) && !LATER_STAGES.test(code))).toEqual(
      [],
    );
  });
});

describe('precedence', () => {
  const many: Partial<Deal> = {
    ...homes(71),
    method: 'agreement',
    instalmentsFen: [fen(1)],
    signed: isoDay('2026-03-31'),
    basicFarmlandM2: squareMetre(5),
  };
  const empty: RunInput['opening'] = {
    ...OPENING,
    lots: [{ holder: 'changsha', lot: lotOf('target', 'L5', 'changsha', [4_000_000]) }],
  };

  it('lists every rule broken, first the one that comes first', () => {
    const [outcome] = run(fixture({ policy: ALONE, opening: empty, deals: [deal(many)] })).deals;
    expect(outcome!.refusals.map(({ code }) => code)).toEqual([
      'termExceedsMaximum',
      'competitiveSaleRequired',
      'contractLate',
      'firstInstalmentLow',
      'basicFarmlandProtected',
      'redLineBreached',
      'planningScaleShort',
      'annualPlanShort',
      'farmlandQuantityShort',
      'farmlandPaddyShort',
      'farmlandCapacityShort',
      'occupationCapExceeded',
    ]);
  });

  it('puts both price floors in their order', () => {
    const cheap = deal(industry(1, { county: 'yuetang', landGrade: 1, termYears: 1 } as object));
    const book = seedBook([overrideOf('benchmark-price', '1000', 'yuetang industrial 1')]);
    const [outcome] = run(fixture({ rules: book, deals: [cheap] })).deals;
    const codes = outcome!.refusals.map(({ code }) => code);
    expect(codes).toEqual(['priceBelowGradeFloor', 'priceBelowBenchmark']);
  });
});

describe('what is no reason to refuse', () => {
  it.each<[string, Partial<Deal>, Partial<RunInput>?]>([
    ['an allocation without a price', { method: 'allocation', priceFen: null }],
    ['a lease below the grade floor', industry(1, { method: 'lease' })],
    ['public use by agreement', { method: 'agreement', use: 'public' }],
    ['a place without a benchmark price', { landGrade: 1, priceFen: fen(1) }],
    [
      'a benchmark the scenario does not hold it against',
      { county: 'yuetang', landGrade: 1, priceFen: fen(1) },
      { policy: { ...POLICY, benchmarkFloor: 'off' } },
    ],
    ['no award day in the record', { awarded: null, signed: isoDay('2026-12-01') }],
    [
      'prices outside the band of quota it does not buy',
      {},
      {
        policy: {
          ...POLICY,
          quota: {
            ...POLICY.quota,
            prices: { ...POLICY.quota.prices, L1: ratio(1), L2: ratio(1), L7: ratio(9_999_999) },
          },
        },
      },
    ],
    [
      'no quota at all for land that was built on before',
      { stockAreaM2: squareMetre(10_000), farmland: farmland(0) },
      { opening: { ...OPENING, lots: [] } },
    ],
  ])('%s', (_, given, input = {}) => {
    const { view, facts } = smallWorld(input);
    expect(planListing(facts(deal(given)), view)).toMatchObject({ ok: true });
  });
});
