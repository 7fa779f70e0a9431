import { describe, expect, it } from 'vitest';
import type { FirmRecord } from '../../src/behaviour/firm/firm.ts';
import { productionYears } from '../../src/behaviour/firm/production-years.ts';
import { run } from '../../src/engine/run.ts';
import type { RunInput } from '../../src/engine/run-input.ts';
import { WhyTrace } from '../../src/engine/trace.ts';
import { behaviourSummary, firmTaxLegs } from '../../src/report/behaviour-summary.ts';
import { squareMetre } from '../../src/units/area.ts';
import { formatDay, isoDay } from '../../src/units/day.ts';
import { fen } from '../../src/units/fen.ts';
import { ratio } from '../../src/units/ratio.ts';
import { wrongSteps } from '../oracle/why-oracle.ts';
import { seedBook, wan } from '../rules/seed-book.ts';
import { deal, fixture, overrideOf, POLICY, RULES, shared, wanPerMu } from './fixture.ts';

const HALVES = shared({ land: '50%', partner: '50%' }).rule;
/** 100 mu of industry in Zhuzhou, signed 2026-03-09: built 2027-12-09, full from 2029-12-09. */
const PLANT = deal({
  ...{ county: 'zhuzhou-city', use: 'industrial', farmland: null },
  ...{ areaM2: squareMetre(200_000 / 3 + 1 / 3), stockAreaM2: squareMetre(66_667) },
  priceFen: wan('3000'),
});
const AS_USUAL = [
  overrideOf('firm-performance', '1', 'least'),
  overrideOf('firm-performance', '1', 'most'),
];

function record(given: Partial<FirmRecord> = {}): FirmRecord {
  const promised = { investment: null, tax: null, jobs: null };
  return { deal: PLANT.id, industry: null, kind: null, partner: null, promised, ...given };
}

function grown(records: readonly FirmRecord[], given: Partial<RunInput> = {}): RunInput {
  return fixture({
    ...{ deals: [PLANT], end: isoDay('2033-12-31'), rules: seedBook(AS_USUAL) },
    behaviour: { firms: { records } },
    ...given,
  });
}

const sumFen = (rows: readonly { amountFen: number }[]) =>
  rows.reduce((sum, { amountFen }) => sum + amountFen, 0);

describe('the years of production in a calendar year', () => {
  it.each([
    [12 * 2027 + 11, 2027, [[1, 1]]],
    [
      12 * 2027 + 11,
      2028,
      [
        [1, 11],
        [2, 1],
      ],
    ],
    [12 * 2027, 2027, [[1, 12]]],
    [12 * 2027, 2030, [[4, 12]]],
    [12 * 2027, 2026, []],
  ])('from month %d, in %d', (first, year, expected) => {
    expect(productionYears(first, year).map(({ nth, months }) => [nth, months])).toEqual(expected);
  });
});

