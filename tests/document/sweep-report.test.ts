import { describe, expect, it } from 'vitest';
import { saltelliDesign } from '../../src/experiment/design/saltelli.ts';
import { shareInterval } from '../../src/experiment/interval.ts';
import type { Block } from '../../src/report/document/block.ts';
import { resultDocument } from '../../src/report/document/result-document.ts';
import { searchPart } from '../../src/report/document/sweep/search-part.ts';
import { sweepPart } from '../../src/report/document/sweep/sweep-part.ts';
import { reportHtml } from '../../src/report/html/report-html.ts';
import { reportMarkdown } from '../../src/report/markdown/report-markdown.ts';
import type { SearchTable } from '../../src/report/search/read-search.ts';
import { InputError } from '../../src/scenario/input-error.ts';
import { handMadeSweep } from '../experiment/hand-made-sweep.ts';

const WAN = 1_000_000;
const OUTCOMES = ['zhuzhou.gain', 'parties.noneWorseOff', 'core.held', 'deals.refused'];

/** Rule A gains 100 ± 1 and always holds; rule B loses, and half the time; one draw of B failed. */
const sweep = handMadeSweep({
  values: [['a'], ['b']],
  plan: { outcomes: OUTCOMES },
  rows: [
    [99, 100, 101, 100].map((gain) => [gain * WAN, 1, 1, 2]),
    [[-9 * WAN, 0, 0, 2], [-11 * WAN, 1, 0, 2], [-10 * WAN, 0, 0, 2], null],
  ],
});

/** 32 blocks of y = x, z beside it without any effect. */
function saltelli() {
  const design = saltelliDesign(32, { seed: 7, names: ['x', 'z'] });
  const values = Array.from({ length: design.size }, (_, i) => design.pointAt(i));
  const dimension = (name: string) => ({
    ...{ name, role: 'uncertainties', unit: '%', title: { zh: `${name} 项`, en: `item ${name}` } },
    names: {},
  });
  return handMadeSweep({
    values,
    plan: {
      outcomes: ['zhuzhou.final', 'zhuzhou.gain'],
      dimensions: [dimension('x'), dimension('z')],
      design: { kind: 'saltelli', points: design.size, levels: null },
    },
    rows: values.map(([x]) => [[x! * WAN, (x! - 0.5) * WAN]]),
  });
}

const tables = (blocks: readonly Block[]) =>
  blocks.flatMap((block) => (block.kind === 'table' ? [block] : []));
const pictures = (blocks: readonly Block[]) =>
  blocks.flatMap((block) => (block.kind === 'picture' ? [block.picture] : []));
const answers = (part: ReturnType<typeof sweepPart>) => part.answer.map(({ en }) => en).join('\n');

