import { describe, expect, it } from 'vitest';
import { run } from '../../src/engine/run.ts';
import type { RunInput } from '../../src/engine/run-input.ts';
import type { RunResult } from '../../src/engine/run-result.ts';
import { formatDay, isoDay } from '../../src/units/day.ts';
import { fen } from '../../src/units/fen.ts';
import { ONE } from '../../src/units/ratio.ts';
import type { Deal } from '../../src/world/deal.ts';
import { deal, fixture, POLICY, START, shared, underRegime } from '../engine/fixture.ts';
import { balanceOf, postingRows } from '../engine/posting-rows.ts';

const SHARING = shared({ land: '60%', xiangtan: '40%' });
const under = (...args: Parameters<typeof underRegime>) => ({
  ...underRegime(...args),
  sharing: SHARING,
});
const moved = (given: Partial<Deal>, input: Partial<RunInput>) =>
  run(fixture({ deals: [deal({ depositFen: fen(0), ...given })], ...input }));

const vouchers = ({ transfers }: RunResult) =>
  transfers.map((t) => [
    t.regime,
    t.status,
    t.from,
    t.to,
    t.amountFen,
    t.booked === null ? null : formatDay(t.booked),
    t.period,
    t.reason,
  ]);
const collected = (result: RunResult) =>
  postingRows(result)
    .filter(({ stage }) => stage === 'collection')
    .map(({ to }) => to.split(':')[1]);

// Receipts of 5,000,000,000 on 2026-04-09 and 2027-03-09; 1,666,950,000 and 3,250,000,000 shared.
describe('T-A: booked where the land lies, shares paid at the year-end settlement', () => {
  it('pays the shares of a year in March of the next, as transfers between governments', () => {
    const result = moved({ collectingTreasury: 'zhuzhou' }, { policy: under('T-A') });
    expect(collected(result)).toEqual(['changsha', 'changsha']);
    expect(vouchers(result)).toEqual([
      ['T-A', 'booked', 'changsha', 'xiangtan', 666_780_000, '2027-03-31', '2026', ''],
      ['T-A', 'booked', 'changsha', 'xiangtan', 1_300_000_000, '2028-03-31', '2027', ''],
    ]);
    const arrivals = postingRows(result).filter(({ stage }) => stage === 'transfer');
    expect(arrivals.map(({ from, to, rule }) => [from, to, rule])[0]).toEqual([
      'treasury:changsha:fund:1030148:for:xiangtan',
      'treasury:xiangtan:fund:11004',
      'horizontal-transfer',
    ]);
  });

  it('settles several deals of a year between two treasuries with one voucher', () => {
    const deals = [deal({ depositFen: fen(0) }), deal({ id: 'D-2', depositFen: fen(0) })];
    const result = run(fixture({ deals, policy: under('T-A'), end: isoDay('2027-12-31') }));
    expect(result.transfers.map((t) => [t.amountFen, t.deal, t.status])).toEqual([
      [2 * 666_780_000, '', 'booked'],
      [2 * 1_300_000_000, '', 'pending'],
    ]);
  });
});

