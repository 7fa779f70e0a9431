import type { PaymentPath } from './market-path.ts';
import type { RunnableScenario } from './scenario-input.ts';
import type { ReadingContext } from './scenario-reading.ts';
import type { SourceFile, SourceMap, SourceTree, SourceValue } from './source-tree.ts';

/** What a scenario changes against the one it extends: one key, one list or one sharing rule. */
export interface ScenarioChange {
  /** `transfer.regimes`, `quota.prices.L1` … */
  readonly path: string;
  /** What the base says; null when it says nothing. */
  readonly before: SourceValue;
  readonly after: SourceValue;
}

/** What a scenario file is checked against. */
export interface ScenarioContext extends ReadingContext {
  /** True when the person names deals of their own: the scenario's need not exist then. */
  readonly ownDeals?: boolean;
  /** Laid over the file, as by another that extends it, but without a header. */
  readonly overlay?: SourceTree;
}

/** A scenario file, with everything it extends, read and checked. */
export interface LoadedScenario extends RunnableScenario {
  readonly paymentPath: PaymentPath | null;
  /** Absolute path of the file. */
  readonly path: string;
  /** The file's name without its extension. */
  readonly id: string;
  /** The user's index of its market, as an absolute path; null: a named path. */
  readonly indexFile: string | null;
  /** Absolute path. */
  readonly dealsFile: string;
  /** Absolute path. */
  readonly openingFile: string;
  /** What it and everything it extends say, before levers are moved and presets put in. */
  readonly merged: SourceMap;
  /** The scenario file and every file it extends, itself first. */
  readonly files: readonly SourceFile[];
  /** Found by comparing it with the scenario it extends; empty when it extends none. */
  readonly changed: readonly ScenarioChange[];
}
