import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { WIDEST_LINE } from '../../src/report/terminal/text-table.ts';
import { REGISTER } from '../rules/register.ts';
import { czt } from './capture.ts';

const LANGUAGES = ['zh', 'en'] as const;

describe('czt rules list', () => {
  it.each(LANGUAGES)('shows every rule in %s, within the width of a terminal', async (lang) => {
    const { exit, stdout } = await czt(['rules', 'list', '--lang', lang]);
    expect(exit).toBe(0);
    for (const { id } of REGISTER) expect(stdout).toContain(` ${id} `);
    for (const line of stdout.split('\n'))
      expect(stringWidth(line)).toBeLessThanOrEqual(WIDEST_LINE);
  });

  it('takes a topic, a standing and whether it is modelled', async () => {
    const { stdout } = await czt([
      'rules',
      'list',
      '--topic',
      'tax',
      '--status',
      'verified',
      '--json',
    ]);
    const rules = JSON.parse(stdout) as { id: string; topic: string; status: string }[];
    expect(rules.map(({ id }) => id)).toContain('deed-tax-rate');
    expect(new Set(rules.map(({ topic, status }) => `${topic} ${status}`))).toEqual(
      new Set(['tax verified']),
    );
  });

  it('refuses a topic there is not, with the nearest', async () => {
    const { exit, stderr } = await czt(['rules', 'list', '--topic', 'taxx', '--lang', 'en']);
    expect(exit).toBe(2);
    expect(stderr).toContain('found "taxx", expected one of');
    expect(stderr).toContain('nearest: tax');
  });
});

describe('czt rules show', () => {
  it('shows document, standing, values with their unit, and the levers', async () => {
    const { stdout } = await czt(['rules', 'show', 'new-construction-fee', '--lang', 'en']);
    for (const part of [
      '财综〔2009〕24号',
      'verified',
      '80 yuan/m²',
      'new-construction-fee (L14)',
    ]) {
      expect(stdout).toContain(part);
    }
    const zh = await czt(['rules', 'show', 'land-appreciation-rate']);
    expect(zh.stdout).toMatch(/超过 50% 至 100% .*40%/);
  });

  it('names the nearest rule when there is none of that name', async () => {
    const { exit, stderr } = await czt(['rules', 'show', 'deed-tax-rat', '--lang', 'en']);
    expect(exit).toBe(2);
    expect(stderr).toContain('did you mean "deed-tax-rate"?');
  });

  it('gives machines the figures as the file writes them', async () => {
    const { stdout } = await czt(['rules', 'show', 'deed-tax-rate', '--json', '--quiet']);
    expect(JSON.parse(stdout)).toMatchObject({
      effective: '2021-09-01',
      values: [{ key: '', from: '2021-09-01', to: null, value: '4%', unit: 'ratio' }],
    });
  });
});

describe('czt rules diff', () => {
  it('names what begins, changes and expires, with its day and document', async () => {
    const days = ['--from', '2021-08-31', '--to', '2024-07-11', '--lang', 'en'];
    const { stdout } = await czt(['rules', 'diff', ...days]);
    expect(stdout).toMatch(/2021-09-01 +deed-tax-rate +none +4%/);
    expect(stdout).toMatch(/rural-use-share +30% +45%/);
    expect(stdout).toMatch(/2024-07-11 +shandong-guidance-price +expires/);
    const same = await czt(['rules', 'diff', '--from', '2026-01-02', '--to', '2026-01-02']);
    expect(same.stdout).toBe('两日之间规则没有变化。\n');
  });

  it.each([
    [['--from', '2026-01-02', '--to', '2026-01-01'], 'the days are the wrong way round'],
    [['--from', '2026-02-30', '--to', '2026-03-01'], 'a real date such as 2026-01-31'],
    [['--from', '2026-01-01'], '--to'],
  ])('refuses %j', async (days, message) => {
    const { exit, stderr } = await czt(['rules', 'diff', ...days, '--lang', 'en']);
    expect(exit).toBe(2);
    expect(stderr).toContain(message);
  });
});

describe('czt rules levers', () => {
  it.each(LANGUAGES)('lists every lever in %s within the width of a terminal', async (lang) => {
    const { stdout } = await czt(['rules', 'levers', '--lang', lang]);
    expect(stdout).toMatch(/L6 .*first-instalment-share .*20%–100%/);
    for (const line of stdout.split('\n'))
      expect(stringWidth(line)).toBeLessThanOrEqual(WIDEST_LINE);
  });
});

describe('czt rules page', () => {
  it('writes every rule as Markdown and never over a file', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'czt-rules-'));
    try {
      const once = await czt(['rules', 'page', '--out', 'rules.md'], folder);
      expect(once.exit).toBe(0);
      const text = await readFile(join(folder, 'rules.md'), 'utf8');
      for (const { id } of REGISTER) expect(text).toContain(`\`${id}\``);
      const again = await czt(['rules', 'page', '--out', 'rules.md', '--lang', 'en'], folder);
      expect(again.exit).toBe(2);
      expect(again.stderr).toContain('the file exists and is left alone');
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
