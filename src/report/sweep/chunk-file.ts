import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { type ColumnSource, parquetWriteBuffer } from 'hyparquet-writer';
import type { Study } from '../../experiment/study/study.ts';
import type { SweepRow } from './sweep-row.ts';

/** Names the plan a results file belongs to, inside the file. */
const PLAN_KEY = 'czt.plan';

/** `part-00012.parquet`: the results of a chunk of rows. */
export function chunkName(chunk: number): string {
  return `part-${String(chunk).padStart(6, '0')}.parquet`;
}

/**
 * Rows as one Parquet file: money and counts as 64-bit whole numbers, empty where the draw
 * failed; values of numeric dimensions as numbers, of others as text.
 */
export function chunkBytes(study: Study, plan: string, rows: readonly SweepRow[]): Uint8Array {
  const whole = (name: string, of: (row: SweepRow) => number): ColumnSource => ({
    ...{ name, type: 'INT64', nullable: false, data: rows.map((row) => BigInt(of(row))) },
  });
  const text = (name: string, of: (row: SweepRow) => string): ColumnSource => ({
    ...{ name, type: 'STRING', nullable: false, data: rows.map(of) },
  });
  const buffer = parquetWriteBuffer({
    columnData: [
      whole('row', ({ row }) => row),
      whole('point', ({ point }) => point),
      whole('replicate', ({ replicate }) => replicate),
      text('status', ({ failure }) => (failure === null ? 'done' : 'failed')),
      text('code', ({ failure }) => failure?.code ?? ''),
      text('reason', ({ failure }) => failure?.reason ?? ''),
      ...study.dimensions.map(({ name, values }, i): ColumnSource => {
        if (values.kind === 'options') return text(name, (row) => row.values[i]!);
        const data = rows.map((row) => Number.parseFloat(row.values[i]!));
        return { name, type: 'DOUBLE', nullable: false, data };
      }),
      ...study.outcomes.map(
        (name, i): ColumnSource => ({
          ...{ name, type: 'INT64', nullable: true },
          data: rows.map(({ outcomes }) => outcomes[i] ?? null),
        }),
      ),
    ],
    kvMetadata: [{ key: PLAN_KEY, value: plan }],
    createdBy: 'czt-land',
  });
  return new Uint8Array(buffer);
}

/** A results file read back: its plan, and rows as plain objects. */
export interface ReadChunk {
  readonly plan: string | null;
  readonly rows: readonly Readonly<Record<string, unknown>>[];
}

/** @throws whatever the reader throws at a file that is damaged or none of ours. */
export async function readChunk(bytes: Uint8Array): Promise<ReadChunk> {
  const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
  const { key_value_metadata: notes } = parquetMetadata(file as ArrayBuffer);
  const plan = notes?.find(({ key }) => key === PLAN_KEY)?.value ?? null;
  return { plan, rows: await parquetReadObjects({ file: file as ArrayBuffer }) };
}