describe('the report of a sweep', () => {
  it('answers who is worse off and what lies in the core, with intervals', () => {
    const said = answers(sweepPart(sweep));
    expect(said).toContain('Nobody is ever worse off than alone: rule A (4 of 4');
    expect(said).toContain('some replicates only: rule B (1 of 3, 95% interval 6.1% to 79.2%)');
    expect(said).toContain(
      'Never in the core, some group would always have more by itself: rule B',
    );
    expect(said).toContain('On average nobody loses for certain: rule A.');
    expect(said).toContain('somebody loses for certain: rule B (Zhuzhou).');
    expect(said).toContain('1 of 8 rows failed');
  });

  it('shows the spread of what varies and says what never does', () => {
    const { details } = sweepPart(sweep);
    const [box] = pictures(details).filter(({ kind }) => kind === 'boxes');
    if (box?.kind !== 'boxes') throw new Error('no boxes');
    expect(box.boxes.map(([, , median]) => median)).toEqual([100, -10]);
    const texts = details.flatMap((block) => (block.kind === 'paragraph' ? [block.text.en] : []));
    expect(texts).toContain('The same throughout: Deals refused 2.00.');
    const [gains] = tables(details).filter(({ caption }) => caption.en.startsWith('Mean gain'));
    expect(gains!.rows.map((row) => row[1]!.text.en)).toEqual([
      '+100.00 ± 1.30 ▲',
      '-10.00 ± 2.48 ▼',
    ]);
  });

  it('subtracts replicate by replicate and lists failed draws with reason and inputs', () => {
    const { details } = sweepPart(sweep);
    const [difference] = tables(details).filter(({ caption }) =>
      caption.en.startsWith('Differences'),
    );
    expect(difference!.rows.map((row) => row.map(({ text }) => text.en))).toEqual([
      ['Zhuzhou: gain over going alone', 'rule B', '3', '-110.00', '4.30', 'less'],
    ]);
    const [failed] = tables(details).filter(({ caption }) => caption.en.startsWith('Reasons'));
    expect(failed!.rows[0]!.map(({ text }) => text.en)).toEqual([
      ...['rule B', 'ruleGap', 'no <rule> for it', '3'],
    ]);
  });

  it('says what drives an outcome, where a loss lies, and whether the sample was enough', () => {
    const part = sweepPart(saltelli());
    expect(answers(part)).toMatch(
      /Zhuzhou: final position depends most on item x \(total index 1\./,
    );
    expect(answers(part)).toContain('The sample is too small');
    const bars = pictures(part.details).filter(({ kind }) => kind === 'intervals');
    expect(bars).toHaveLength(2);
    const [region] = tables(part.details).filter(({ caption }) =>
      caption.en.startsWith('Where it is so: Zhuzhou: gain over going alone below zero'),
    );
    expect(region!.rows[0]!.slice(0, 2).map(({ text }) => text.en)).toEqual(['item x', 'yes']);
    expect(region!.rows[0]![4]!.text.en).toMatch(/^0\.\d+%$/);
  });

  it('says how a stop rule ended', () => {
    const plan = { until: 'halfwidth(zhuzhou.gain) < 1%' };
    const rows = [[[WAN], [WAN]]];
    const ended = (stopped: { until: string; replicates: number } | null) =>
      answers(sweepPart(handMadeSweep({ plan, values: [['a']], rows, stopped })));
    expect(ended({ until: plan.until, replicates: 2 })).toContain('was met after 2 replicates');
    expect(ended(null)).toContain('was not met after all 2 replicates');
  });

  it('refuses one shard of several', () => {
    const shard = handMadeSweep({ values: [['a']], rows: [[[1]]], shard: '2/3' });
    expect(() => sweepPart(shard)).toThrow(InputError);
  });

  it('is one offline page in two languages, all of its text escaped', () => {
    const report = resultDocument([sweepPart(sweep), sweepPart(saltelli())], ['a', 'b']);
    const html = reportHtml(report, new Map(), 'en');
    expect(html).toContain('no &lt;rule&gt; for it');
    const links = [...html.matchAll(/(?:https?:)?\/\/[a-z][\w.]*\.[a-z]+\S*/gi)].map(
      ([url]) => url,
    );
    expect([...new Set(links.filter((url) => !url.includes('www.w3.org')))]).toEqual([]);
    const english = html.replace(/<span lang="zh">.*?<\/span>|<div lang="zh".*?<\/div>/gs, '');
    const visible = english.slice(english.indexOf('<h1>'), english.indexOf('<dialog>'));
    expect(visible.replace(/<[^>]*>/g, '')).not.toMatch(/\p{Script=Han}/u);
    expect(html.match(/role="img" aria-label="[^"]{10,}"/g)!.length).toBe(
      2 * pictures(report.blocks).length,
    );
    expect(reportHtml(report, new Map(), 'en')).toBe(html);
    const text = reportMarkdown(report, 'zh');
    expect(text).toContain('### 谁得谁失');
    expect(text).toContain('种子 7');
  });
});

describe('the report of a search', () => {
  const row = (zhuzhou: number, changsha: number, violation = '0') => ({
    ...{
      share: '10%',
      'zhuzhou.final': String(zhuzhou * WAN),
      'changsha.final': String(changsha * WAN),
    },
    ...{ violation, code: '', reason: '' },
  });
  const table: SearchTable = {
    name: 'out/search',
    manifest: {
      ...{ version: '0.0.0', study: { id: 's', zh: '搜索', en: 'A search' }, synthetic: true },
      ...{ seed: 3, replicates: 1, method: { kind: 'nsga2' } },
      goals: [
        { outcome: 'zhuzhou.final', aim: 'maximise' },
        { outcome: 'changsha.final', aim: 'maximise' },
      ],
      constraints: ['xiangtan.gain >= 0'],
      levers: [{ name: 'share', title: { zh: '份额', en: 'the share' }, names: {} }],
      ...{ tried: 4, triedEvery: 1, failed: {}, front: 2, inputs: [], files: [], result: 'ef' },
    },
    front: [row(3, 1), row(1, 3)].map((one, i) => ({ scenario: `pareto/p${i}.yaml`, ...one })),
    tried: [row(1, 1), row(3, 1), row(1, 3), row(9, 9, '2')],
    progress: [1, 2].map((n) => ({ batch: '0', tried: String(2 * n), hypervolume: String(n / 4) })),
  };

  it('draws the Pareto set among what was tried, and the hypervolume over time', () => {
    const { details, answer } = searchPart(table);
    expect(answer.map(({ en }) => en).join(' ')).toContain(
      'Zhuzhou: final position (10⁴ yuan) from 1.00 to 3.00',
    );
    const [scatter, volume] = pictures(details);
    if (scatter?.kind !== 'scatter' || volume?.kind !== 'lines') throw new Error('no pictures');
    expect(scatter.groups.map(({ points }) => points)).toEqual([
      [[9, 9]],
      [
        [1, 1],
        [3, 1],
        [1, 3],
      ],
      [
        [3, 1],
        [1, 3],
      ],
    ]);
    expect(volume.series[0]!.values).toEqual([0.25, 0.5]);
    const html = reportHtml(resultDocument([searchPart(table)], ['out/search']), new Map(), 'zh');
    expect(html).toContain('pareto/p0.yaml');
  });

  it('says so where nothing keeps the constraints', () => {
    const empty = { ...table, front: [], manifest: { ...table.manifest, front: 0 } };
    expect(
      searchPart(empty)
        .answer.map(({ en }) => en)
        .join(' '),
    ).toContain('none keeps all constraints');
  });
});

describe('the interval of a share', () => {
  it('is that of Wilson', () => {
    // R. G. Newcombe, Statistics in Medicine 17 (1998), 857–872, table I, method 3.
    for (const [count, of, low, high] of [
      [81, 263, 0.2553, 0.3662],
      [15, 148, 0.0624, 0.1605],
      [0, 20, 0, 0.1611],
      [1, 29, 0.0061, 0.1718],
    ] as const) {
      const found = shareInterval(count, of);
      expect(found.low).toBeCloseTo(low, 4);
      expect(found.high).toBeCloseTo(high, 4);
    }
    expect(shareInterval(0, 0)).toMatchObject({ low: 0, high: 1 });
  });
});
