import { createHash } from 'node:crypto';
import { byCodeUnit } from '../../units/order.ts';
import type { DealDraft } from './deal-draft.ts';

const HASH_CHARS = 12;

/** A draft with its id. */
export interface IdentifiedDraft {
  readonly id: string;
  readonly draft: DealDraft;
}

/** What came of giving ids: the drafts that have one, and those that may not share theirs. */
export interface Identified {
  readonly kept: readonly IdentifiedDraft[];
  readonly duplicates: readonly IdentifiedDraft[];
}

/**
 * Gives every draft its id: the typed one, else one made from the content, so that the order of
 * rows never matters. Rows alike in everything get `-2`, `-3`. Rows that share a typed id are
 * one deal when they are alike; when they differ nobody can say which holds, and none is kept.
 */
export function identifyDrafts(drafts: readonly DealDraft[]): Identified {
  const kept: IdentifiedDraft[] = [];
  const duplicates: IdentifiedDraft[] = [];
  const typed = drafts.filter(({ typedId }) => typedId !== null);
  for (const [id, group] of groupBy(typed, ({ typedId }) => typedId!)) {
    const isOneDeal = new Set(group.map(contentKey)).size === 1;
    for (const [index, draft] of group.entries()) {
      (isOneDeal && index === 0 ? kept : duplicates).push({ id, draft });
    }
  }
  const used = new Set(typed.map(({ typedId }) => typedId!));
  const untyped = drafts.filter(({ typedId }) => typedId === null);
  for (const [key, group] of groupBy(untyped, contentKey)) {
    const base = `d-${hash(key).slice(0, HASH_CHARS)}`;
    let count = 0;
    for (const draft of group) {
      let id: string;
      do {
        count += 1;
        id = count === 1 ? base : `${base}-${count}`;
      } while (used.has(id));
      used.add(id);
      kept.push({ id, draft });
    }
  }
  return { kept, duplicates };
}

// Sorted by key, rows of a group by their place in the file.
function groupBy(
  drafts: readonly DealDraft[],
  keyOf: (draft: DealDraft) => string,
): [string, DealDraft[]][] {
  const groups = new Map<string, DealDraft[]>();
  for (const draft of drafts) {
    const key = keyOf(draft);
    const group = groups.get(key);
    if (group) group.push(draft);
    else groups.set(key, [draft]);
  }
  return [...groups].sort(([a], [b]) => byCodeUnit(a, b));
}

// Everything the record says, in the fixed order the reader builds it; not where it stood.
function contentKey({ deal }: DealDraft): string {
  const { notes, ...rest } = deal;
  const fields = Object.entries(rest).sort(([a], [b]) => byCodeUnit(a, b));
  return JSON.stringify([fields, Object.entries(notes)]);
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