describe('the taxes of a firm', () => {
  const result = run(grown([]));
  const legs = [...firmTaxLegs(result)];
  const whole = (tax: string, year: number) =>
    sumFen(legs.filter((leg) => leg.tax === tax && leg.year === year));

  it('begin with the land, then the building, then output, year by year', () => {
    // Land is handed over on 2026-06-09, so that land-use tax runs from July 2026: 3 yuan a m².
    expect(whole('landUseTax', 2026)).toBe((66_667 * 300) / 2);
    expect(whole('landUseTax', 2027)).toBe(66_667 * 300);
    expect(whole('vat', 2027)).toBe(0);
    // 350 × 10⁴ yuan of sales a mu at 2.5 %; the first month of production is January 2028.
    const full = 66_667 * 525_000 * 0.025;
    expect(whole('vat', 2028)).toBe(full * 0.4);
    expect(whole('vat', 2031)).toBe(full);
    expect(whole('urbanConstructionTax', 2031)).toBe(Math.round(full * 0.07));
    expect(whole('cit', 2031)).toBe(Math.round(66_667 * 525_000 * 0.05 * 0.25));
    expect(whole('propertyTax', 2031)).toBe(Math.round(66_667 * 150_000 * 0.8 * 0.012));
    // Within the range of tax per mu that parks aim at: 5 to 25 × 10⁴ yuan.
    const perMuWan = sumFen(legs.filter(({ year }) => year === 2031)) / 100.0005 / 1_000_000;
    expect(perMuWan).toBeGreaterThan(5);
    expect(perMuWan).toBeLessThan(25);
  });

  it('are split between the levels when they are booked', () => {
    const of = (party: string) =>
      sumFen(legs.filter((leg) => leg.tax === 'vat' && leg.year === 2031 && leg.party === party));
    expect(of('central')).toBe(Math.floor(whole('vat', 2031) / 2));
    expect(Math.abs(of('hunan') - whole('vat', 2031) / 8)).toBeLessThan(1);
    expect(of('central') + of('hunan') + of('zhuzhou')).toBe(whole('vat', 2031));
    const [row] = behaviourSummary(result).firmTaxYears!;
    expect(row).toMatchObject({
      party: 'zhuzhou',
      year: 2026,
      landUseTaxFen: whole('landUseTax', 2026),
    });
  });

  it('explain themselves to the fen', () => {
    const trace = new WhyTrace();
    const input = grown([record({ kind: 'enclave', partner: 'changsha' })], {
      policy: { ...POLICY, firmSharing: { enclave: HALVES } },
    });
    const traced = run(input, trace);
    const fact = (why: { result: { numerator: bigint; denominator: bigint } }) => ({
      n: why.result.numerator,
      d: why.result.denominator,
    });
    const found = [...firmTaxLegs(traced)];
    expect(found.length).toBeGreaterThan(50);
    for (const { entry, leg, amountFen } of found) {
      const why = trace.thunk(entry, leg)!();
      expect(why.result).toMatchObject({ numerator: BigInt(amountFen), unit: 'fen' });
      expect(wrongSteps(why, fact)).toEqual([]);
    }
  });

  it('stop when the contract is undone, and homes bring none', () => {
    const scripted = [{ fault: 'F14' as const, deal: PLANT.id, day: isoDay('2029-05-08') }];
    const undone = run(grown([], { faults: { rates: {}, scripted } }));
    expect(Math.max(...[...firmTaxLegs(undone)].map(({ year }) => year))).toBe(2028);
    expect([...firmTaxLegs(run(grown([], { deals: [deal()] })))]).toEqual([]);
  });
});

describe('sharing the taxes of firms', () => {
  const shares = (kind: FirmRecord['kind'], given: Partial<RunInput> = {}) => {
    const policy = {
      ...POLICY,
      firmSharing: { enclave: HALVES, relocated: HALVES, branch: HALVES },
    };
    const input = grown([record({ kind, partner: 'changsha' })], { policy, ...given });
    return [...firmTaxLegs(run(input))].filter(({ party }) => party === 'changsha');
  };

  it.each([
    ['local', []],
    ['branch', ['cit']],
    ['relocated', ['cit', 'vat']],
    ['enclave', ['cit', 'landUseTax', 'pit', 'propertyTax', 'urbanConstructionTax', 'vat']],
  ] as const)('of one that is %s takes in %j', (kind, taxes) => {
    expect([...new Set(shares(kind).map(({ tax }) => tax))].sort()).toEqual(taxes);
  });

  it('counts a cap for every firm, and `signed` from its full production', () => {
    const capFen = fen(100_000_000);
    const rule = {
      kind: 'phase' as const,
      ...{ since: 'signed' as const, before: shared({ land: '100%' }).rule },
      phases: [
        {
          ...{ years: 3, to: null, rule: HALVES },
          whileBelow: { party: 'partner' as const, amountFen: capFen },
        },
      ],
      rest: shared({ land: '100%' }).rule,
    };
    const second = { ...PLANT, id: 'D-2' };
    const policy = { ...POLICY, firmSharing: { relocated: rule } };
    const records = [PLANT, second].map(({ id }) =>
      record({ deal: id, kind: 'relocated', partner: 'changsha' }),
    );
    const result = run(grown(records, { policy, deals: [PLANT, second] }));
    const got = [...firmTaxLegs(result)].filter(({ party }) => party === 'changsha');
    // Full production begins on 2029-12-09: the first taxes shared are those of 2029.
    expect(Math.min(...got.map(({ year }) => year))).toBe(2029);
    expect(sumFen(got)).toBe(2 * capFen);
  });

  it('leaves all with the land when the other city is outside', () => {
    expect(shares('enclave', { policy: { ...POLICY, outside: ['changsha'] } })).toEqual([]);
  });

  it('is paid to the partner at the settlement of the year after', () => {
    const policy = { ...POLICY, firmSharing: { enclave: HALVES } };
    const input = grown([record({ kind: 'enclave', partner: 'changsha' })], { policy });
    const { transfers, shares: rows } = run(input);
    expect(transfers.every(({ from, to }) => from === 'zhuzhou' && to === 'changsha')).toBe(true);
    expect(transfers.filter(({ status }) => status === 'booked').length).toBeGreaterThan(4);
    for (const { receipt, baseFen } of rows.filter(({ receipt: name }) => /\d{4}$/.test(name))) {
      const own = rows.filter((row) => row.receipt === receipt);
      expect(own.reduce((sum, { shareFen }) => sum + shareFen, 0)).toBe(baseFen);
    }
  });
});

