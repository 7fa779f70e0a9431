import type { Lever } from '../rules/lever.ts';
import type { Label, Rule, RuleChoice, RuleOverride } from '../rules/rule.ts';
import type { Day } from '../units/day.ts';
import type { Faults } from '../world/fault.ts';
import type { City } from '../world/party.ts';
import type { Policy } from '../world/policy.ts';
import type { BehaviourContent } from './behaviour-schema.ts';
import type { LeverSetting } from './lever-settings.ts';
import type { PaymentPath } from './market-paths-file.ts';
import type { MarketContent } from './market-schema.ts';
import type { QuotaPreset } from './quota-preset-file.ts';
import type { SharingPreset } from './sharing/preset-file.ts';
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
export interface ScenarioContext {
  /** The rules its overrides may name. */
  readonly rules: Iterable<Rule>;
  /** Rules that are only on record: naming one is told apart from naming none. */
  readonly onRecord?: readonly string[];
  /** The levers it may move; none when not given. */
  readonly levers?: readonly Lever[];
  /** True when the person names deals of their own: the scenario's need not exist then. */
  readonly ownDeals?: boolean;
  /** Laid over the file, as by another that extends it, but without a header. */
  readonly overlay?: SourceTree;
}

/** A scenario file, with everything it extends, read and checked. */
export interface LoadedScenario {
  /** Absolute path of the file. */
  readonly path: string;
  /** The file's name without its extension. */
  readonly id: string;
  readonly title: Label;
  readonly author: string;
  readonly sources: readonly string[];
  /** What the author says it changes, in order. */
  readonly changes: readonly Label[];
  readonly signed: string | null;
  readonly start: Day;
  readonly end: Day;
  readonly seed: number;
  readonly policy: Policy;
  /** The sharing presets it uses, each once. */
  readonly presets: readonly SharingPreset[];
  /** Where its quota markets come from; null when it names no preset. */
  readonly quotaPreset: QuotaPreset | null;
  /** Single values replaced, by date: the scenario's own and those its levers make. */
  readonly overrides: readonly RuleOverride[];
  readonly levers: readonly LeverSetting[];
  /** What it decides about rules that have expired or are only assumed. */
  readonly choices: readonly RuleChoice[];
  /** The reading it chooses where the sources of a rule conflict, by rule. */
  readonly variants: ReadonlyMap<string, string>;
  /** Whether counties stand apart from their city with treasuries of their own. */
  readonly countyTreasuries: 'ofCity' | 'own';
  /** What goes wrong; all off where it says nothing. */
  readonly faults: Faults;
  /** The market it lets live; null where only given deals are replayed. */
  readonly market: MarketContent | null;
  /** The user's index of that market, as an absolute path; null: a named path. */
  readonly indexFile: string | null;
  /** How people and firms behave; nothing where it says nothing. */
  readonly behaviour: BehaviourContent;
  /** The path of the market that payments follow; null where it names none. */
  readonly paymentPath: PaymentPath | null;
  /** The cities on the platform; all of them where it says nothing. */
  readonly coalition: readonly City[];
  /** Absolute path. */
  readonly dealsFile: string;
  /** The sheet of a workbook; null for the first. */
  readonly sheet: string | null;
  /** The day historical deals are moved to; null to leave their dates. */
  readonly asOf: Day | null;
  /** Whether the deals are made up and every output must say so. */
  readonly synthetic: boolean;
  /** Absolute path. */
  readonly openingFile: string;
  /** What it says, with everything it extends merged in. */
  readonly content: SourceMap;
  /** The scenario file and every file it extends, itself first. */
  readonly files: readonly SourceFile[];
  /** Found by comparing it with the scenario it extends; empty when it extends none. */
  readonly changed: readonly ScenarioChange[];
}
