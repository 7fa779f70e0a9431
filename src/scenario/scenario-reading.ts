import type { Lever } from '../rules/lever.ts';
import type { Label, Rule, RuleChoice, RuleOverride } from '../rules/rule.ts';
import { type Day, isoDay, parseIsoDay } from '../units/day.ts';
import type { Faults } from '../world/fault.ts';
import { CITIES, type City } from '../world/party.ts';
import type { Policy } from '../world/policy.ts';
import type { BehaviourContent } from './behaviour-schema.ts';
import { toFaults } from './faults-schema.ts';
import type { InputProblem } from './input-error.ts';
import { type LeverReading, type LeverSetting, moveLevers } from './lever-settings.ts';
import type { MarketContent } from './market-schema.ts';
import { readOverrides } from './override-file.ts';
import type { QuotaPreset } from './quota-preset.ts';
import { readChoices } from './rule-choice-file.ts';
import { dateProblems, paymentProblems, responseProblems } from './scenario-checks.ts';
import { toPolicy } from './scenario-policy.ts';
import { type ScenarioContent, scenarioSchema } from './scenario-schema.ts';
import { schemaProblems } from './schema-problem.ts';
import { baselineProblems } from './sharing/baseline-checks.ts';
import { expandPresets } from './sharing/preset-expansion.ts';
import type { SharingPreset } from './sharing/preset-file.ts';
import { type SourceMap, type SourceTree, valueAt } from './source-tree.ts';

/** What a scenario says, once everything it extends is merged in and all of it is checked. */
export interface ScenarioReading {
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
  /** How people and firms behave; nothing where it says nothing. */
  readonly behaviour: BehaviourContent;
  /** The cities on the platform; all of them where it says nothing. */
  readonly coalition: readonly City[];
  /** The sheet of a workbook; null for the first. */
  readonly sheet: string | null;
  /** The day historical deals are moved to; null to leave their dates. */
  readonly asOf: Day | null;
  /** Whether the deals are made up and every output must say so. */
  readonly synthetic: boolean;
  /** What it says, with levers moved and presets put in their places. */
  readonly content: SourceMap;
}

/** The law a scenario is read against. */
export interface ReadingContext {
  /** The rules its overrides may name. */
  readonly rules: Iterable<Rule>;
  /** Rules that are only on record: naming one is told apart from naming none. */
  readonly onRecord?: readonly string[];
  /** The levers it may move; none when not given. */
  readonly levers?: readonly Lever[];
}

/** The precedents a scenario may name; those it does not name may be left out. */
export interface NamedPresets {
  readonly sharing: ReadonlyMap<string, SharingPreset>;
  readonly quota: ReadonlyMap<string, QuotaPreset>;
}

/** A scenario that can be run, or everything that is wrong with it. */
export type Reading =
  | { readonly ok: true; readonly reading: ScenarioReading }
  | { readonly ok: false; readonly problems: readonly InputProblem[] };

/** The first step of reading: the levers of a merged scenario moved. */
export function moveScenario(merged: SourceTree, context: ReadingContext): LeverReading {
  return moveLevers(merged, context.levers ?? [], byId(context.rules), startOf(merged));
}

/**
 * The second step: presets put in their places, every key checked, the policy made. It touches
 * no file, so that a browser reads a scenario as the command line does.
 *
 * @param found what is already known to be wrong, to be told with the rest
 */
export function readScenario(
  moved: LeverReading,
  context: ReadingContext,
  presets: NamedPresets,
  found: readonly InputProblem[] = [],
): Reading {
  const { tree, used, ...expansion } = expandPresets(moved.tree, presets.sharing);
  const rules = byId(context.rules);
  const known = { rules, onRecord: context.onRecord ?? [], levers: context.levers ?? [] };
  const content = scenarioSchema.safeParse(tree.root);
  const own = readOverrides(tree, known);
  const decided = readChoices(tree, known);
  const problems = [
    ...(content.success ? [] : schemaProblems(tree, content.error.issues)),
    ...dateProblems(tree),
    ...paymentProblems(tree),
    ...responseProblems(tree),
    ...baselineProblems(tree),
    ...expansion.problems,
    ...own.problems,
    ...moved.problems,
    ...decided.problems,
    ...found,
  ];
  if (!content.success || problems.length > 0) {
    return { ok: false, problems: problems.map(expansion.inWords) };
  }
  const overrides = [...own.overrides, ...moved.overrides].sort((a, b) => a.from - b.from);
  const laid = { overrides, levers: moved.settings, presets: used, content: tree.root };
  const chosen = { choices: decided.choices, variants: decided.variants };
  return { ok: true, reading: { ...written(content.data, presets), ...laid, ...chosen } };
}

function written(content: ScenarioContent, presets: NamedPresets) {
  const { title, author, sources, changes, signed, start, end, seed } = content;
  const { sheet, asOf, synthetic } = content.deals;
  const preset = content.quota.preset ?? null;
  const quotaPreset = preset === null ? null : (presets.quota.get(preset) ?? null);
  return {
    ...{ title, author, sources, changes, start, end, seed, quotaPreset },
    signed: signed ?? null,
    countyTreasuries: content.countyTreasuries ?? 'ofCity',
    policy: toPolicy(content, quotaPreset),
    faults: toFaults(content.faults),
    market: content.market ?? null,
    behaviour: content.behaviour ?? {},
    coalition: content.coalition ?? CITIES,
    sheet: sheet ?? null,
    asOf: asOf ?? null,
    synthetic: synthetic ?? false,
  };
}

function byId(rules: Iterable<Rule>): ReadonlyMap<string, Rule> {
  return new Map([...rules].map((rule) => [rule.id, rule]));
}

/** The first day of the run, where a lever without a date begins; the schema checks it. */
function startOf(tree: SourceTree): Day {
  const start = valueAt(tree.root, ['start']);
  return (typeof start === 'string' ? parseIsoDay(start) : null) ?? isoDay(EARLIEST);
}

/** Stands for a start that cannot be read, which is refused elsewhere. */
const EARLIEST = '1950-01-01';
