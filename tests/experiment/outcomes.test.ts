import { beforeAll, describe, expect, it } from 'vitest';
import { inCoalition } from '../../src/engine/alone.ts';
import { runCoalitions } from '../../src/engine/coalitions.ts';
import { run } from '../../src/engine/run.ts';
import type { RunInput } from '../../src/engine/run-input.ts';
import type { RunResult } from '../../src/engine/run-result.ts';
import { fairnessOf } from '../../src/experiment/fairness/coalition-fairness.ts';
import { OUTCOME_NAMES, outcomeUnit } from '../../src/experiment/study/outcome-name.ts';
import { farmlandSummary, quotaSummary } from '../../src/report/quota-summary.ts';
import { areaOutcome } from '../../src/report/sweep/area-outcomes.ts';
import { measure } from '../../src/report/sweep/outcomes.ts';
import { prepareRun } from '../../src/scenario/prepare-run.ts';
import { CITIES } from '../../src/world/party.ts';

let input: RunInput;
let result: RunResult;
let found: ReadonlyMap<string, bigint>;

beforeAll(async () => {
  const prepared = await prepareRun({
    scenario: 'scenarios/baseline.yaml',
    deals: null,
    sheet: null,
  });
  // The last deals, when plan quota runs short.
  input = { ...prepared.input, deals: prepared.input.deals.slice(-50) };
  result = run(input);
  const values = measure(input, OUTCOME_NAMES);
  found = new Map(OUTCOME_NAMES.map((name, i) => [name, values[i]!]));
}, 60_000);

const whole = (name: string) => Number(found.get(name)!);

describe('outcomes of a study', () => {
  it('are all measured, questions by yes or no', () => {
    expect(found.size).toBe(OUTCOME_NAMES.length);
    for (const [name, value] of found) {
      if (outcomeUnit(name) === 'yes') expect([0n, 1n]).toContain(value);
    }
  });

  it('have the quota bought and supplied that the books show', () => {
    const bought = quotaSummary(result).filter(
      ({ ledger, dimension }) => !['L5', 'L6'].includes(ledger) && dimension === 'areaM2',
    );
    for (const city of CITIES) {
      const sum = bought
        .filter(({ holder }) => holder === city)
        .reduce((total, row) => total + row.bought, 0);
      expect([city, whole(`${city}.quotaBoughtM2`)]).toEqual([city, sum]);
    }
    expect(whole('region.quotaBoughtM2')).toBeGreaterThan(0);
    expect(whole('region.quotaSuppliedM2')).toBe(whole('region.quotaBoughtM2'));
  });

  it('know what refused deals were short of', () => {
    const short = result.deals.flatMap(({ refusals }) =>
      refusals.filter(({ code, unit }) => /Short$/.test(code) && unit === 'm2'),
    );
    const sum = short.reduce((total, { found: had, expected }) => total + expected - had, 0);
    expect(whole('region.quotaShortM2')).toBe(sum);
    const none = { ...result, deals: [] };
    expect(areaOutcome(none, input.places, 'region', 'quotaShortM2')).toBe(0);
  });

  it('hold farmland against the target of the month', () => {
    for (const { city, closingM2, redLineM2, openingM2 } of farmlandSummary(result)) {
      const room = whole(`${city}.redLineRoomM2` as string);
      expect(room).toBeLessThanOrEqual(Math.min(closingM2, openingM2) - redLineM2);
    }
    expect(whole('redLine.held')).toBe(1);
    expect(whole('region.redLineRoomM2')).toBe(
      Math.min(...CITIES.map((city) => whole(`${city}.redLineRoomM2`))),
    );
    const [first, ...rest] = result.history;
    const lost = { ...first!, farmlandM2: { ...first!.farmlandM2, zhuzhou: 0 } };
    const without = { ...result, history: [first!, lost, ...rest] };
    const target = farmlandSummary(result).find(({ city }) => city === 'zhuzhou')!.redLineM2;
    expect(areaOutcome(without, input.places, 'zhuzhou', 'redLineRoomM2')).toBe(-target);
    expect(areaOutcome(without, input.places, 'region', 'redLineRoomM2')).toBe(-target);
  });

  it('find nobody worse off just where every gain is at least nothing', () => {
    const gains = ['changsha', 'zhuzhou', 'xiangtan', 'xiangjiang'].map((one) =>
      whole(`${one}.gain`),
    );
    expect(whole('parties.noneWorseOff')).toBe(gains.every((gain) => gain >= 0) ? 1 : 0);
    const [alone] = measure(inCoalition(input, []), ['parties.noneWorseOff']);
    expect(alone).toBe(1n);
  });

  it('say of the core what the study of fairness says', () => {
    const { core, leastCore } = fairnessOf(runCoalitions(input), null);
    expect(whole('core.held')).toBe(core.inCore ? 1 : 0);
    expect(whole('core.excessFen')).toBe(Number(core.worst.n) / Number(core.worst.d));
    const least = Number(leastCore.n) / Number(leastCore.d);
    expect(Math.abs(whole('core.leastFen') - least)).toBeLessThanOrEqual(0.5);
  });
});
