import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import type { Rule, RuleStatus, RuleValue } from '../../src/rules/rule.ts';
import { FILE_UNITS, type FileUnitName } from '../../src/scenario/rule-units.ts';
import type { TranscriptLine as SourceLine } from '../../src/scenario/transcript-file.ts';
import { formatDay } from '../../src/units/day.ts';
import type { Ratio } from '../../src/units/ratio.ts';

/** The transcripts of the sources: what they say, row by row, beside the register made of it. */
const FOLDER = fileURLToPath(new URL('../../seeds/transcript/', import.meta.url));

/** Columns of a transcript, in this order. */
export const COLUMNS = [
  ...['row', 'section', 'subject', 'document', 'mark', 'rule'],
  ...['key', 'from', 'unit', 'value', 'remark'],
] as const;

/** Marks of the sources, and the strongest status a value so marked may have. */
const STRONGEST: Readonly<Record<string, RuleStatus>> = {
  verified: 'verified',
  derived: 'derived',
  'memory-high': 'memory',
  'memory-med': 'memory',
  'memory-low': 'memory',
  assumption: 'assumption',
};
const FROM_WEAKEST: readonly RuleStatus[] = ['assumption', 'memory', 'derived', 'verified'];

/** How the remark of a row that is no rule begins; what follows says why. */
const NO_RULE = /^(?:context|example|ambiguity|invariant|lever|not found)\b.*: ./;

/** One line: a row of a source, or one of the values it states; and where it was read. */
export interface TranscriptLine extends Omit<SourceLine, 'body'> {
  readonly file: string;
  readonly line: number;
}

/** The text of a transcript. */
export function transcriptText(name: string): string {
  return readFileSync(`${FOLDER}${name}.csv`, 'utf8');
}

/** The lines of one transcript, e.g. `revenue`. */
export function readTranscript(name: string): TranscriptLine[] {
  const [header, ...rows] = parse(transcriptText(name)) as string[][];
  if (header!.join() !== COLUMNS.join()) throw new Error(`${name}.csv: header ${header!.join()}`);
  return rows.map((cells, i) => {
    const entries = COLUMNS.map((column, at) => [column, cells[at]!]);
    return { file: name, line: i + 2, ...Object.fromEntries(entries) } as TranscriptLine;
  });
}

/** The lines of every transcript there is. */
export function readTranscripts(): TranscriptLine[] {
  const names = readdirSync(FOLDER).filter((name) => name.endsWith('.csv'));
  return names.sort().flatMap((name) => readTranscript(name.slice(0, -'.csv'.length)));
}

/**
 * The factor of a unit, written out a second time so that a slip in the engine's own table shows:
 * fen for yuan, square metres for areas and what is priced by area (one mu is 2000/3 m²).
 */
const FACTORS: Readonly<Record<string, readonly [bigint, bigint]>> = {
  yuan: [100n, 1n],
  wanYuan: [1_000_000n, 1n],
  yiYuan: [10_000_000_000n, 1n],
  'yuan/m2': [100n, 1n],
  'yuan/mu': [300n, 2000n],
  'wanYuan/mu': [3_000_000n, 2000n],
  'wanYuan/km2': [1_000_000n, 1_000_000n],
  'yuan/person': [100n, 1n],
  'yuan/kg': [100n, 1n],
  'wanYuan/100kg': [1_000_000n, 100n],
  'yuan/m2/year': [100n, 1n],
  'yuan/mu/year': [300n, 2000n],
  ha: [10_000n, 1n],
  qianHa: [10_000_000n, 1n],
  mu: [2000n, 3n],
  wanMu: [20_000_000n, 3n],
  km2: [1_000_000n, 1n],
  wanKm2: [10_000_000_000n, 1n],
  km: [1000n, 1n],
  'kg/mu': [3n, 2000n],
  'jin/mu': [3n, 4000n],
  yiJin: [50_000_000n, 1n],
  'person/ha': [1n, 10_000n],
};
const UNSCALED = [
  ...['ratio', 'm2', 'kg', 'day', 'workingDay', 'month', 'year', 'grade', 'count', 'person'],
  ...['code', 'flag', 'minute', 'degree'],
];
const NUMBER = /^(\d+)(?:\.(\d+))?(?:\/(\d+))?([%‰])?$/;

