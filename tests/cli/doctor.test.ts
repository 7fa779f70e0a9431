import { chmod, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Check } from '../../src/cli/doctor/check.ts';
import { expectedDigests, resultCheck } from '../../src/cli/doctor/engine-checks.ts';
import { machineCheck, nodeCheck, writingCheck } from '../../src/cli/doctor/machine-checks.ts';
import { fontCheck } from '../../src/cli/doctor/program-checks.ts';
import { czt } from './capture.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'czt-doctor-'));
  await program('hledger', 'exit 1');
  await writeFile(join(folder, 'ledger'), 'no program');
});

afterAll(() => rm(folder, { recursive: true, force: true }));

async function program(name: string, text: string): Promise<void> {
  await writeFile(join(folder, name), `#!/bin/sh\n${text}\n`);
  await chmod(join(folder, name), 0o755);
}

describe('czt doctor', () => {
  it('checks everything, optional programs as such, in both languages', async () => {
    const { exit, stdout, stderr } = await czt(['doctor', '--json', '--lang', 'en'], folder, {
      env: { PATH: folder },
    });
    const { ok, checks } = JSON.parse(stdout) as { ok: boolean; checks: Check[] };
    expect([exit, ok]).toEqual([0, true]);
    const found = Object.fromEntries(checks.map(({ id, status }) => [id, status]));
    expect({ ...found, page: 'any', fonts: 'any' }).toEqual({
      ...{ node: 'ok', machine: 'ok', writing: 'ok', rules: 'ok', duckdb: 'ok', result: 'ok' },
      ...{ page: 'any', fonts: 'any', libreoffice: 'absent', chromium: 'absent' },
      ...{ beancount: 'absent', hledger: 'ok', ledger: 'absent' },
    });
    expect(stderr).not.toMatch(/\p{Script=Han}/u);
    expect(stderr).toContain('bean-check: optional: checks the books of czt export');
    expect(stderr).toContain('Everything needed works.');
    for (const { label, found: text, advice } of checks) {
      for (const one of [label, text, ...(advice === null ? [] : [advice])]) {
        expect(one.zh.length * one.en.length).toBeGreaterThan(0);
      }
    }
  });

  it('ends with 2 where something needed fails, the rest looked at all the same', async () => {
    const { exit, stdout } = await czt(['doctor'], join(folder, 'gone'), { env: {} });
    expect(exit).toBe(2);
    expect(stdout).toMatch(/当前目录可写 +不行 +ENOENT/);
    expect(stdout).toMatch(/基准结果逐字节一致 +正常 +\d+ 个文件一致/);
    expect(stdout).not.toContain('需要的都正常');
  });
});

describe('a single check', () => {
  it.each([
    ['20.19.0', 'ok'],
    ['20.19.5', 'ok'],
    ['22.1.0', 'ok'],
    ['20.18.9', 'failed'],
    ['9.99.0', 'failed'],
  ])('takes Node %s for %s', (version, status) => {
    expect(nodeCheck(version, '>=20.19').status).toBe(status);
  });

  it('names the files of the baseline that differ', async () => {
    const wrong = async () => ({ ...(await expectedDigests()), 'ledger.csv': '0', 'x.csv': '1' });
    expect(await resultCheck(wrong)).toMatchObject({
      status: 'failed',
      found: { en: 'differ: ledger.csv, x.csv' },
    });
  });

  it('warns of little memory, and of fonts that cannot draw Chinese', async () => {
    expect(machineCheck(2, 2 ** 30, 2 ** 29)).toMatchObject({ status: 'warning' });
    await program('fc-list', 'exit 0');
    expect(await fontCheck({ PATH: folder }, 'linux')).toMatchObject({ status: 'warning' });
    await program('fc-list', 'echo "Noto Sans CJK SC,Noto"; echo Ming');
    expect(await fontCheck({ PATH: folder }, 'linux')).toMatchObject({
      ...{ status: 'ok', found: { en: '2, such as Ming' } },
    });
    expect(await fontCheck({}, 'win32')).toMatchObject({ status: 'ok' });
  });

  it('leaves nothing behind where it tried to write', async () => {
    expect(await writingCheck(folder)).toMatchObject({ status: 'ok' });
    expect((await readdir(folder)).filter((name) => name.startsWith('.'))).toEqual([]);
  });
});