describe('T-B: collected elsewhere, corrected receipt by receipt', () => {
  const policy = under('T-B');
  const result = moved({ collectingTreasury: 'zhuzhou' }, { policy });

  it("collects in the collector's treasury", () => {
    expect(collected(result)).toEqual(['zhuzhou', 'zhuzhou']);
  });

  it('corrects one receipt, owner and code at a time, five working days after settlement', () => {
    // Settled on 2026-04-10 (Fri) and 2027-03-10; the new-construction fee's 24,000,000 and what
    // else is Changsha's come with its share.
    const first = 5_000_000_000 - 14_400_000 - 9_600_000 - 4_050_000 - 54_770_000 - 666_780_000;
    const booked = result.transfers.filter(({ period }) => period === '2026-04');
    const own = booked.filter(({ to }) => to === 'changsha');
    expect(own.reduce((sum, { amountFen }) => sum + amountFen, 0)).toBe(first);
    expect(own.length).toBeGreaterThan(5);
    expect(new Set(own.map(({ from, reason }) => `${from} ${reason}`))).toEqual(
      new Set(['zhuzhou 213']),
    );
    expect(vouchers(result).filter(([, , , to]) => to === 'xiangtan')[0]).toEqual([
      'T-B',
      'booked',
      'zhuzhou',
      'xiangtan',
      666_780_000,
      '2026-04-17',
      '2026-04',
      '215',
    ]);
    const numbers = result.transfers.map(({ voucher }) => voucher);
    expect(new Set(numbers).size).toBe(numbers.length);
  });

  it('carries one line in every voucher', () => {
    const entries = [...result.ledger.journal.entries()].filter(
      ({ stage }) => stage === 'transfer',
    );
    expect(entries).toHaveLength(result.transfers.length);
    for (const { legs } of entries) expect(legs).toHaveLength(1);
  });

  it('keeps the category code on both sides', () => {
    const codes = postingRows(result)
      .filter(({ stage }) => stage === 'transfer')
      .map(({ from, to }) => [from.split(':').slice(2, 4), to.split(':').slice(2, 4)]);
    expect(codes.length).toBeGreaterThan(8);
    for (const [from, to] of codes) expect(from).toEqual(to);
  });

  it('books in the land’s own treasury where no collector is named', () => {
    const own = moved({}, { policy });
    expect(collected(own)).toEqual(['changsha', 'changsha']);
    expect(own.transfers.map(({ from, to }) => [from, to])).toEqual([
      ['changsha', 'xiangtan'],
      ['changsha', 'xiangtan'],
    ]);
  });

  it('moves a shared tax the same way', () => {
    const taxed = {
      ...underRegime('T-B'),
      taxSharing: { deedTax: SHARING.rule },
    };
    const shares = moved({}, { policy: taxed });
    expect(vouchers(shares)).toEqual([
      ['T-B', 'booked', 'changsha', 'xiangtan', 160_000_000, '2027-03-16', '2027-03', '215'],
    ]);
    const [leg] = postingRows(shares).filter(({ stage }) => stage === 'transfer');
    expect([leg!.from, leg!.to]).toEqual([
      'treasury:changsha:general:10119:for:xiangtan',
      'treasury:xiangtan:general:10119',
    ]);
  });
});

describe('T-C: pooled at the province, split by the day', () => {
  it('collects at the province and pays everybody the next working day', () => {
    const deals = [1, 2].map((n) => deal({ id: `D-${n}`, depositFen: fen(0) }));
    const result = run(fixture({ deals, policy: under('T-C') }));
    expect(new Set(collected(result))).toEqual(new Set(['hunan']));
    const own = 5_000_000_000 - 14_400_000 - 9_600_000 - 4_050_000 - 54_770_000 - 666_780_000;
    expect(vouchers(result).slice(0, 2)).toEqual([
      ['T-C', 'booked', 'hunan', 'changsha', 2 * own, '2026-04-13', '2026-04', ''],
      ['T-C', 'booked', 'hunan', 'xiangtan', 2 * 666_780_000, '2026-04-13', '2026-04', ''],
    ]);
    expect(result.misplacement.every(({ openFen }) => openFen === 0)).toBe(true);
  });
});

