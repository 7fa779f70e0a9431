import { describe, expect, it } from 'vitest';
import { run } from '../../src/engine/run.ts';
import { orderSummary, projectSummary } from '../../src/report/office-summary.ts';
import { officeSection } from '../../src/report/terminal/office-section.ts';
import { makeStyle } from '../../src/report/terminal/style.ts';
import { isoDay } from '../../src/units/day.ts';
import { fen } from '../../src/units/fen.ts';
import { ratio } from '../../src/units/ratio.ts';
import type { ProtectionOrder } from '../../src/world/protection.ts';
import type { SupplyProject } from '../../src/world/supply-project.ts';
import { fixture, OPENING } from '../engine/fixture.ts';
import { aSummary } from './hand-made.ts';

const PROJECT: SupplyProject = {
  ...{ id: 'P-1', kind: 'reclamation', city: 'zhuzhou', origin: 'youxian', document: 'doc' },
  ...{ started: isoDay('2026-01-31'), leadMonths: 1, delayDays: 0, costFen: fen(0) },
  ...{ yieldFrom: 10_000, yieldTo: 10_000, areaM2: 90_000, paddyM2: 0, grade: 7 },
  ...{ gradeBefore: null, lessM2: 0, parcels: [] },
};
const EMPTY = { ...PROJECT, id: 'P-2', yieldFrom: 0, yieldTo: 0 };
const LATE = { ...PROJECT, id: 'P-3', leadMonths: 120 };
const ORDER: ProtectionOrder = {
  ...{ id: 'O-1', ledger: 'L5', from: 'changsha', to: 'zhuzhou', areaM2: ratio(9_000_000) },
  ...{ document: 'doc', start: isoDay('2026-06-01'), years: null },
  parcels: [{ id: 'p', areaM2: 9_000_000 }],
};
const LATE_ORDER = { ...ORDER, id: 'O-2', start: isoDay('2031-01-01') };

const result = run(
  fixture({
    opening: {
      ...OPENING,
      projects: [PROJECT, EMPTY, LATE],
      protection: [ORDER, LATE_ORDER],
    },
    deals: [],
  }),
);
const projects = projectSummary(result);
const orders = orderSummary(result);

describe('what became of projects and orders', () => {
  it('is counted, none left out, the refused with their numbers', () => {
    expect(projects).toEqual({
      ...{ done: 1, refused: 1, toCome: 1, refusals: { supplyEmpty: 1 } },
      refusedItems: [
        {
          id: 'P-2',
          reasons: [
            {
              ...{ code: 'supplyEmpty', rule: 'farmland-balance', unit: 'm2' },
              ...{ found: 0, expected: 1, shortfall: 1 },
            },
          ],
        },
      ],
    });
    expect(orders).toMatchObject({ done: 0, refused: 1, toCome: 1 });
    expect(orders!.refusals).toEqual({ protectionGiverShort: 1 });
    const reasons = orders!.refusedItems[0]!.reasons.map(({ code, shortfall }) => [
      code,
      shortfall,
    ]);
    expect(reasons).toContainEqual(['protectionGiverShort', 6_000_000]);
    expect(reasons).toContainEqual(['protectionTakerShort', 7_910_000]);
  });

  it('stands on the screen in both languages, and nowhere when there is nothing', () => {
    const lines = (language: 'zh' | 'en') =>
      officeSection(
        { ...aSummary(), projects: projects!, orders: orders! },
        makeStyle(language, false),
      ).join('\n');
    expect(lines('en')).toContain('Projects 3: done 1 · refused 1 · due after the end 1');
    expect(lines('en')).toContain('P-2  the project gives nothing · found 0 m² · expected 1 m²');
    expect(lines('zh')).toContain('保护任务转移文件 2：不予通过 1 · 期末之后 1');
    expect(lines('zh')).toContain('O-1  调出市没有这么多任务 (+');
    expect(officeSection(aSummary(), makeStyle('zh', false))).toEqual([]);
    const none = run(fixture({ deals: [] }));
    expect([projectSummary(none), orderSummary(none)]).toEqual([null, null]);
  });
});