/** A value as printed (`30%`, `1‰`, `2/3`, `6255.5`) in the engine's own unit; null: no number. */
export function exactValue(text: string, unit: string): readonly [bigint, bigint] | null {
  const [numerator, denominator] = FACTORS[unit] ?? (UNSCALED.includes(unit) ? [1n, 1n] : [0n, 0n]);
  const parts = NUMBER.exec(text);
  if (parts === null || denominator === 0n) return null;
  const [, whole, decimals = '', divisor = '1', sign] = parts;
  const scale = sign === '%' ? 100n : sign === '‰' ? 1000n : 1n;
  return [
    BigInt(`${whole}${decimals}`) * numerator,
    10n ** BigInt(decimals.length) * BigInt(divisor) * scale * denominator,
  ];
}

/** Whether a register's value is exactly what a line prints. */
function equals(value: Ratio, line: TranscriptLine): boolean {
  const printed = exactValue(line.value, line.unit);
  if (printed === null) return false;
  return BigInt(value.numerator) * printed[1] === printed[0] * BigInt(value.denominator);
}

/** Where a line stands, for a message. */
const place = (line: TranscriptLine): string =>
  `${line.file}.csv:${line.line} ${line.row} ${line.rule} ${line.key}`.trim();

/** Lines of levers that give the ends of a range, not a value in force. */
export const isRange = ({ remark }: TranscriptLine): boolean => /\b(?:min|max)$/.test(remark);

/** The values of a line's rule, or of the variant it names; null when there is no such thing. */
function valuesOf(line: TranscriptLine, rules: ReadonlyMap<string, Rule>) {
  const [id, variant] = line.rule.split('@');
  const rule = rules.get(id!);
  if (rule === undefined || variant === undefined) return rule?.values ?? null;
  return rule.variants.find((candidate) => candidate.id === variant)?.values ?? null;
}

/** What is wrong with a line that prints a value, or that names a rule; null when nothing is. */
function lineFault(line: TranscriptLine, rules: ReadonlyMap<string, Rule>): string | null {
  const strongest = STRONGEST[line.mark];
  if (strongest === undefined) return `unknown mark ${line.mark}`;
  if (line.rule === '') {
    if (line.value !== '') return 'a value without a rule';
    return NO_RULE.test(line.remark) ? null : 'no rule';
  }
  const values = valuesOf(line, rules);
  if (values === null) return 'no such rule';
  if (line.value === '') return null;
  if (isRange(line)) return rangeFault(line, values);
  const [key, bound] = line.key.split('#');
  const value = values.find((own) => own.key === key && formatDay(own.from) === line.from);
  if (value === undefined) return `the register has no such value from ${line.from}`;
  if (bound !== undefined) return boundFault(line, value, bound);
  if (FILE_UNITS[line.unit as FileUnitName]?.unit !== value.unit) {
    return `${line.unit} is not the unit of the register, ${value.unit}`;
  }
  if (!equals(value.value, line)) return `${line.value} ${line.unit} is not in the register`;
  if (FROM_WEAKEST.indexOf(value.status) > FROM_WEAKEST.indexOf(strongest)) {
    return `${value.status} in the register, but only ${line.mark} in the source`;
  }
  return null;
}

/** `2#over` and `2#upTo` are the ends of the second step of a scale. */
function boundFault(line: TranscriptLine, { tier }: RuleValue, bound: string): string | null {
  const end = bound === 'over' ? tier?.over : tier?.upTo;
  return end != null && equals(end, line) ? null : `the step does not end at ${line.value}`;
}

