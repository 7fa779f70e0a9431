import { replacedValues } from '../rules/override-record.ts';
import type { Label } from '../rules/rule.ts';
import type { RuleBook } from '../rules/rule-book.ts';
import type { InputFile } from '../scenario/input-file.ts';
import type { LoadedScenario, ScenarioChange } from '../scenario/loaded-scenario.ts';
import type { PreparedRun } from '../scenario/prepare-run.ts';
import type { StoredRequest } from '../scenario/run-sources.ts';
import type { SourceValue } from '../scenario/source-tree.ts';
import { formatDay, formatDayOrNull } from '../units/day.ts';
import { formatRatio } from '../units/ratio.ts';

/** A value of the law that the scenario replaced, and what it replaced. */
export interface OverrideRecord {
  readonly rule: string;
  readonly key: string;
  readonly from: string;
  readonly to: string | null;
  readonly value: string;
  readonly reason: string;
  /** The lever that was moved to get it; null for an override of its own. */
  readonly lever: string | null;
  /** The rule's own values within those dates, as its file writes them. */
  readonly replaces: readonly {
    readonly from: string;
    readonly to: string | null;
    readonly value: string;
  }[];
}

/** A lever as the scenario moved it; `effect` says whether the engine computes with it. */
export interface LeverRecord {
  readonly lever: string;
  readonly code: string;
  readonly title: Label;
  readonly value: SourceValue;
  /** What stood there before; null for a lever of a rule, whose overrides say it. */
  readonly before: SourceValue;
  readonly effect: 'rule' | 'path' | 'none';
  readonly reason: string;
}

/** What the run itself does not know about where it came from. */
export interface Provenance {
  readonly version: string;
  readonly scenario: { readonly id: string; readonly title: Label };
  readonly synthetic: boolean;
  readonly seed: number;
  readonly inputs: readonly InputFile[];
  /** How to ask for the run again, in terms of the copies of its inputs. */
  readonly request: StoredRequest;
  /** What the scenario changes against the one it extends. */
  readonly changes: readonly ScenarioChange[];
  readonly overrides: readonly OverrideRecord[];
  readonly levers: readonly LeverRecord[];
  /** The reading chosen where the sources of a rule conflict, by rule. */
  readonly variants: Readonly<Record<string, string>>;
}

/** Where a prepared run came from. */
export function provenanceOf(
  { scenario, circumstances, inputs, input, origin }: PreparedRun,
  version: string,
  seed: number | undefined,
): Provenance {
  return {
    version,
    scenario: { id: scenario.id, title: scenario.title },
    synthetic: circumstances.synthetic,
    seed: seed ?? scenario.seed,
    inputs,
    request: origin.request,
    changes: scenario.changed,
    overrides: overrideRecords(scenario, input.rules),
    levers: leverRecords(scenario),
    variants: Object.fromEntries(scenario.variants),
  };
}

/** Units nobody writes behind a figure. */
const BARE = ['ratio', 'flag'];

/** The overrides of a scenario beside the values they replace. */
export function overrideRecords(
  { overrides }: Pick<LoadedScenario, 'overrides'>,
  rules: RuleBook,
): OverrideRecord[] {
  return overrides.map((override) => ({
    rule: override.rule,
    key: override.key,
    from: formatDay(override.from),
    to: formatDayOrNull(override.to),
    value: override.written ?? formatRatio(override.value),
    reason: override.reason,
    lever: override.lever ?? null,
    replaces: replacedValues(rules.rule(override.rule)!, override).map(({ from, to, written }) => ({
      from: formatDay(from),
      to: formatDayOrNull(to),
      value: BARE.includes(written.unit) ? written.text : `${written.text} ${written.unit}`,
    })),
  }));
}

function leverRecords({ levers }: LoadedScenario): LeverRecord[] {
  return levers.map(({ lever, value, before, reason }) => ({
    ...{ lever: lever.id, code: lever.code, title: lever.title, value, before, reason },
    effect: lever.target.kind,
  }));
}
