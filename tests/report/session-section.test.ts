import { describe, expect, it } from 'vitest';
import { run } from '../../src/engine/run.ts';
import { sessionSummary } from '../../src/report/session-summary.ts';
import { sessionSection } from '../../src/report/terminal/session-section.ts';
import { makeStyle } from '../../src/report/terminal/style.ts';
import { runWarnings } from '../../src/report/warnings.ts';
import { loadQuotaPreset } from '../../src/scenario/quota-preset-file.ts';
import type { Policy } from '../../src/world/policy.ts';
import { deal, fixture, lotOf, POLICY, wanPerMu, withLots } from '../engine/fixture.ts';
import { aSummary } from './hand-made.ts';

const policy: Policy = {
  ...POLICY,
  quota: {
    ...POLICY.quota,
    markets: {
      L2: {
        mechanism: { kind: 'callAuction', priceAt: 'low', tie: 'time', partial: true },
        ...{ sessions: 'quarterly', goods: {}, levy: null, outside: false },
      },
    },
  },
};
const nobody = withLots('xiangtan', 'L2', [], withLots('changsha', 'L2', []));
const opening = withLots('zhuzhou', 'L2', [lotOf('S', 'L2', 'zhuzhou', [8_000])], nobody);
const deals = [deal(), deal({ id: 'D-2' })];
const result = run(fixture({ policy, opening, deals }));

describe('the sessions of a run', () => {
  it('add up to what was offered and wanted', () => {
    expect(sessionSummary(result)).toEqual([
      {
        ...{ day: '2026-01-01', good: 'L2', mechanism: 'callAuction' },
        ...{ lowestPrice: wanPerMu(40), highestPrice: wanPerMu(40), offered: 8_000 },
        ...{ wanted: 12_000, ownUse: 0, traded: 8_000, fromOutside: 0, inKind: 0 },
        ...{ paidFen: 480_000_000, levyFen: 0, unmet: { supplyShort: 4_000 }, unsold: {} },
      },
    ]);
  });

  it('stand in the report with what stayed unmet and why, and nowhere when there are none', () => {
    const lines = (language: 'zh' | 'en') =>
      sessionSection(
        { ...aSummary(), quotaSessions: sessionSummary(result) },
        makeStyle(language, false),
      ).join('\n');
    expect(lines('en')).toMatch(
      /Annual plan +Call auction, one price +1 +40\.00 +12\.00 +480\.00 +6\.00/,
    );
    expect(lines('en')).toMatch(/Annual plan, Unmet: not enough offered 6\.00/);
    expect(lines('zh')).toMatch(/供给不足 6\.00/);
    expect(sessionSection(aSummary(), makeStyle('zh', false))).toEqual([]);
  });

  it('come with a warning of what they rest on', async () => {
    const circumstances = {
      ...{ synthetic: false, redatedYears: 0, assumedCalendarYears: [], openingStatuses: [] },
      ...{ openingScale: null, presets: [] },
    };
    const codes = (more: object) =>
      runWarnings(result, { ...circumstances, ...more }).map(({ code }) => code);
    expect(codes({})).toContain('quotaWorthAssumed');
    expect(codes({})).not.toContain('quotaPreset');
    const quotaPreset = await loadQuotaPreset('henan');
    expect(codes({ quotaPreset })).toContain('quotaPreset');
  });
});