/** A range must hold what is in force: `min` no higher, `max` no lower than every value named. */
function rangeFault(line: TranscriptLine, values: readonly RuleValue[]): string | null {
  const [n, d] = exactValue(line.value, line.unit) ?? [0n, 0n];
  const named = values.filter(({ key }) => line.key === '' || key === line.key);
  const outside = named.find(({ value }) => {
    const difference = BigInt(value.numerator) * d - n * BigInt(value.denominator);
    return line.remark.endsWith('min') ? difference < 0n : difference > 0n;
  });
  if (d === 0n || named.length === 0) return 'a range of nothing';
  return outside === undefined ? null : `the register's ${outside.key} lies outside the range`;
}

/** Every line that does not say what the register says. */
export function lineFaults(lines: readonly TranscriptLine[], rules: readonly Rule[]): string[] {
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  return lines.flatMap((line) => {
    const fault = lineFault(line, byId);
    return fault === null ? [] : [`${place(line)}: ${fault}`];
  });
}

/** Values of the rules that `lines` name which no line of `all` states. */
export function unstatedValues(
  lines: readonly TranscriptLine[],
  all: readonly TranscriptLine[],
  rules: readonly Rule[],
): string[] {
  const named = new Set(lines.map(({ rule }) => rule.split('@')[0]));
  const stated = new Set(
    all
      .filter((line) => line.value !== '' && !isRange(line))
      .map(({ rule, key, from }) => `${rule} ${key} ${from}`),
  );
  return rules
    .filter(({ id }) => named.has(id))
    .flatMap(({ id, values, variants }) => [
      ...values.map((value) => ({ rule: id, value })),
      ...variants.flatMap((v) => v.values.map((value) => ({ rule: `${id}@${v.id}`, value }))),
    ])
    .map(({ rule, value }) => `${rule} ${value.key} ${formatDay(value.from)}`)
    .filter((name) => !stated.has(name));
}

/** Values the engine needs although no source prints them: a rule, or a rule and its key. */
export interface Own {
  /** As {@link unstatedValues} names them, or the beginning of that up to a space. */
  readonly values: string;
  readonly reason: string;
}

/** Why a value that no line states is in the register all the same; null when nobody says. */
export function ownReason(name: string, own: readonly Own[]): string | null {
  return own.find(({ values }) => `${name} `.startsWith(`${values} `))?.reason ?? null;
}

/** A row's number within its section, and its letter where a row states several rules. */
interface Place {
  readonly number: number;
  readonly letter: string;
  readonly row: string;
}

/** Rows that are missing or out of order: `R5.2-07` follows `R5.2-06` or `R5.2-06a`. */
export function rowGaps(lines: readonly TranscriptLine[]): string[] {
  const faults: string[] = [];
  const last = new Map<string, Place>();
  let current = '';
  for (const { row, section, file } of lines) {
    const parts = /^([RQ])([\d.]+[a-zH]?)-(\d{2})([a-z]?)$/.exec(row);
    if (parts === null || parts[2] !== section) {
      faults.push(`${file} ${row}: not a row of section ${section}`);
      continue;
    }
    const number = Number(parts[3]);
    const letter = parts[4]!;
    const before = last.get(section);
    if (before === undefined) current = section;
    if (current !== section) faults.push(`${row}: section ${section} is taken up again`);
    last.set(section, { number, letter, row });
    if (before?.row === row) continue;
    const next = number === (before?.number ?? 0) + 1 && (letter === '' || letter === 'a');
    if (!next && !follows(before, number, letter)) {
      faults.push(`${row} does not follow ${before?.row ?? 'the heading'}`);
    }
  }
  return faults;
}

/** Whether a row is the next part of the one before: `-06b` after `-06a`. */
function follows(before: Place | undefined, number: number, letter: string): boolean {
  return (
    before !== undefined &&
    before.number === number &&
    before.letter !== '' &&
    letter.codePointAt(0) === before.letter.codePointAt(0)! + 1
  );
}
