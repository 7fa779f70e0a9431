import { describe, expect, it } from 'vitest';
import { run } from '../../src/engine/run.ts';
import { regimeRow } from '../../src/report/regimes/regime-row.ts';
import { prepareRun } from '../../src/scenario/prepare-run.ts';
import type { Regime } from '../../src/world/policy.ts';
import { czt } from './capture.ts';

const SCENARIOS: readonly (readonly [Regime, string])[] = [
  ['T-A', 'scenarios/regime-home.yaml'],
  ['T-B', 'scenarios/regime-corrected.yaml'],
  ['T-C', 'scenarios/regime-pooled.yaml'],
];
const [[, HOME], [, CORRECTED]] = SCENARIOS as [
  readonly [Regime, string],
  readonly [Regime, string],
];

describe('czt regimes', () => {
  it('sets them side by side in both languages, in all, by treasury and in words', async () => {
    const zh = await czt(['regimes', HOME]);
    expect([zh.exit, zh.stderr]).toEqual([0, '']);
    for (const head of [
      '半数到位（天）',
      '95%到位（天）',
      '按期',
      '代存最多时',
      '期末库存',
      '付出凭证',
    ]) {
      expect(zh.stdout).toContain(head);
    }
    expect(zh.stdout).toMatch(
      / • T-A 属地入库、年终结算：等得最多的是湘潭，[\d,.]+ 万元·天（合计 [\d,.]+）/,
    );
    const en = await czt(['regimes', HOME, '--lang', 'en']);
    expect(en.exit).toBe(0);
    expect(en.stdout).not.toMatch(/\p{Script=Han}/u);
    for (const regime of ['T-A', 'T-B', 'T-C']) {
      expect(en.stdout).toMatch(new RegExp(` • ${regime} [^•]* waits most, [^•]* vouchers \\(`));
    }
    expect(en.stdout).toContain('Xiangtan waits most');
  });

  it('says of each regime what the scenario of that regime comes to by itself', async () => {
    const { stdout } = await czt(['regimes', HOME, '--json', '--quiet']);
    const { regimes } = JSON.parse(stdout) as { regimes: { regime: string; vouchers: number }[] };
    const plain = (value: unknown) =>
      JSON.parse(JSON.stringify(value, (_, v) => (typeof v === 'bigint' ? Number(v) : v)));
    for (const [regime, path] of SCENARIOS) {
      const { input } = await prepareRun({ scenario: path, deals: null, sheet: null });
      const row = regimeRow(regime, run(input));
      const compared = regimes.find((one) => one.regime === regime);
      expect(plain(compared)).toEqual(plain(row));
    }
  });

  it('tells which regimes the scenario may not use yet, by code and rule', async () => {
    const { exit, stdout } = await czt(['regimes', CORRECTED, '--lang', 'en']);
    expect(exit).toBe(0);
    const notes = stdout.replace(/\s+/g, ' ');
    expect(notes).toContain(
      'T-C: transfer regime not authorised (regimeNotAuthorised, rule transfer-regime); ' +
        'the scenario never authorises it.',
    );
    expect(stdout).not.toContain('T-B: transfer regime not authorised');
  });

  it('refuses them under --strict, and says from when they would be', async () => {
    const zh = await czt(['regimes', 'scenarios/baseline.yaml', '--strict']);
    expect([zh.exit, zh.stdout]).toEqual([3, '']);
    expect(zh.stderr).toContain(
      'T-B：调库方式未获授权（regimeNotAuthorised，规则 transfer-regime）；情景自 2027-01-01 起才授权。',
    );
    const en = await czt(['regimes', HOME, '--strict', '--json', '--lang', 'en']);
    expect(en.exit).toBe(3);
    expect(en.stderr).toContain('T-B: transfer regime not authorised');
    expect(en.stdout).toContain('"code": "refused"');
  });

  it.each([
    [['regimes', 'no-such.yaml'], /no-such\.yaml/],
    [['regimes'], /scenario/],
    [['regimes', HOME, '--deals', 'no-such.csv'], /no-such\.csv/],
    [['regimes', HOME, '--strickt'], /--strict/],
  ])('ends with 2 for %j and names what is wrong', async (argv, message) => {
    const { exit, stdout, stderr } = await czt([...argv, '--lang', 'en']);
    expect([exit, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(message);
  });
});
