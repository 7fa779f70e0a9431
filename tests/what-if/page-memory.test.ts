import { beforeAll, describe, expect, it } from 'vitest';
import { withoutCooperation } from '../../src/engine/alone.ts';
import { run } from '../../src/engine/run.ts';
import type { RunResult } from '../../src/engine/run-result.ts';
import {
  prepareOverlay,
  type ReadyRun,
  readySummary,
} from '../../src/report/what-if/apply-edits.ts';
import { controlsOf } from '../../src/report/what-if/controls.ts';
import { overlayOf } from '../../src/report/what-if/overlay.ts';
import {
  type Control,
  type Edits,
  type PageData,
  type PageScenario,
  pageScenarios,
} from '../../src/report/what-if/page-model.ts';
import { RunMemory } from '../../src/report/what-if/run-memory.ts';
import { carried, prepared } from './carried.ts';

/** Eight deals across cities; an enclave park with firms and their yearly taxes. */
const IDS = ['regime-corrected', 'enclave-park'];

let data: PageData;

beforeAll(async () => {
  const whole = await carried(await Promise.all(IDS.map(prepared)));
  // The first year says as much of its levers as all of them.
  const scenarios = whole.scenarios.map((one) => ({
    ...one,
    merged: { ...one.merged, end: '2026-12-31' },
  }));
  data = { ...whole, scenarios };
});

/** The end of a control that is farthest from where it stands. */
function farEnd(control: Control): string {
  if (control.id.startsWith('share-')) return '0';
  if (control.kind === 'number') {
    return control.standing === control.most ? control.least : control.most;
  }
  return control.options.find(({ value }) => value !== control.standing)!.value;
}

function ready(scenario: PageScenario, controls: readonly Control[], edits: Edits): ReadyRun {
  const read = prepareOverlay(data.law, scenario, overlayOf(scenario, controls, edits));
  if (!read.ok) throw new Error(`${JSON.stringify(edits)} ${JSON.stringify(read.problems)}`);
  return read;
}

describe.each(IDS)('what the page remembers of %s', (id) => {
  it('is what a fresh run gives, whatever was moved before', () => {
    const scenario = pageScenarios(data).find((one) => one.id === id)!;
    const controls = controlsOf(data.law, scenario);
    const memory = new RunMemory(1000);
    const made = new Set<RunResult>();
    let remembered = 0;
    /** Whoever comes from memory is held against a run of its own; the others were just made. */
    const resultOf = ({ reading, input }: ReadyRun, isAlone: boolean) => {
      const wanted = isAlone ? withoutCooperation(input) : input;
      const result = memory.get('', reading.choices, wanted);
      const isKnown = made.has(result);
      made.add(result);
      remembered += isKnown ? 1 : 0;
      return { result, fresh: isKnown ? run(wanted) : result };
    };
    for (const control of [null, ...controls]) {
      const edits = control === null ? {} : { [control.id]: farEnd(control) };
      const read = ready(scenario, controls, edits);
      const [own, alone] = [resultOf(read, false), resultOf(read, true)];
      const found = readySummary(scenario, read, own.result, alone.result);
      const fresh = readySummary(scenario, read, own.fresh, alone.fresh);
      expect([edits, found]).toEqual([edits, fresh]);
    }
    expect(remembered).toBeGreaterThan(controls.length / 2);
    expect(made.size).toBeGreaterThan(20);
  });
});

describe('a run without cooperation', () => {
  it('is made again only where something it asked for has changed', () => {
    const scenario = pageScenarios(data)[0]!;
    const controls = controlsOf(data.law, scenario);
    const memory = new RunMemory(4);
    const aloneWith = (edits: Edits) => {
      const { reading, input } = ready(scenario, controls, edits);
      return memory.get('', reading.choices, withoutCooperation(input));
    };
    const first = aloneWith({});
    expect(aloneWith({ 'share-listing': '0' })).toBe(first);
    expect(aloneWith({ transfer: 'T-C' })).toBe(first);
    expect(aloneWith({ 'green-heart-levy': '5' })).toBe(first);
    expect(aloneWith({ 'stamp-tax-rate': '0.01' })).not.toBe(first);
  });
});
