import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { COMPARISON_COLUMNS } from '../../src/report/clearing/comparison-csv.ts';
import { CITIES } from '../../src/world/party.ts';
import { czt } from './capture.ts';

const BASELINE = 'scenarios/baseline.yaml';
const compare = (...more: string[]) =>
  czt(['clearing', BASELINE, '--ledger', 'L7', '--year', '2027', '--supply', '30%', ...more]);

describe('czt clearing', () => {
  it('prints the comparison in both languages, every line no wider than the page', async () => {
    const zh = await compare();
    expect([zh.exit, zh.stderr]).toEqual([0, '']);
    expect(zh.stdout).toMatch(/年度占用耕地上限 {2}供给 [\d,.]+ · 需求 [\d,.]+/);
    expect(zh.stdout).toMatch(/最优分配（线性规划）/);
    const en = await compare('--lang', 'en');
    expect(en.stdout).toMatch(/Optimum \(linear programme\) .* 100\.00 /);
    expect(en.stdout).toMatch(/Three separate pools/);
    expect(en.stdout).not.toMatch(/\p{Script=Han}/u);
  });

  it('gives machines every figure exactly', async () => {
    const { stdout } = await compare('--json');
    const { ledger, goods } = JSON.parse(stdout);
    expect([ledger, goods.length, goods[0].good]).toEqual(['L7', 1, 'L7']);
    expect(goods[0].mechanisms.at(-1).id).toBe('optimum');
  });

  it('writes every row to a new file, exact, and leaves one that is there alone', async () => {
    const home = await mkdtemp(join(tmpdir(), 'czt-clearing-'));
    const out = join(home, 'clearing.csv');
    expect((await compare('--quiet', '--out', out)).exit).toBe(0);
    const [head, ...rows] = (await readFile(out, 'utf8')).trimEnd().split('\n');
    const columns = head!.split(',');
    expect(columns).toEqual(COMPARISON_COLUMNS);
    const cells = rows.map((row) => row.replace(/"[^"]*"/g, 'name').split(','));
    const of = (row: readonly string[], name: string) => row[columns.indexOf(name)]!;
    for (const row of cells) {
      const [supply, demand, outside, left, unmet] = [
        ...['supply', 'demand', 'from_outside', 'left_over', 'unmet'],
      ].map((name) => Number(of(row, name)));
      expect(demand! - unmet!).toBe(supply! + outside! - left!);
      const surplus = CITIES.map((city) => BigInt(of(row, `surplus_${city}_fen`)));
      const gain = CITIES.map((city) => BigInt(of(row, `against_alone_${city}_fen`)));
      const alone = CITIES.map((city) => BigInt(of(cells[0]!, `surplus_${city}_fen`)));
      expect(surplus.map((amount, i) => amount - alone[i]!)).toEqual(gain);
    }
    expect(cells.map((row) => of(row, 'id')).slice(-3)).toEqual(['separate', 'gated', 'onePool']);
    const again = await compare('--lang', 'en', '--out', out);
    expect([again.exit, /exists and is left alone/.test(again.stderr)]).toEqual([2, true]);
  });

  it.each([
    ['--ledger', 'L9', /--ledger.*found "L9", expected one of L1, L2, L3, L4, L7/],
    ['--year', '27', /--year.*expected a year from 1950 to 2150/],
    ['--supply', '120%', /--supply.*expected a ratio from 0 to 1/],
  ])('refuses %s %s and says what it wants', async (option, value, message) => {
    const { exit, stderr } = await compare('--lang', 'en', option, value);
    expect(exit).toBe(2);
    expect(stderr).toMatch(message);
  });
});

describe('a run that draws', () => {
  it('is run again from its own seed when it is explained', async () => {
    const home = await mkdtemp(join(tmpdir(), 'czt-seed-'));
    const out = join(home, 'run');
    const ran = await czt(['run', 'scenarios/quota-auction.yaml', '--seed', '7', '--out', out]);
    expect(ran.exit).toBe(0);
    const { exit, stderr } = await czt(['explain', out, '--party', 'changsha', '--year', '2027']);
    expect([exit, stderr]).toEqual([0, '']);
  });
});
