import type { RunResult } from '../engine/run-result.ts';
import { REFUSAL_CODES, type Refusal } from '../world/refusal.ts';

/** A refusal with how far what was found lies from what the rule asks for. */
export type Reason = Refusal & { readonly shortfall: number };

/** What the offices did with what was put to them: projects of supply, orders to move a target. */
export interface OfficeSummary {
  readonly done: number;
  readonly refused: number;
  /** Due after the last day: neither done nor refused. */
  readonly toCome: number;
  /** By the first rule each broke. */
  readonly refusals: Readonly<Record<string, number>>;
  /** Each with every rule it broke. */
  readonly refusedItems: readonly { readonly id: string; readonly reasons: readonly Reason[] }[];
}

/** Projects of the opening books; null where they name none. */
export function projectSummary({ supply, supplyToCome }: RunResult): OfficeSummary | null {
  const outcomes = supply.map(({ project, refusals }) => ({ id: project.id, refusals }));
  return officeSummary(outcomes, supplyToCome.length);
}

/** Orders to move a protection target; null where the opening books name none. */
export function orderSummary({ protection, protectionToCome }: RunResult): OfficeSummary | null {
  const outcomes = protection.map(({ order, refusals }) => ({ id: order.id, refusals }));
  return officeSummary(outcomes, protectionToCome.length);
}

/** The reasons of a refusal, with their shortfalls. */
export function reasonsOf(refusals: readonly Refusal[]): Reason[] {
  return refusals.map((reason) => ({
    ...reason,
    shortfall: Math.abs(reason.expected - reason.found),
  }));
}

/** How often each code occurs, in the codes' own order, those that do not occur left out. */
export function countCodes(
  codes: readonly string[],
  found: readonly string[],
): Record<string, number> {
  const counts = new Map<string, number>();
  for (const code of found) counts.set(code, (counts.get(code) ?? 0) + 1);
  return Object.fromEntries(
    codes.flatMap((code) => (counts.has(code) ? [[code, counts.get(code)!]] : [])),
  );
}

function officeSummary(
  outcomes: readonly { readonly id: string; readonly refusals: readonly Refusal[] }[],
  toCome: number,
): OfficeSummary | null {
  if (outcomes.length + toCome === 0) return null;
  const refused = outcomes.filter(({ refusals }) => refusals.length > 0);
  return {
    ...{ done: outcomes.length - refused.length, refused: refused.length, toCome },
    refusals: countCodes(
      REFUSAL_CODES,
      refused.map(({ refusals }) => refusals[0]!.code),
    ),
    refusedItems: refused.map(({ id, refusals }) => ({ id, reasons: reasonsOf(refusals) })),
  };
}
