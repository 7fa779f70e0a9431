import { describe, expect, it } from 'vitest';
import { allottedOpening } from '../../src/engine/allotted-opening.ts';
import { inCoalition, withoutCooperation } from '../../src/engine/alone.ts';
import { run } from '../../src/engine/run.ts';
import type { RunInput } from '../../src/engine/run-input.ts';
import { checkQuota } from '../../src/quota/invariants.ts';
import { allotmentWhy } from '../../src/report/quota/allotment-why.ts';
import { RuleBook } from '../../src/rules/rule-book.ts';
import { squareMetre } from '../../src/units/area.ts';
import { isoDay } from '../../src/units/day.ts';
import { fen } from '../../src/units/fen.ts';
import type { Opening } from '../../src/world/opening.ts';
import { CITIES } from '../../src/world/party.ts';
import type { AllocationPolicy, AllottedLedger } from '../../src/world/policy.ts';
import type { SupplyProject } from '../../src/world/supply-project.ts';
import { codeOf } from '../thrown.ts';
import { deal, fixture, lotOf, OPENING, overrideOf, POLICY, RULES } from './fixture.ts';

const YEARS = [2026, 2027, 2028, 2029, 2030];

/** The opening with a grant of 600 m² of the cap to every city every year. */
const GRANTED: Opening = {
  ...OPENING,
  lots: [
    ...OPENING.lots.filter(({ lot }) => lot.ledger !== 'L7'),
    ...YEARS.flatMap((year) =>
      CITIES.map((city) => ({
        holder: city,
        annual: true as const,
        lot: {
          ...lotOf(`L7-${city}-${year}`, 'L7', city, [600], {
            ...{ accepted: `${year}-01-01`, expires: `${year}-12-31` },
          }),
          vintage: year,
        },
      })),
    ),
  ],
};

function how(more: Partial<AllocationPolicy> = {}): AllocationPolicy {
  return {
    total: 'opening',
    keys: [{ key: 'gdp', weight: 1 }],
    ...{ auctionWeight: 0, document: null },
    ...more,
  };
}

function input(
  allocation: Partial<Record<AllottedLedger, AllocationPolicy>>,
  more: Partial<RunInput> = {},
): RunInput {
  const policy = { ...POLICY, quota: { ...POLICY.quota, allocation } };
  return fixture({ policy, opening: GRANTED, deals: [], ...more });
}

const rulesWith = (...overrides: ReturnType<typeof overrideOf>[]) =>
  new RuleBook(RULES.rules(), overrides);
const gdp = (changsha: string, zhuzhou: string, xiangtan: string) =>
  rulesWith(
    overrideOf('city-gdp', changsha, 'changsha'),
    overrideOf('city-gdp', zhuzhou, 'zhuzhou'),
    overrideOf('city-gdp', xiangtan, 'xiangtan'),
  );

