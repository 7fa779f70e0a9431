import { byCodeUnit } from '../../units/order.ts';
import type { Deal } from '../../world/deal.ts';

/** A deal that reads well but has no id yet: ids need all rows of the file. */
export interface DealDraft {
  readonly row: number;
  /** The id as typed, safe to use; null: to be made from the content. */
  readonly typedId: string | null;
  /** The signing date as typed, for messages. */
  readonly signedTyped: string;
  readonly signedColumn: string;
  readonly deal: DealContent;
}

/** A deal without what depends on the file around it. */
export type DealContent = Omit<Deal, 'id' | 'sourceRow'>;

/** Names of the notes the reader itself makes. */
export const NOTE = {
  areaTyped: 'areaTyped',
  stockTyped: 'stockTyped',
  landGradeTyped: 'landGradeTyped',
  idTyped: 'idTyped',
  signedOriginal: 'signedOriginal',
  awardedOriginal: 'awardedOriginal',
} as const;

/**
 * Notes in one order, whatever the order of the columns. They have no prototype, so that a column
 * named `__proto__` is a name like any other.
 */
export function toNotes(notes: Iterable<readonly [string, string]>): Record<string, string> {
  const result = Object.create(null) as Record<string, string>;
  for (const [key, text] of [...notes].sort(([a], [b]) => byCodeUnit(a, b))) result[key] = text;
  return result;
}