describe('promises of standard land', () => {
  const promised = { investment: wanPerMu(400), tax: wanPerMu(30), jobs: 1000 };

  it('are held against what came of them, and paid for as the contract says', () => {
    const result = run(grown([record({ promised })]));
    const byKind = Object.fromEntries(result.promises.map((one) => [one.kind, one]));
    expect(formatDay(byKind['investment']!.day)).toBe('2027-12-09');
    expect(formatDay(byKind['tax']!.day)).toBe('2030-12-31');
    // 328 of 400 promised: 18 % of the price of 30 million.
    expect(byKind['investment']!.damagesFen).toBe(540_000_000);
    expect(result.ledger.balanceFen('treasury:zhuzhou:fund:103014899')).toBe(540_000_000);
    expect(byKind['jobs']).toMatchObject({ promised: 1000, delivered: 600, damagesFen: 0 });
    expect(byKind['tax']!.delivered).toBeLessThan(byKind['tax']!.promised);
    expect(byKind['tax']!.damagesFen).toBe(0);
  });

  it('of the award are held to as well, unless a record says otherwise', () => {
    const award = {
      ...({ format: 'listing', noticed: PLANT.signed, passedIn: 0, steps: 0 } as const),
      valuation: {
        ...{ benchmark: ratio(1), benchmarkRule: null, index: ratio(1), knownIndex: ratio(1) },
        ...{ termFactor: ratio(1), sizeFactor: ratio(1), placeFactor: ratio(1) },
        ...{ startShare: ratio(1), valueFen: fen(1), assessedFen: fen(1) },
      },
      ...{ startFen: fen(1), stepFen: fen(1), capFen: null, lotPriceFen: fen(1), floorFen: fen(0) },
      ...{ limitsFen: [], package: null },
      promised: { investmentFenPerMu: wan('400'), taxFenPerMu: wan('30') },
    };
    const input = grown([], { deals: [{ ...PLANT, award }] });
    expect(run(input).promises).toEqual(
      run(grown([record({ promised: { ...promised, jobs: null } })])).promises,
    );
    const own = { ...promised, investment: wanPerMu(300), tax: null };
    const mixed = run({ ...input, behaviour: { firms: { records: [record({ promised: own })] } } });
    expect(mixed.promises.map(({ kind, promised: asked }) => [kind, asked])).toEqual([
      ['investment', 66_667 * 450_000],
      ['tax', 66_667 * 45_000],
      ['jobs', 1000],
    ]);
  });

  it('that were kept cost nothing; how far they are kept is drawn for each firm', () => {
    const kept = { investment: wanPerMu(328), tax: wanPerMu(5), jobs: 600 };
    const checks = run(grown([record({ promised: kept })])).promises;
    expect(checks.map(({ damagesFen }) => damagesFen)).toEqual([0, 0, 0]);
    const drawn = (seed: number) =>
      run(
        grown([record({ promised })], { rules: RULES, chance: { seed, replicate: 0 } }),
      ).promises.map(({ delivered }) => delivered);
    expect(drawn(1)).toEqual(drawn(1));
    expect(drawn(1)).not.toEqual(drawn(2));
  });

  it('of tax cost what a scenario says', () => {
    const rules = seedBook([...AS_USUAL, overrideOf('standard-land-damages', '50%', 'tax')]);
    const { promises } = run(grown([record({ promised })], { rules }));
    const tax = promises.find(({ kind }) => kind === 'tax')!;
    const missing = ratio(tax.promised - tax.delivered, tax.promised);
    const expected = Math.round((1_500_000_000 * missing.numerator) / missing.denominator);
    expect(tax.damagesFen).toBe(expected);
  });
});
