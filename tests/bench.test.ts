import { describe, expect, it } from 'vitest';
import { run as decades } from '../bench/decades.bench.ts';
import { run as ledger } from '../bench/ledger.bench.ts';
import { settleNaively, splitNaively } from '../bench/naive-pipeline.ts';
import { run as outcome } from '../bench/outcome.bench.ts';
import { run as pipeline } from '../bench/pipeline.bench.ts';
import { run as quota } from '../bench/quota.bench.ts';
import { run as scale } from '../bench/scale.bench.ts';
import { run as sharing } from '../bench/sharing.bench.ts';
import { run as split } from '../bench/split.bench.ts';
import { run as voucher } from '../bench/voucher.bench.ts';
import { Decimal } from '../src/units/decimal.ts';

describe('benches', () => {
  it.each([
    ['split', split],
    ['ledger', ledger],
  ])('%s: ours and its twins give the same results', (name, run) => {
    const report = run({ size: 'tiny' });
    expect(report.name).toBe(name);
    const names = report.measures.map((one) => one.name);
    expect(names).toEqual(expect.arrayContaining(['ours', 'decimal.js', 'bigint']));
    expect(new Set(report.measures.map((one) => one.hash)).size).toBe(1);
    expect(run({ size: 'tiny' }).measures[0]!.hash).toBe(report.measures[0]!.hash);
  });
});

describe('the bench of whole deals', () => {
  it('settlement: the engine and the naive twin agree on every base, earmark and share', () => {
    const { measures, operations } = pipeline({ size: 'tiny' });
    expect(operations).toBeGreaterThan(20);
    expect(measures.map(({ name }) => name)).toEqual(['ours', 'decimal.js']);
    expect(new Set(measures.map(({ hash }) => hash)).size).toBe(1);
  });

  it('pipeline by size: a size run twice gives the same result, sizes differ', () => {
    const rows = scale({ size: 'tiny' });
    expect(scale({ size: 'tiny' }).map(({ hash }) => hash)).toEqual(rows.map(({ hash }) => hash));
    expect(new Set(rows.map(({ hash }) => hash)).size).toBe(rows.length);
    for (const { postings, deals } of rows) expect(postings).toBeGreaterThan(deals);
  });
});

describe('the bench of outcomes', () => {
  it('columns, reference, decimal.js and C agree; so do whole replicates by both paths', () => {
    const { kernels, hasC, replicates, stages, agrees } = outcome({ size: 'tiny' });
    const names = ['columnar', 'reference', 'decimal.js', ...(hasC ? ['C (gcc -O2)'] : [])];
    expect(kernels.measures.map(({ name }) => name)).toEqual(names);
    expect(new Set(kernels.measures.map(({ hash }) => hash)).size).toBe(1);
    expect(kernels.operations).toBeGreaterThan(20);
    expect(agrees).toBe(true);
    expect(new Set(replicates.map(({ hash }) => hash)).size).toBe(1);
    const order = ['draw', 'facts', 'gate', 'settle', 'share', 'transfer'];
    expect(stages.map(({ name }) => name)).toEqual(order);
  });
});

describe('the bench of the quota book', () => {
  it('a size run twice gives the same result, sizes differ', () => {
    const rows = quota({ size: 'tiny' });
    expect(rows.map(({ movements }) => movements)).toEqual([100, 1_000]);
    expect(quota({ size: 'tiny' }).map(({ hash }) => hash)).toEqual(rows.map(({ hash }) => hash));
    expect(rows[0]!.hash).not.toBe(rows[1]!.hash);
  });
});

describe('the bench of living markets', () => {
  it('runs both scenarios, every replicate a draw of its own, the same each time', async () => {
    const rows = await decades({ size: 'tiny' });
    expect(rows.map(({ scenario }) => scenario)).toEqual(['market-baseline', 'market-decades']);
    const again = await decades({ size: 'tiny' });
    expect(again.map(({ hash }) => hash)).toEqual(rows.map(({ hash }) => hash));
    for (const { entries, deals } of rows) expect(entries).toBeGreaterThan(deals);
  });
});

describe('the bench of allocation draws', () => {
  it('keeps the same of the same draws', async () => {
    const { draws, hash } = await sharing({ size: 'tiny' });
    expect(draws).toBe(20);
    expect((await sharing({ size: 'tiny' })).hash).toBe(hash);
  });
});

describe('the bench of vouchers', () => {
  it('takes every voucher to its end, a fifth of them after a refusal', () => {
    const rows = voucher({ size: 'tiny' });
    expect(voucher({ size: 'tiny' }).map(({ hash }) => hash)).toEqual(rows.map(({ hash }) => hash));
    for (const { vouchers, refused } of rows) expect(refused).toBe(vouchers / 5);
  });
});

describe('the naive twin of a settlement', () => {
  const half = [
    { party: 'a', weight: 1, rank: 0 },
    { party: 'b', weight: 1, rank: 1 },
  ];

  it('recovers fees, earmarks the rest, shares the net and trues up at the last receipt', () => {
    const settled = settleNaively({
      receipts: [
        { amountFen: 1001, fees: [{ name: 'cost', kind: 'fixed', amountFen: 100 }] },
        {
          amountFen: 1000,
          fees: [{ name: 'fee', kind: 'rate', rate: { numerator: 2, denominator: 100 } }],
        },
      ],
      earmarks: [{ name: 'education', rate: { numerator: 1, denominator: 10 } }],
      claims: half,
    });
    // 901 is earmarked 90 (90.1), leaves 811; 980 is earmarked 98, leaves 882; 1693 in all.
    expect(settled).toEqual([
      { feesFen: [100], earmarksFen: [90], netFen: 811, sharesFen: [406, 405] },
      { feesFen: [20], earmarksFen: [98], netFen: 882, sharesFen: [441, 441] },
    ]);
  });

  it('shares and earmarks nothing where costs exceed the receipt', () => {
    const [settled] = settleNaively({
      receipts: [{ amountFen: 5, fees: [{ name: 'cost', kind: 'fixed', amountFen: 9 }] }],
      earmarks: [{ name: 'education', rate: { numerator: 1, denominator: 10 } }],
      claims: half,
    });
    expect(settled).toEqual({ feesFen: [9], earmarksFen: [0], netFen: -4, sharesFen: [0, 0] });
  });

  it('gives the odd fen to the largest rest, ties to the lower rank', () => {
    const shares = (...ranks: number[]) =>
      splitNaively(
        new Decimal('0.01'),
        ranks.map((rank, i) => ({ party: `p${i}`, weight: 1, rank })),
      ).map((share) => share.toString());
    expect(shares(0, 1)).toEqual(['0.01', '0']);
    expect(shares(1, 0)).toEqual(['0', '0.01']);
  });
});
