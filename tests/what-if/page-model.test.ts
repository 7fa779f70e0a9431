import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { prepareOverlay } from '../../src/report/what-if/apply-edits.ts';
import { controlsOf } from '../../src/report/what-if/controls.ts';
import { valueProblem } from '../../src/report/what-if/link.ts';
import { fromLosslessJson, toLosslessJson } from '../../src/report/what-if/lossless-json.ts';
import { overlayOf } from '../../src/report/what-if/overlay.ts';
import { PageEngine } from '../../src/report/what-if/page-engine.ts';
import {
  type Control,
  type Edits,
  type PageData,
  type PageScenario,
  pageScenarios,
} from '../../src/report/what-if/page-model.ts';
import type { PreparedRun } from '../../src/scenario/prepare-run.ts';
import { carried, prepared, runSaved, summaryOf } from './carried.ts';

let runs: readonly PreparedRun[];
let data: PageData;
let scenarios: readonly PageScenario[];
let engine: PageEngine;

beforeAll(async () => {
  const ids = ['regime-corrected', 'worked-examples', 'sharing-waterfall'];
  runs = await Promise.all(ids.map(prepared));
  data = await carried(runs);
  scenarios = pageScenarios(data);
  engine = new PageEngine(data);
});

function inputOf(index: number) {
  const read = prepareOverlay(data.law, scenarios[index]!, {});
  if (!read.ok) throw new Error(read.problems.map(({ message }) => message.en).join('; '));
  return read.input;
}

function summary(index: number, edits: Edits) {
  const { outcome } = engine.compute(scenarios[index]!.id, edits);
  if (outcome.ok) return outcome.summary;
  throw new Error(outcome.problems.map(({ message }) => message.en).join('; '));
}

function controls(index: number): readonly Control[] {
  return controlsOf(data.law, scenarios[index]!);
}

/** Zero is written one way only: minus zero is refused. */
const FINITE = fc
  .double({ noNaN: true, noDefaultInfinity: true })
  .map((number) => (number === 0 ? 0 : number));

describe('what a page carries', () => {
  it('keeps maps, sets, bare objects, big numbers and the order of keys', () => {
    const value = fc.letrec((tie) => ({
      any: fc.oneof(
        { maxDepth: 3, withCrossShrink: true },
        ...[fc.string(), fc.integer(), FINITE],
        ...[fc.bigInt(), fc.boolean(), fc.constant(null)],
        fc.array(tie('any')),
        fc.array(fc.tuple(fc.string(), tie('any'))).map((pairs) => new Map(pairs)),
        fc.array(fc.string()).map((items) => new Set(items)),
        fc.dictionary(
          fc.string().filter((key) => !key.startsWith('$') && key !== '__proto__'),
          tie('any'),
        ),
      ),
    })).any;
    fc.assert(
      fc.property(value, (one) => {
        const text = toLosslessJson(one);
        expect(toLosslessJson(fromLosslessJson(text))).toBe(text);
      }),
    );
  });

  it('refuses what it would lose', () => {
    class Thing {}
    expect(() => toLosslessJson({ a: new Thing() })).toThrow('json.class');
    expect(() => toLosslessJson([Number.NaN])).toThrow('json.number');
    expect(() => toLosslessJson({ $map: 1 })).toThrow('json.key');
    expect(() => toLosslessJson([() => 1])).toThrow('json.kind');
  });

  it('gives the engine the very input of the command line', () => {
    for (const [i, { input }] of runs.entries()) {
      const { rules, calendar, ...own } = inputOf(i);
      const { rules: law, calendar: days, ...theirs } = input;
      expect(own).toStrictEqual(theirs);
      expect([...rules.uses()]).toEqual([...law.uses()]);
      expect(calendar.days()).toEqual(days.days());
    }
  });

  it('comes to the summary of the command line', () => {
    for (const [i, run] of runs.slice(0, 2).entries()) {
      expect(summary(i, {})).toEqual(summaryOf(run));
    }
  });

  it('names no folder of the machine that made it', () => {
    expect(toLosslessJson(data)).not.toContain(process.cwd());
  });
});

describe('the controls of the page', () => {
  it('begin within their range, and can go to both ends of it', () => {
    const found: string[] = [];
    for (const control of controls(0)) {
      const ends =
        control.kind === 'number'
          ? [control.least, control.most]
          : control.options.map(({ value }) => value);
      const values = [...ends, control.standing].filter((value) => value !== '');
      expect(values.map((value) => valueProblem(control, value))).toEqual(values.map(() => null));
      for (const value of control.id.startsWith('share-') ? ['0', control.standing] : values) {
        const scenario = scenarios[0]!;
        const overlay = overlayOf(scenario, [control], { [control.id]: value });
        const read = prepareOverlay(data.law, scenario, overlay);
        if (!read.ok) found.push(`${control.id} ${value}: ${read.problems[0]!.message.en}`);
      }
    }
    expect(found).toEqual([]);
    expect(controls(0).length).toBeGreaterThan(60);
  });

  it('read the standing value of shares, prices, rules and choices', () => {
    const standing = (id: string) => controls(0).find((one) => one.id === id)?.standing;
    expect(standing('share-quota')).toBe('15');
    expect(standing('quota-price-area')).toBe('12');
    expect(standing('quota-price-capacity')).toBe('30');
    expect(standing('green-heart-base')).toBe('grossReceipts');
    expect(standing('correction-days')).toBe('5');
  });

  it('refuse shares that leave the land’s city less than nothing, in words', () => {
    const scenario = scenarios[0]!;
    const overlay = overlayOf(scenario, controls(0), { 'share-listing': '90' });
    const read = prepareOverlay(data.law, scenario, overlay);
    expect(read.ok).toBe(false);
    expect(read.ok ? '' : read.problems[0]!.message.en).toMatch(/share/);
  });
});

describe('a scenario saved by the page', () => {
  const cases: readonly (readonly [string, number, Edits])[] = [
    ['shares and the regime', 0, { 'share-quota': '20', 'share-listing': '0', transfer: 'T-C' }],
    ['levies', 0, { 'green-heart-levy': '5.5', 'green-heart-base': 'netProceeds' }],
    ['quota prices', 1, { 'quota-price-area': '14.25', 'quota-reserve': '35' }],
    ['a choice', 1, { 'export-gate': 'false', 'deposit-share': '30' }],
    ['nothing', 1, {}],
  ];
  it.each(cases)('runs to the fen of the page: %s', async (_, index, edits) => {
    const { scenario: own, ...page } = summary(index, edits);
    const text = engine.saved(own.id, edits);
    const { scenario: saved, ...command } = await runSaved(text);
    expect(command).toEqual(page);
    expect([own.id, saved.id]).toEqual([scenarios[index]!.id, 'saved']);
  });

  it('keeps the levers of its base but those the page moves', () => {
    const levers = ['export-gate', 'deposit-share'].map((lever) => ({ lever, value: '1' }));
    const base = { ...scenarios[0]!, merged: { ...scenarios[0]!.merged, levers } };
    const overlay = overlayOf(base, controls(0), { 'deposit-share': '30' });
    expect(overlay['levers']).toMatchObject([
      { lever: 'export-gate', value: '1' },
      { lever: 'deposit-share', value: '30%' },
    ]);
  });

  it('moves money', () => {
    const position = (edits: Edits) => summary(0, edits).parties.map((one) => one.total);
    expect(position({ 'share-listing': '25' })).not.toEqual(position({}));
  });
});
