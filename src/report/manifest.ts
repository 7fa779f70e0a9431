import type { RunResult } from '../engine/run-result.ts';
import type { Label } from '../rules/rule.ts';
import type { RuleUse } from '../rules/rule-book.ts';
import type { FileDigest } from '../scenario/file-digest.ts';
import type { InputFile } from '../scenario/input-file.ts';
import type { ScenarioChange } from '../scenario/loaded-scenario.ts';
import type { StoredRequest } from '../scenario/run-sources.ts';
import { type Day, formatDay } from '../units/day.ts';
import { addFen, type Fen, ZERO_FEN } from '../units/fen.ts';

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
}

export const MANIFEST_NAME = 'manifest.json';

/** Where a run keeps copies of the files it was made from. */
export const INPUTS_FOLDER = 'inputs';

/** The engine's name in a manifest; a directory whose manifest lacks it is not ours. */
export const ENGINE_NAME = 'czt-land';

/**
 * The content of `manifest.json`: what the run was made from, the law it rests on, and the digest
 * of everything it wrote.
 */
export function manifestOf(
  provenance: Provenance,
  result: RunResult,
  files: readonly FileDigest[],
  resultSha256: string,
  copies: readonly FileDigest[],
): object {
  const moneyFen = moneyByRule(result);
  return {
    engine: ENGINE_NAME,
    version: provenance.version,
    scenario: provenance.scenario,
    synthetic: provenance.synthetic,
    seed: provenance.seed,
    start: formatDay(result.start),
    end: formatDay(result.end),
    inputs: provenance.inputs,
    request: { ...provenance.request, files: copies },
    changes: provenance.changes,
    rules: result.rulesUsed.map((use) => ruleRecord(use, moneyFen.get(use.rule.id) ?? 0)),
    files,
    result: resultSha256,
  };
}

function ruleRecord({ rule, ...use }: RuleUse, moneyFen: number): object {
  return {
    id: rule.id,
    title: rule.title,
    document: rule.document,
    clause: rule.clause,
    status: rule.status,
    effective: dayOrNull(rule.effective),
    expires: dayOrNull(rule.expires),
    firstUsed: formatDay(use.first),
    lastUsed: formatDay(use.last),
    pastExpiry: use.pastExpiry,
    overridden: use.overridden,
    moneyFen,
  };
}

function dayOrNull(day: Day | null): string | null {
  return day === null ? null : formatDay(day);
}

/** How much money was moved under each rule, every leg counted once. */
function moneyByRule(result: RunResult): ReadonlyMap<string, Fen> {
  const total = new Map<string, Fen>();
  for (const entry of result.ledger.journal.entries()) {
    for (const { rule, amountFen } of entry.legs) {
      total.set(rule, addFen(total.get(rule) ?? ZERO_FEN, amountFen));
    }
  }
  return total;
}
