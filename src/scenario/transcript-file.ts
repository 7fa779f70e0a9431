import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { PACKAGE_ROOT } from './package-root.ts';

/** The two bodies of sources the register was made from. */
export const SOURCE_BODIES = ['revenue', 'quota'] as const;
export type SourceBody = (typeof SOURCE_BODIES)[number];

/**
 * One line of the transcript of the sources: a row of them (several lines when it holds several
 * figures), what it is about, and the rule and value of the register it went into.
 */
export interface TranscriptLine {
  readonly body: SourceBody;
  /** `R4.1-02`: section and place within it. */
  readonly row: string;
  readonly section: string;
  readonly subject: string;
  readonly document: string;
  readonly mark: string;
  /** '' for a row that is no rule; the remark says what it is. */
  readonly rule: string;
  readonly key: string;
  readonly from: string;
  readonly unit: string;
  readonly value: string;
  readonly remark: string;
}

/** Every line of both transcripts, in the order of the sources. */
export async function loadTranscript(): Promise<readonly TranscriptLine[]> {
  const bodies = await Promise.all(SOURCE_BODIES.map(readBody));
  return bodies.flat();
}

async function readBody(body: SourceBody): Promise<TranscriptLine[]> {
  const text = await readFile(join(PACKAGE_ROOT, 'seeds', 'transcript', `${body}.csv`), 'utf8');
  const lines = parse(text, { columns: true }) as Omit<TranscriptLine, 'body'>[];
  return lines.map((line) => ({ body, ...line }));
}
