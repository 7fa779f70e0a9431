import { describe, expect, it } from 'vitest';
import { run } from '../../src/engine/run.ts';
import { liquidityOf } from '../../src/report/liquidity.ts';
import { regimeRow, underRegime } from '../../src/report/regimes/regime-row.ts';
import { regimeSentence } from '../../src/report/regimes/regime-sentence.ts';
import { onTimePercent, peakMonths } from '../../src/report/terminal/liquidity-section.ts';
import { isoDay } from '../../src/units/day.ts';
import { fen } from '../../src/units/fen.ts';
import { deal, fixture, underRegime as policyUnder, shared } from '../engine/fixture.ts';

const SHARING = shared({ land: '60%', xiangtan: '40%' });
// One payment of 10,000,000,000 fen on 2026-04-09, settled on the 10th; 40 % of the net moves.
const once = deal({ depositFen: fen(0), instalmentsFen: [fen(10_000_000_000)] });
const input = fixture({
  deals: [once],
  policy: { ...policyUnder('T-A'), sharing: SHARING },
  end: isoDay('2027-12-31'),
});
const rowOf = (regime: 'T-A' | 'T-B' | 'T-C') => regimeRow(regime, run(underRegime(input, regime)));

describe('liquidity', () => {
  it('counts the days from payment to the rightful treasury', () => {
    const days = (regime: 'T-A' | 'T-B' | 'T-C') => {
      const { medianDays, p95Days } = rowOf(regime).liquidity;
      return [medianDays, p95Days];
    };
    const paid = isoDay('2026-04-09');
    expect(days('T-A')).toEqual(Array(2).fill(isoDay('2027-03-31') - paid));
    expect(days('T-B')).toEqual(Array(2).fill(isoDay('2026-04-17') - paid));
    expect(days('T-C')).toEqual(Array(2).fill(isoDay('2026-04-13') - paid));
  });

  it('adds the fen-days of the months up to those of the run', () => {
    for (const regime of ['T-A', 'T-B', 'T-C'] as const) {
      const { liquidity, fenDays } = rowOf(regime);
      const months = liquidity.months.reduce((sum, one) => sum + one.fenDays, 0n);
      expect(months).toBe(fenDays);
      const waited = Object.values(liquidity.waitedFenDays).reduce((sum, one) => sum + one, 0n);
      expect(waited).toBe(fenDays);
    }
  });

  it('knows the month a treasury held most of others’ money', () => {
    const { liquidity } = rowOf('T-A');
    const [peak, ...others] = peakMonths(liquidity);
    expect(others).toEqual([]);
    expect([peak!.treasury, peak!.month]).toEqual(['changsha', '2026-04']);
    expect(peak!.othersFen).toBe(run(input).transfers[0]!.amountFen);
  });

  it('counts what came on the day it was due, and late money against it', () => {
    const sound = liquidityOf(run(input));
    expect(sound.dueFen).toBeGreaterThan(0);
    expect(onTimePercent(sound)).toBe('100.0%');
    const scripted = [{ fault: 'F12' as const, deal: 'D-1', day: null }];
    const short = liquidityOf(run({ ...input, faults: { rates: {}, scripted } }));
    expect([short.dueFen, short.onTimeFen]).toEqual([sound.dueFen, 0]);
    expect(onTimePercent(short)).toBe('0.0%');
  });

  it('says what each regime costs whom, in both languages', () => {
    const { zh, en } = regimeSentence(rowOf('T-A'));
    expect(en).toMatch(/^T-A booked at home, settled at year end: Xiangtan waits most, [\d,.]+ /);
    expect(zh).toContain('等得最多的是湘潭');
  });
});
