import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { durationText } from '../../src/cli/sweep/sweep-text.ts';
import { parseUntil, UntilWatch } from '../../src/experiment/study/until-rule.ts';
import { czt } from '../cli/capture.ts';
import { makeStudyFolder, SMALL_STUDY, type StudyFolder } from './study-folder.ts';

describe('a stop rule', () => {
  it('halfwidth(zhuzhou.net) < 1% holds once the interval is within 1 % of the mean', () => {
    const rule = parseUntil('halfwidth(zhuzhou.net) < 1%')!;
    expect(rule).toMatchObject({ outcome: 'zhuzhou.net', limit: { kind: 'share' } });
    // 98 and 102 in turn: 2.051 ÷ √19 × 2.101 (Student) is 0.989, of 99.89 less than 1 %.
    const watch = new UntilWatch(rule, 1);
    let needed = 0;
    while (!watch.state().met) {
      watch.add(needed % 2 === 0 ? 98 : 102);
      needed += 1;
    }
    expect(needed).toBe(19);
    expect(watch.state()).toMatchObject({ met: true, replicates: 19 });
    expect(watch.state().widest).toBeLessThan(0.01);
  });

  it('waits for the widest point, and for a whole replicate', () => {
    const watch = new UntilWatch(parseUntil('halfwidth(zhuzhou.net) < 1%')!, 2);
    for (const outcome of [100, 100, 100, 100, 100]) watch.add(outcome);
    expect(watch.state()).toMatchObject({ met: true, replicates: 2 });
    const uneven = new UntilWatch(parseUntil('halfwidth(zhuzhou.net) < 1%')!, 2);
    for (const outcome of [100, 90, 100, 110]) uneven.add(outcome);
    expect(uneven.state()).toMatchObject({ met: false, replicates: 2 });
  });
});

describe('a study that would run for years', () => {
  let folder: StudyFolder;

  beforeAll(async () => {
    folder = await makeStudyFolder();
  });
  afterAll(() => folder.remove());

  it('says so before it starts, and runs only when told to', async () => {
    const study = await folder.study(
      SMALL_STUDY.replace(/ {2}rule:[\s\S]*?(?=market:)/, ONE_LEVER)
        .replace('replicates: 6', 'replicates: 1000000')
        .replace('chunk: 2', 'chunk: 100000'),
    );
    const out = folder.at('out/years');
    const { exit, stderr } = await czt(['sweep', study, '--out', out, '--workers', '1']);
    expect(exit).toBe(2);
    expect(stderr).toMatch(/预计要算这么久\s+见到 [\d.]+ (?:天|年)\s+应为 用 --yes 照算，或分片/);
  });

  it('names the time in years', () => {
    expect(durationText(10 * 365.25 * 86_400, 'en')).toBe('10 years');
    expect(durationText(2.5 * 365.25 * 86_400, 'zh')).toBe('2.5 年');
  });
});

/** A hundred points: with a million replicates of each, weeks at ten thousand a second. */
const ONE_LEVER = `  share:
    path: sharing.rule.byOrigin.crossRegion.fixed.shares.listing
    low: 0%
    high: 49.5%
    step: 0.5%
`;
