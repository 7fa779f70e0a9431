import { cp, readFile, rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { meanInterval } from '../../src/experiment/interval.ts';
import { czt } from '../cli/capture.ts';
import { makeStudyFolder, rowsOf, SMALL_STUDY, type StudyFolder } from './study-folder.ts';

let folder: StudyFolder;
let small: string;

beforeAll(async () => {
  folder = await makeStudyFolder();
  small = folder.at('out/small');
  const study = await folder.study(SMALL_STUDY);
  expect((await czt(['sweep', study, '--out', small, '--workers', '1'])).exit).toBe(0);
});
afterAll(() => folder.remove());

const en = (...argv: string[]) => czt([...argv, '--lang', 'en']);

describe('czt report', () => {
  it('writes one report of sweeps, and refuses what it cannot put together', async () => {
    const file = folder.at('out/report.md');
    const told = await en('report', small, small, '--format', 'md', '--out', file);
    expect([told.exit, told.stderr]).toEqual([0, '']);
    const text = await readFile(file, 'utf8');
    expect(text).toContain('# Results of studies');
    expect(text).toContain('Against “baseline”');
    const book = await en('report', small, '--format', 'xlsx', '--out', folder.at('out/r.xlsx'));
    expect([book.exit, book.stderr.includes('have no workbook')]).toEqual([2, true]);
    const mixed = await en(
      'report',
      small,
      folder.at('scenarios'),
      '--out',
      folder.at('out/m.html'),
    );
    expect([mixed.exit, mixed.stderr.includes('no result of a sweep')]).toEqual([2, true]);
    const copy = folder.at('out/unsealed');
    await cp(small, copy, { recursive: true });
    await rm(`${copy}/manifest.json`);
    const open = await en('report', copy, '--out', folder.at('out/open.html'));
    expect([open.exit, open.stderr.includes('the sweep is not finished')]).toEqual([2, true]);
  });
});

describe('czt query', () => {
  it('asks a sweep, exact to the fen', async () => {
    const sql = 'select rule, sum("region.receipts") as fen from rows group by rule order by rule';
    const { stdout } = await en('query', small, sql, '--json');
    const { rows } = JSON.parse(stdout) as { rows: { rule: string; fen: number }[] };
    const receipts = (await rowsOf(small)).map((row) => row['region.receipts'] as bigint);
    const whole = receipts.filter((_, i) => i % 2 === 0).reduce((sum, fen) => sum + fen, 0n);
    expect(rows).toEqual([
      { rule: 'baseline', fen: Number(whole) },
      { rule: 'keepsAll', fen: Number(whole) },
    ]);
  });

  it('asks a run: its postings sum to nothing', async () => {
    const out = folder.at('out/run');
    expect((await en('run', folder.at('scenarios/short.yaml'), '--out', out)).exit).toBe(0);
    const sql = 'select count(*) > 100 as many, sum(amount_fen) as fen from ledger';
    expect((await en('query', out, sql, '--csv')).stdout).toBe('many,fen\ntrue,0\n');
    const table = await en('query', out, "select deal, city from deals where deal = 'none'");
    expect(table.stdout).toContain('deal');
  });

  it('says what a query it cannot use may ask', async () => {
    const { exit, stderr } = await en('query', small, 'select * from row');
    expect(exit).toBe(2);
    expect(stderr).toContain('the query is not accepted');
    expect(stderr).toContain('SQL of DuckDB over the tables rows');
    const none = await en('query', folder.at('scenarios'), 'select 1');
    expect(none.stderr).toContain('there are no results here');
  });
});

describe('czt compare', () => {
  it('gives the mean of the differences, replicate by replicate', async () => {
    const { stdout } = await en('compare', small, '--json');
    const { base, differences } = JSON.parse(stdout);
    expect(base).toBe('rule=baseline');
    const finals = (await rowsOf(small)).map((row) => Number(row['changsha.final']));
    const steps = finals.flatMap((final, i) => (i % 2 === 1 ? [final - finals[i - 1]!] : []));
    const found = differences.find(
      ({ outcome }: { outcome: string }) => outcome === 'changsha.final',
    );
    expect(found.pairs).toBe(6);
    expect(found.difference).toEqual(meanInterval(steps));
    expect(Math.abs(found.difference.mean)).toBeGreaterThan(0);
  });

  it('tells a point from itself by nothing, and takes points by number', async () => {
    const { stdout } = await en('compare', `${small}#1`, `${small}#1`);
    expect(stdout).toContain('base: rule=keepsAll');
    expect(stdout.match(/always the same/g)).toHaveLength(2);
    const none = await en('compare', small, `${small}#2`);
    expect([none.exit, none.stderr.includes('a point from 0 to 1')]).toEqual([2, true]);
  });

  it('does not pair replicates of different seeds, nor read what is not finished', async () => {
    const other = folder.at('out/other');
    const study = await folder.study(
      SMALL_STUDY.replace('replicates: 6', 'replicates: 1\nseed: 7'),
    );
    await en('sweep', study, '--out', other, '--workers', '1');
    const { exit, stderr } = await en('compare', small, other);
    expect([exit, stderr.includes('the same seed, 20260101')]).toEqual([2, true]);
    await rm(folder.at('out/other/manifest.json'));
    expect((await en('compare', other)).stderr).toContain('the sweep is not finished');
    expect((await en('compare', folder.at('scenarios'))).stderr).toContain(
      'no directory of results',
    );
  });
});

describe('czt sensitivity', () => {
  const study = (design: string) => `title: { zh: 敏感性, en: Sensitivity }
author: test
scenario: short.yaml
levers:
  fund: { lever: land-reserve-fund-share, low: 0%, high: 15% }
  idle: { lever: benchmark-floor-share, low: 0%, high: 1% }
outcomes: [xiangtan.earmarks]
design: ${design}
`;
  const analysed = async (design: string, ...more: string[]) => {
    const out = folder.at(`out/${design.replace(/\W+/g, '-')}`);
    const swept = await en(
      'sweep',
      await folder.study(study(design)),
      '--out',
      out,
      '--workers',
      '1',
    );
    expect(swept.exit).toBe(0);
    return en('sensitivity', out, ...more);
  };

  it('gives Sobol indices of a Saltelli design, and says that eight blocks are few', async () => {
    const { stdout } = await analysed('{ kind: saltelli, size: 8 }', '--json');
    const [{ method, found }] = JSON.parse(stdout).analyses;
    expect([method, found.blocksUsed, found.missing, found.verdict.enough]).toEqual([
      'sobol',
      8,
      [],
      false,
    ]);
    const [fund, idle] = found.indices;
    expect(fund.total.value).toBeGreaterThan(0.8);
    expect(idle.total.value).toBe(0);
  });

  it('gives Morris effects of his design', async () => {
    const { stdout } = await analysed('{ kind: morris, size: 4 }');
    expect(stdout).toMatch(/fund +[1-9]/);
    expect(stdout).toMatch(/idle +0\.000/);
  });

  it('wants a condition for other designs, and says where it holds', async () => {
    const bare = await analysed('{ kind: random, size: 9 }');
    expect([bare.exit, bare.stderr.includes('a saltelli or morris design')]).toEqual([2, true]);
    const out = folder.at('out/-kind-random-size-9-');
    const { stdout } = await en('sensitivity', out, '--where', 'xiangtan.earmarks > 0');
    expect(stdout).toContain('holds at 9 points, not at 0');
    expect(stdout).toContain('fewer than 20 points');
    expect((await en('sensitivity', out, '--where', 'what')).stderr).toContain(
      'this is no condition',
    );
    const other = await en('sensitivity', out, '--where', 'zhuzhou.net > 0');
    expect(other.stderr).toContain('an outcome of the sweep: xiangtan.earmarks');
  });
});

describe('czt attribute', () => {
  const reform = (changes: string) =>
    folder.write(
      'scenarios/reform.yaml',
      `extends: short.yaml
title: { zh: 改革, en: A reform }
author: test
sources: [none]
changes: [{ zh: 改, en: change }]
${changes}`,
    );
  const REFORM = `sharing:
  base: grossReceipts
  rule:
    byOrigin:
      local: { fixed: { shares: { listing: 5%, quota: 5% }, restTo: land } }
      crossRegion: { fixed: { shares: { listing: 30%, collecting: 20% }, restTo: land } }
levers:
  - { lever: land-reserve-fund-share, value: 15%, reason: test }
`;

  it('splits every party’s change over the provisions, to the fen, both ways', async () => {
    const { exit, stdout } = await en('attribute', await reform(REFORM), '--json');
    expect(exit).toBe(0);
    const { provisions, runs, parties } = JSON.parse(stdout) as {
      provisions: string[];
      runs: number;
      parties: {
        party: string;
        beforeFen: number;
        afterFen: number;
        sequentialFen: number[];
        shapleyFen: number[];
      }[];
    };
    expect([...provisions].sort()).toEqual([
      'levers: land-reserve-fund-share',
      'sharing.base',
      'sharing.rule',
    ]);
    expect(runs).toBe(8);
    const sum = (amounts: readonly number[]) => amounts.reduce((a, b) => a + b, 0);
    for (const { beforeFen, afterFen, sequentialFen, shapleyFen } of parties) {
      expect(sum(sequentialFen)).toBe(afterFen - beforeFen);
      expect(sum(shapleyFen)).toBe(afterFen - beforeFen);
    }
    expect(parties.some((one) => one.sequentialFen.join() !== one.shapleyFen.join())).toBe(true);
    const fund = provisions.indexOf('levers: land-reserve-fund-share');
    expect(parties.some((one) => one.shapleyFen[fund] !== 0)).toBe(true);
  });

  it('refuses what is no reform of policy', async () => {
    const moved = await en('attribute', await reform('end: 2026-12-31\n'));
    expect([moved.exit, moved.stderr.includes('this is no provision')]).toEqual([2, true]);
    const same = await en('attribute', await reform('negativeBase: lapse\n'));
    expect(same.stderr).toContain('it changes nothing to attribute');
    const base = await en('attribute', folder.at('scenarios/baseline.yaml'));
    expect(base.stderr).toContain('it changes nothing to attribute');
  });
});
