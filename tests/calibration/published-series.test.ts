import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadRegister } from '../../src/scenario/engine-data.ts';
import { InputError } from '../../src/scenario/input-error.ts';
import { loadSeries, type PublishedSeries } from '../../src/scenario/published-series.ts';
import { loadTranscript } from '../../src/scenario/transcript-file.ts';
import { parseRatio } from '../../src/units/ratio.ts';

const values = (series: readonly PublishedSeries[]) =>
  series.flatMap((one) => one.values.map((value) => ({ one, value })));

/** Series worked out of two figures of the register: what is divided by what. */
const WORKED_OUT: Readonly<Record<string, readonly [string, string]>> = {
  'batch-start': ['at floor', 'parcels'],
  'batch-area': ['area', 'parcels'],
  'supply-per-mu': ['receipts', 'supplied'],
};

describe('the published series', () => {
  it('are figures of the register, to the digit, with its standing', async () => {
    const { series } = await loadSeries(null);
    const rules = new Map((await loadRegister()).map((rule) => [rule.id, rule]));
    const written = (rule: string, key: string) => {
      const found = rules.get(rule)?.values.find((value) => value.key === key);
      if (found === undefined) throw new Error(`${rule}[${key}] is not in the register`);
      return {
        ratio: parseRatio(found.written.text),
        status: found.status,
        unit: found.written.unit,
      };
    };
    expect(values(series).length).toBeGreaterThan(30);
    for (const { one, value } of values(series)) {
      const worked = WORKED_OUT[one.id];
      if (worked !== undefined) {
        const [above, below] = worked.map((key) => written(one.rule!, key).ratio!);
        expect(value.least.numerator * above!.denominator * below!.numerator).toBe(
          value.least.denominator * above!.numerator * below!.denominator,
        );
        continue;
      }
      const keys = value.least === value.most ? [''] : [' min', ' max'];
      const found = keys.map((end) => written(one.rule!, `${value.key}${end}`));
      expect(found.map(({ ratio }) => ratio)).toEqual(
        keys.length === 1 ? [value.least] : [value.least, value.most],
      );
      for (const { status, unit } of found)
        expect([status, unit]).toEqual([value.status, one.unit]);
    }
  });

  it('carry the confidence mark of the transcript', async () => {
    const { series } = await loadSeries(null);
    const lines = await loadTranscript();
    for (const { one, value } of values(series)) {
      if (WORKED_OUT[one.id] !== undefined) continue;
      const marks = lines
        .filter(
          ({ rule, key }) => rule === one.rule && [value.key, `${value.key} min`].includes(key),
        )
        .map(({ mark }) => mark);
      expect([one.id, value.key, [...new Set(marks)]]).toEqual([one.id, value.key, [value.mark]]);
    }
  });

  it.each([
    ['value: "480"', 'value: "-480"', /values\[0\]\.value.*a number above zero/s],
    ['value: "480"', 'least: "5", most: "4"', /neither a value nor a range/],
    ['city: changsha', 'city: changsa', /changsa.*changsha/s],
    ['mark: memory-low', 'mark: sure', /one of verified, derived, memory-high/],
    ['unit: yiYuan', 'unit: yuan', /yiYuan/],
  ])('of a person are refused with the place: %s as %s', async (from, to, text) => {
    const folder = await mkdtemp(join(tmpdir(), 'czt-series-'));
    const path = join(folder, 'own.yaml');
    const own = `title: { zh: 自备, en: own }
series:
  - id: a
    title: { zh: 长沙, en: Changsha }
    measure: { kind: receipts, city: changsha }
    unit: yiYuan
    use: fit
    document: none found
    values:
      - { year: 2024, value: "480", status: memory, mark: memory-low }
`;
    await writeFile(path, own.replace(from, to));
    const failure = await loadSeries(path).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(InputError);
    expect(String(failure)).toMatch(text);
    await rm(folder, { recursive: true });
  });
});