describe('a regime nobody has authorised', () => {
  it.each(['T-B', 'T-C'] as const)('%s is refused, and T-A used instead', (regime) => {
    const given = { collectingTreasury: 'zhuzhou' } as const;
    const asked = moved(given, { policy: under(regime, false) });
    const plain = moved(given, { policy: under('T-A') });
    const refused = asked.transfers.filter(({ status }) => status === 'refused');
    const elsewhere = regime === 'T-B' ? 'zhuzhou' : 'hunan';
    expect(refused.map((t) => [t.regime, t.from, t.to, t.amountFen, t.reason, t.booked])).toEqual([
      [regime, elsewhere, 'changsha', 5_000_000_000, 'regimeNotAuthorised', null],
      [regime, elsewhere, 'changsha', 5_000_000_000, 'regimeNotAuthorised', null],
    ]);
    const done = (result: RunResult) =>
      vouchers(result).filter(([, status]) => status !== 'refused');
    expect(done(asked)).toEqual(done(plain));
    const money = (result: RunResult) =>
      postingRows(result).filter(({ stage }) => stage !== 'transfer');
    expect(money(asked)).toEqual(money(plain));
  });

  it('may be used from its day on, not the day before', () => {
    const from = (day: string) => ({
      ...POLICY,
      sharing: SHARING,
      transfer: {
        regimes: [{ from: START, regime: 'T-B' as const }],
        authorised: { 'T-B': isoDay(day) },
      },
    });
    const firstTreasury = (day: string) =>
      collected(moved({ collectingTreasury: 'zhuzhou' }, { policy: from(day) }))[0];
    expect(firstTreasury('2026-04-09')).toBe('zhuzhou');
    expect(firstTreasury('2026-04-10')).toBe('changsha');
  });
});

describe('the green-heart fund', () => {
  it('receives its levy as ecological compensation in the general budget', () => {
    const policy = {
      ...underRegime('T-A'),
      greenHeart: { enabled: true, base: 'grossReceipts' as const },
    };
    const result = moved({ greenHeart: 'zone' }, { policy });
    const arrivals = postingRows(result).filter(({ stage }) => stage === 'transfer');
    expect(arrivals.map(({ to, fen: paid, rule }) => [to, paid, rule])).toEqual([
      ['treasury:green-heart:general:1102102', 150_000_000, 'green-heart-levy'],
      ['treasury:green-heart:general:1102102', 150_000_000, 'green-heart-levy'],
    ]);
  });
});

describe('when it falls due', () => {
  it('the settlement waits a working day, but never past the year the money came in', () => {
    const signed = isoDay('2026-11-30');
    const result = moved(
      { awarded: null, signed, instalmentsFen: [fen(10_000_000_000)] },
      { policy: under('T-A') },
    );
    const days = postingRows(result)
      .filter(({ stage }) => stage === 'settlement' || stage === 'collection')
      .map(({ stage, date }) => `${stage} ${date}`);
    expect([...new Set(days)]).toEqual(['collection 2026-12-30', 'settlement 2026-12-31']);
    const late = moved(
      { awarded: null, signed: isoDay('2026-12-31'), depositFen: fen(10_000_000_000) },
      { policy: under('T-A') },
    );
    const settled = postingRows(late).filter(({ stage }) => stage === 'settlement');
    expect(new Set(settled.map(({ date }) => date))).toEqual(new Set(['2026-12-31']));
  });

  it('what is due after the end stays pending and is counted as open', () => {
    const result = moved({}, { policy: under('T-A'), end: isoDay('2026-12-31') });
    expect(vouchers(result)).toEqual([
      ['T-A', 'pending', 'changsha', 'xiangtan', 666_780_000, null, '2026', ''],
    ]);
    expect(result.misplacement).toEqual([
      {
        treasury: 'changsha',
        owner: 'xiangtan',
        openFen: 666_780_000,
        fenDays: BigInt(666_780_000 * (isoDay('2026-12-31') - isoDay('2026-04-10'))),
      },
    ]);
    expect(result.deals[0]!.outcome).toBe('collecting');
  });

  it('a levy shared to the land’s own party moves nothing', () => {
    const rule = { kind: 'fixed' as const, shares: [{ role: 'land' as const, share: ONE }] };
    const policy = {
      ...underRegime('T-A'),
      sharing: { base: 'grossReceipts' as const, rule: { ...rule, residualTo: null } },
    };
    const result = moved({}, { policy });
    expect(result.transfers).toEqual([]);
    const rows = postingRows(result);
    expect(balanceOf(rows, (path) => path.includes(':for:'))).toBe(0);
  });
});
