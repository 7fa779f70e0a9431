import type { Label } from '../../rules/rule.ts';
import type { LoadedScenario } from '../../scenario/loaded-scenario.ts';
import type { SourceMap, SourcePath, SourceTree, SourceValue } from '../../scenario/source-tree.ts';
import type { Design } from '../design/design.ts';
import type { Dimension } from '../design/dimension.ts';
import type { DESIGN_KINDS } from './study-schema.ts';
import type { StudySearch } from './study-search.ts';
import type { UntilRule } from './until-rule.ts';

/** What a dimension of a study acts on. */
export type StudyTarget =
  | { readonly kind: 'lever'; readonly lever: string; readonly key: string | null }
  | { readonly kind: 'path'; readonly path: readonly string[] }
  | { readonly kind: 'choices'; readonly overlays: Readonly<Record<string, SourceMap>> };

/** One thing a study varies: a lever policy chooses, or an uncertainty it does not. */
export interface StudyDimension extends Dimension {
  /** What a reader calls it; its name where the study gives no other. */
  readonly title: Label;
  /** What a reader calls its values, as far as the study says. */
  readonly names: Readonly<Record<string, Label>>;
  readonly role: 'levers' | 'uncertainties';
  readonly target: StudyTarget;
  /** What each option writes, where it is not the text itself. */
  readonly written: ReadonlyMap<string, SourceValue>;
  /** Where the study file writes it. */
  readonly at: SourcePath;
}

/** A study, read and checked. */
export interface Study {
  /** The file's name without its extension. */
  readonly id: string;
  readonly title: Label;
  readonly author: string;
  /** SHA-256 of the study file. */
  readonly sha256: string;
  readonly tree: SourceTree;
  /** Absolute path of the base scenario. */
  readonly scenarioFile: string;
  readonly base: LoadedScenario;
  readonly seed: number;
  readonly dimensions: readonly StudyDimension[];
  /** Deals redrawn from the synthetic market in every replicate; null to keep the scenario's. */
  readonly marketDeals: number | null;
  readonly outcomes: readonly string[];
  readonly kind: (typeof DESIGN_KINDS)[number];
  readonly design: Design;
  /** Grid levels of a Morris design; null for the others. */
  readonly morrisLevels: number | null;
  readonly replicates: number;
  readonly until: UntilRule | null;
  /** What a search of it is after; null where it is none. */
  readonly search: StudySearch | null;
  /** Rows of one results file. */
  readonly chunkRows: number;
}

/** Rows of a whole study: every point in the first replicate, then in the second … */
export function countRows({ design, replicates }: Study): number {
  return design.size * replicates;
}

export function countChunks(study: Study): number {
  return Math.ceil(countRows(study) / study.chunkRows);
}

/** Point and replicate of a row. */
export function placeOfRow({ design }: Study, row: number) {
  return { point: row % design.size, replicate: Math.floor(row / design.size) };
}
