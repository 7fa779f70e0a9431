import type { CaseFile } from '../../scenario/cases/case-file.ts';
import { type Edit, type Patch, patchText } from '../../scenario/cases/patch-text.ts';
import type { SourcePath } from '../../scenario/source-tree.ts';
import type { Finding } from './finding.ts';
import type { CaseResult } from './run-cases.ts';
import { actualText } from './value-text.ts';

/** A file of cases with the actual figures in the place of those that differ. */
export interface CaseUpdate {
  readonly file: CaseFile;
  readonly patch: Patch;
  /** What a person must mend: there is no one value to write. */
  readonly byHand: readonly SourcePath[];
}

/** What writing the actual figures would change, file by file; files without change left out. */
export function planUpdates(results: readonly CaseResult[]): CaseUpdate[] {
  const files = [...new Set(results.map(({ file }) => file))];
  return files.flatMap((file) => {
    const edits: Edit[] = [];
    const byHand: SourcePath[] = [];
    for (const result of results) {
      if (result.file !== file) continue;
      for (const finding of result.findings) {
        if (finding.passed) continue;
        const edit = editOf(finding, result.written.at);
        if (edit === null) byHand.push([...result.written.at, ...finding.path]);
        else edits.push(edit);
      }
    }
    if (edits.length + byHand.length === 0) return [];
    const patch = patchText(file.file.text, edits);
    return [{ file, patch, byHand: [...byHand, ...patch.missed] }];
  });
}

function editOf({ path, expected, found }: Finding, at: SourcePath): Edit | null {
  const isWrittenOnce = path[1] !== 'complete' && expected !== null;
  if (!isWrittenOnce) return null;
  // Several words at once cannot stand where one was.
  if (found.kind === 'word' && (found.word?.includes(',') ?? false)) return null;
  if (path[0] === 'expect' && path[1] !== 'figures' && found.kind === 'word' && !found.word) {
    return null;
  }
  const text = actualText(expected, found);
  if (text === null) return null;
  const isRounded = expected.kind === 'amount' && expected.rounded !== null;
  return {
    path: [...at, ...path, ...(isRounded ? ['is'] : [])],
    // The unit a figure names behind its number stays.
    write: (before) => {
      const unit = /^\S+(\s+\S+)$/.exec(before)?.[1] ?? '';
      return found.kind === 'amount' ? `${text}${unit}` : text;
    },
  };
}
