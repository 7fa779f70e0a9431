import type { RunResult } from '../engine/run-result.ts';
import type { FileDigest } from '../scenario/file-digest.ts';
import { formatDay, formatDayOrNull } from '../units/day.ts';
import { type BasisRow, legalBasis } from './legal-basis.ts';
import type { Provenance } from './provenance.ts';

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
    overrides: provenance.overrides,
    levers: provenance.levers,
    variants: provenance.variants,
    rules: legalBasis(result).map(ruleRecord),
    files,
    result: resultSha256,
  };
}

function ruleRecord({ use: { rule, ...use }, moneyFen }: BasisRow): object {
  return {
    id: rule.id,
    title: rule.title,
    document: rule.document,
    clause: rule.clause,
    variant: rule.variant,
    status: use.status,
    modelled: rule.modelled,
    effective: formatDayOrNull(rule.effective),
    expires: formatDayOrNull(rule.expires),
    repealedBy: rule.repealedBy,
    lastConfirmed: formatDayOrNull(rule.lastConfirmed),
    firstUsed: formatDay(use.first),
    lastUsed: formatDay(use.last),
    pastExpiry: use.pastExpiry,
    overridden: use.overridden,
    choice: use.choice === null ? null : { choice: use.choice.choice, reason: use.choice.reason },
    moneyFen,
  };
}