describe('a yearly total divided by a key', () => {
  it('takes the place of the grants, sums to them, and every part has its document', () => {
    const result = run(input({ L7: how() }, { rules: gdp('4', '1', '1') }));
    const [first, ...later] = result.allotments;
    expect(later).toHaveLength(4);
    expect(first).toMatchObject({
      ...{ ledger: 'L7', year: 2026, source: 'opening', totalM2: 1800, leftM2: 0 },
      parts: [
        { city: 'changsha', lot: 'L7-changsha-2026', areaM2: 1200 },
        { city: 'zhuzhou', lot: 'L7-zhuzhou-2026', areaM2: 300 },
        { city: 'xiangtan', lot: 'L7-xiangtan-2026', areaM2: 300 },
      ],
    });
    expect(result.quota.lot('L7-changsha-2026')).toMatchObject({
      ...{ document: 'test', vintage: 2026, expires: isoDay('2026-12-31') },
      minted: { areaM2: 1200 },
    });
    expect(result.quota.total('changsha', 'L7').expired.areaM2).toBe(6000);
    expect(result.rulesUsed.map(({ rule }) => rule.id)).toContain('occupation-cap-split');
  });

  it('may be fixed by a document, for the other ledger too', () => {
    const fixed = how({
      total: { areaM2: 1000 },
      document: '湘自资函',
      keys: [{ key: 'farmlandStock', weight: 1 }],
    });
    const result = run(input({ L2: fixed }));
    expect(result.allotments[0]!.parts.map(({ areaM2 }) => areaM2)).toEqual([334, 333, 333]);
    expect(result.quota.lot('L2-zhuzhou-2030')).toMatchObject({ document: '湘自资函' });
    // The grants of the other ledger stand.
    expect(result.quota.lot('L7-zhuzhou-2026')!.minted.areaM2).toBe(600);
  });

  it('by past take goes by the record before the run, then by what passed the gate', () => {
    const past = how({
      keys: [{ key: 'pastTake', weight: 1 }],
      total: { areaM2: 37_000_000 },
      document: 'd',
    });
    const taken = [deal({ awarded: null, signed: isoDay('2026-03-02') })];
    const [first, second, third] = run(
      input({ L2: past }, { deals: taken, opening: OPENING }),
    ).allotments;
    // 2.10 : 0.7 : 0.5 of 3.3.
    expect(first!.parts.map(({ areaM2 }) => areaM2)).toEqual([23_545_454, 7_848_485, 5_606_061]);
    expect(second!.keys[0]!.amounts.map(({ numerator }) => numerator > 0)).toEqual(
      CITIES.map((city) => city === taken[0]!.city),
    );
    expect(second!.leftM2).toBe(0);
    // Nobody took anything in 2027: the key has nothing to go by, and nobody gets anything.
    expect(third!.leftM2).toBe(37_000_000);
  });

  it('by performance weighs what was taken by the score', () => {
    const by = how({
      keys: [{ key: 'landPerformance', weight: 1 }],
      total: { areaM2: 33_000 },
      document: 'd',
    });
    const rules = rulesWith(overrideOf('city-land-performance', '0', 'changsha'));
    expect(run(input({ L2: by }, { rules })).allotments[0]!.parts.map((p) => p.areaM2)).toEqual([
      0, 19_250, 13_750,
    ]);
  });

  it('goes to the pool as far as it is auctioned, and to nobody else without sessions', () => {
    const mixed = how({ keys: [{ key: 'farmlandStock', weight: 3 }], auctionWeight: 1 });
    const given = input({ L7: mixed });
    const parts = run(given).allotments[0]!.parts.map(({ city, areaM2 }) => [city, areaM2]);
    expect(parts).toEqual([
      ['changsha', 450],
      ['zhuzhou', 450],
      ['xiangtan', 450],
      ['pool', 450],
    ]);
    expect(run(given).quota.lot('L7-pool-2026')!.origin).toBe('hunan');
    // Alone there is nobody to buy from: the other keys divide it all.
    const alone = run(withoutCooperation(given)).allotments[0]!.parts;
    expect(alone.map(({ areaM2 }) => areaM2)).toEqual([600, 600, 600]);
  });

  it.each([
    ['beside a key', [{ key: 'gdp' as const, weight: 1 }], [900, 300, 600], [450, 150, 600, 600]],
    ['of all there is', [], [600, 600, 600], [0, 0, 600, 1200]],
  ])('the auction %s takes nothing from a city outside', (_, keys, alone, together) => {
    const mixed = how({ keys, auctionWeight: 1 });
    const given = input({ L7: mixed }, { rules: gdp('3', '1', '2') });
    const partsOf = (one: RunInput) =>
      run(one).allotments.map(({ parts }) => parts.map(({ areaM2 }) => areaM2));
    expect(partsOf(withoutCooperation(given))).toEqual(YEARS.map(() => alone));
    const pair = inCoalition(given, ['changsha', 'zhuzhou']);
    expect(partsOf(pair)).toEqual(YEARS.map(() => together));
    const [first] = run(pair).allotments;
    const outside = allotmentWhy(first!, 'xiangtan').map(({ en }) => en);
    const why = allotmentWhy(first!, 'changsha').map(({ en }) => en);
    const fed = 'the auction is fed by the cities that cooperate; Xiangtan stays away';
    expect(why).toContain(fed);
    expect(outside).not.toContain(fed);
    const granted = 'no key had anything to go by; the grants of the opening books decided';
    expect(outside.includes(granted)).toBe(keys.length === 0);
  });

  it('I-16 finds a part that was not minted as it was divided', () => {
    const { record } = run(input({ L7: how() }));
    const [first, ...rest] = record.allotments;
    const [part, ...parts] = first!.parts;
    const wrong = { ...first!, parts: [{ ...part!, areaM2: part!.areaM2 + 1 }, ...parts] };
    const check = () => checkQuota({ ...record, allotments: [wrong, ...rest] });
    expect(codeOf(check)).toBe('I-16.partsSumToWhole');
  });
});

