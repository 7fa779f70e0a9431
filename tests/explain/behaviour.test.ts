import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { figureTable } from '../../src/report/explain/figure-explanation.ts';
import { memoLabel } from '../../src/report/explain/memo-label.ts';
import { openRun } from '../../src/report/explain/open-run.ts';
import { traceRun } from '../../src/report/explain/traced-run.ts';
import { summarise } from '../../src/report/summarise.ts';
import type { Summary } from '../../src/report/summary.ts';
import { behaviourSection } from '../../src/report/terminal/behaviour-section.ts';
import { makeStyle } from '../../src/report/terminal/style.ts';
import { isoDay } from '../../src/units/day.ts';
import { czt } from '../cli/capture.ts';
import { deal, fixture, wanPerMu } from '../engine/fixture.ts';

const PARK = fileURLToPath(new URL('../../scenarios/enclave-park.yaml', import.meta.url));

let home = '';
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'czt-behaviour-'));
});
afterAll(() => rm(home, { recursive: true, force: true }));

const NAMES: Readonly<Record<string, readonly string[]>> = {
  firmTaxYears: ['party', 'year'],
  promises: ['deal', 'kind'],
  latePayments: ['city', 'year'],
};

function figuresOf(summary: Summary): Map<string, number> {
  const lists = Object.entries(NAMES).flatMap(([list, keys]) => {
    const rows = (summary as unknown as Record<string, Record<string, unknown>[]>)[list] ?? [];
    return rows.flatMap((row) => {
      const path = [list, ...keys.map((key) => String(row[key]))].join('.');
      return Object.entries(row).flatMap(([key, value]) =>
        typeof value === 'number' && !keys.includes(key)
          ? [[`${path}.${key}`, value] as const]
          : [],
      );
    });
  });
  return new Map(lists);
}

describe('the figures behaviour adds', () => {
  it('each have an explanation that comes to them', () => {
    const falling = [1_000_000, 800_000, 640_000, 512_000].map((level, year) => ({
      day: isoDay(`${2026 + year}-01-01`),
      level,
    }));
    const deals = Array.from({ length: 30 }, (_, i) =>
      deal({
        ...{ id: `D-${i}`, use: i % 2 === 0 ? 'industrial' : 'commercial', farmland: null },
        ...(i < 15 ? { landParty: 'xiangjiang' } : {}),
      }),
    );
    const promised = { investment: wanPerMu(400), tax: wanPerMu(30), jobs: 10 };
    const input = fixture({
      deals,
      behaviour: {
        payment: { path: falling },
        firms: {
          records: [{ deal: 'D-0', industry: 'advanced', kind: null, partner: null, promised }],
        },
      },
    });
    const prepared = { input, codeNames: new Map(), deals: { rejects: [] } };
    const scenario = { id: 't', title: { zh: '试', en: 't' } };
    const opened = traceRun(prepared, (result, alone) =>
      summarise(result, alone, {
        ...{ scenario, synthetic: true, rejects: [], overrides: [], warnings: [] },
      }),
    );
    const figures = figuresOf(opened.summary);
    // What is owed to the new area is its own, and the city's does not hold it.
    const overdue = (party: string) =>
      opened.summary.latePayments!.reduce(
        (n, one) => n + (one.city === party ? one.overdue : 0),
        0,
      );
    const events = opened.result.payments.filter(({ event }) => event === 'overdue');
    const ofArea = events.filter(({ deal: id }) => Number(id.slice(2)) < 15).length;
    expect(ofArea).toBeGreaterThan(0);
    expect([overdue('xiangjiang'), overdue('changsha')]).toEqual([ofArea, events.length - ofArea]);
    const told = behaviourSection(opened.summary, makeStyle('en', false)).join('\n');
    expect(told).toMatch(new RegExp(`New Area.* ${ofArea} `, 'u'));
    const table = figureTable(opened, Number.POSITIVE_INFINITY);
    for (const list of Object.keys(NAMES)) {
      expect(
        [...figures.keys()].some((path) => path.startsWith(list)),
        list,
      ).toBe(true);
    }
    const shown = [...table.keys()].filter((path) => path.split('.')[0]! in NAMES);
    expect(shown.sort()).toEqual([...figures.keys()].sort());
    for (const [path, value] of figures) {
      expect(table.get(path)!().amount!.numerator, path).toBe(BigInt(value));
    }
  });

  it('names the taxes of a year and damages in both languages', () => {
    expect(memoLabel('vat/2030')).toEqual({ zh: '2030 年增值税', en: 'value-added tax of 2030' });
    expect(memoLabel('damages for jobs')).toEqual({
      zh: '未达约定的违约金：就业',
      en: 'damages: jobs',
    });
  });
});

describe('a run with another coalition', () => {
  it('says who is outside, and is opened again as it was asked for', async () => {
    const argv = ['run', PARK, '--coalition', 'zhuzhou,xiangtan', '--out', 'p', '--lang', 'en'];
    const { exit, stdout } = await czt(argv, home);
    expect(exit).toBe(0);
    expect(stdout).toContain('Outside the platform: Changsha.');
    const opened = await openRun(join(home, 'p'), 'p');
    expect(opened.manifest.request.coalition).toEqual(['zhuzhou', 'xiangtan']);
    const shared = opened.summary.firmTaxYears!.filter(({ party }) => party === 'changsha');
    expect(shared.every(({ vatFen }) => vatFen > 0 || shared[0]!.year === 2026)).toBe(true);
    const { warnings } = opened.summary;
    expect(warnings.find(({ code }) => code === 'coalition')!.zh).toContain('长沙不在平台上');
  });
});
