import { describe, expect, it } from 'vitest';
import { formatDay } from '../../src/units/day.ts';
import { REGISTER } from './register.ts';
import {
  lineFaults,
  type Own,
  ownReason,
  readTranscript,
  readTranscripts,
  rowGaps,
  transcriptText,
  unstatedValues,
} from './transcript.ts';

const LINES = readTranscript('quota');

/** Price bands of goods the source prices nowhere. */
const OWN: readonly Own[] = ['quota-price-cap', 'quota-price-floor'].flatMap((rule) =>
  ['L1', 'L2', 'L7'].map((good) => ({ values: `${rule} ${good}`, reason: 'an assumed band' })),
);

describe('the transcript of the quota rules', () => {
  it('is plain CSV whose rows follow each other without a gap', () => {
    expect(transcriptText('quota')).toMatch(/^row,.*\n(?:.*\n)+$/);
    expect(transcriptText('quota')).not.toContain('\r');
    expect(rowGaps(LINES)).toEqual([]);
  });

  it('has every row of every section', () => {
    const rows = new Map<string, Set<string>>();
    for (const { section, row } of LINES) {
      rows.set(section, (rows.get(section) ?? new Set()).add(row));
    }
    const counts = [...rows].map(([section, { size }]) => `${section}: ${size}`);
    expect(counts).toMatchInlineSnapshot(`
      [
        "1: 9",
        "1b: 9",
        "2: 9",
        "2b: 21",
        "3.1: 6",
        "3.2: 3",
        "3.3: 5",
        "3.4: 4",
        "4.1: 5",
        "4.2: 6",
        "4.3: 6",
        "4.4: 6",
        "4.5: 3",
        "4.6: 2",
        "5: 11",
        "6.1: 7",
        "6.2: 6",
        "6.3: 10",
        "6H: 12",
        "7: 20",
        "8.1: 14",
        "8.2: 8",
        "8.3: 7",
        "9: 13",
        "10.1: 3",
        "10.2: 5",
        "10.3: 7",
        "10.4: 1",
        "11.1: 10",
        "11.2: 10",
        "11.3: 1",
        "12: 8",
        "13: 12",
        "14: 20",
        "15: 28",
        "16: 20",
        "17: 11",
      ]
    `);
  });

  it('says what the register says, to the last digit and never weaker', () => {
    expect(lineFaults(LINES, REGISTER)).toEqual([]);
  });

  it('states every value of the rules that it alone names, but for assumed bands', () => {
    const shared = new Set(readTranscript('revenue').map(({ rule }) => rule.split('@')[0]));
    const alone = LINES.filter(({ rule }) => !shared.has(rule.split('@')[0]));
    const unstated = unstatedValues(alone, readTranscripts(), REGISTER);
    expect(unstated.filter((name) => ownReason(name, OWN) === null)).toEqual([]);
    expect(unstated).toHaveLength(OWN.length);
  });

  it('dates the rules of the timeline as the register does', () => {
    const effective = new Map(REGISTER.map((rule) => [rule.id, rule.effective]));
    const dated = LINES.filter(({ section, from }) => section === '2b' && from !== '');
    expect(dated.length).toBeGreaterThan(10);
    for (const { row, rule, from } of dated) {
      expect(formatDay(effective.get(rule)!), row).toBe(from);
    }
  });

  it('accounts for every invariant, lever, open question and example of the source', () => {
    const remarks = (section: string) =>
      LINES.filter((line) => line.section === section).map(({ row, remark }) => [row, remark]);
    for (const [section, kind] of [
      ['13', 'example: T'],
      ['14', 'invariant: I-'],
      ['16', 'ambiguity: A-'],
    ] as const) {
      for (const [row, remark] of remarks(section)) {
        expect(remark, row).toBe(`${kind}${Number(row!.slice(-2))}`);
      }
    }
    expect(remarks('15').filter(([, remark]) => !remark!.startsWith('lever: '))).toEqual([]);
  });
});