describe('a cap that follows the survey', () => {
  const made: SupplyProject = {
    ...{ id: 'P-1', kind: 'reclamation', city: 'zhuzhou', origin: 'youxian', document: 'doc' },
    ...{ started: isoDay('2026-01-31'), leadMonths: 1, delayDays: 0, costFen: fen(0) },
    ...{ yieldFrom: 10_000, yieldTo: 10_000, areaM2: 30_000, paddyM2: 0, grade: 7 },
    ...{ gradeBefore: null, lessM2: 0, parcels: [] },
  };
  const survey = how({
    ...{ total: 'survey', document: '年度国土变更调查' },
    keys: [{ key: 'farmlandStock', weight: 1 }],
  });
  const farmland = {
    areaM2: squareMetre(1_000),
    paddyM2: squareMetre(0),
    paddyGrade: null,
    dryGrade: 8,
  };
  const taker = deal({ awarded: null, signed: isoDay('2026-05-04'), farmland });
  const opening = { ...GRANTED, projects: [made] };

  it('is last year’s gain, what construction took off it; the first year has the grants', () => {
    const { allotments, quota } = run(input({ L7: survey }, { opening, deals: [taker] }));
    expect(allotments.map(({ source, totalM2 }) => [source, totalM2])).toEqual([
      ['opening', 1800],
      ['survey', 29_000],
      ['survey', 0],
      ['survey', 0],
      ['survey', 0],
    ]);
    expect(allotments[1]!.survey).toMatchObject({
      ...{ year: 2026, stockBeforeM2: 12_000_000, stockM2: 12_029_000, isNet: true },
    });
    expect(quota.lot('L7-zhuzhou-2027')).toMatchObject({
      ...{ project: 'survey-2026', document: '年度国土变更调查', vintage: 2027 },
    });
  });

  it('takes no part of a year for a year: the grants stand until a whole one has passed', () => {
    const start = isoDay('2026-03-02');
    const { allotments } = run(input({ L7: survey }, { opening, start }));
    expect(allotments.slice(0, 3).map(({ source, year }) => [source, year])).toEqual([
      ['opening', 2026],
      ['opening', 2027],
      ['survey', 2028],
    ]);
  });

  it('is what was made where the rule counts it gross', () => {
    const rules = rulesWith(overrideOf('occupation-cap-basis', '0'));
    const { allotments } = run(input({ L7: survey }, { opening, deals: [taker], rules }));
    expect(allotments[1]!.totalM2).toBe(30_000);
  });

  it('is nothing after a year of loss, and then no farmland is taken', () => {
    const later = deal({ id: 'D-2', awarded: null, signed: isoDay('2027-05-03'), farmland });
    const given = input({ L7: survey }, { opening: GRANTED, deals: [taker, later] });
    const { allotments, deals } = run(given);
    expect(allotments[1]!.totalM2).toBe(0);
    expect(deals[1]!.refusals).toMatchObject([
      { code: 'occupationCapExceeded', found: 0, expected: 1_000 },
    ]);
  });
});

describe('the opening books of a comparison', () => {
  it('hold what a run would grant each city, year by year, and nothing else is touched', () => {
    const divided = input({ L7: how() }, { rules: gdp('4', '1', '1') });
    const { lots } = allottedOpening(divided);
    const granted = lots.filter(({ lot }) => lot.ledger === 'L7');
    const made = run(divided).allotments.flatMap(({ parts }) => parts);
    expect(granted.map(({ holder, lot }) => [holder, lot.id, lot.minted.areaM2])).toEqual(
      made.map(({ city, lot, areaM2 }) => [city, lot, areaM2]),
    );
    const others = GRANTED.lots.filter(({ lot }) => lot.ledger !== 'L7');
    expect(lots.slice(0, others.length)).toEqual(others);
    expect(allottedOpening(fixture({ opening: GRANTED }))).toBe(GRANTED);
  });

  it('go by what was approved of old and by the opening total: nothing is taken in them', () => {
    const keys = [{ key: 'pastTake' as const, weight: 1 }];
    const { lots } = allottedOpening(input({ L7: how({ total: 'survey', document: 'd', keys }) }));
    const granted = lots.filter(({ lot }) => lot.ledger === 'L7');
    // 2.10 × 40 %, 0.7 × 35 % and 0.5 × 40 % of 1.285, in 10⁴ mu.
    const parts = [1177, 343, 280];
    expect(granted.map(({ lot }) => lot.minted.areaM2)).toEqual(YEARS.flatMap(() => parts));
  });
});
