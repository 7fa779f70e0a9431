import { RuleBook } from '../../rules/rule-book.ts';
import type { Policy } from '../../world/policy.ts';
import type { RunInput } from '../run-input.ts';

/**
 * Whether two inputs differ at most in how land money and taxes are shared, in the regimes by which
 * money is transferred and in the replicate: then everything before the sharing is the same in
 * both. Payments that are set off against each other are no matter of a table (`hasFixedBases`), so
 * inputs that differ in that are kept apart.
 */
export function haveSameBases(a: RunInput, b: RunInput): boolean {
  return a === b || isSame(beforeSharing(a), beforeSharing(b));
}

/** An input without what only sharing and transfers look at. */
function beforeSharing({ policy, chance, ...rest }: RunInput) {
  return { ...rest, seed: chance?.seed, policy: policyBefore(policy) };
}

/** Which kinds of firms have a rule of their own decides which taxes a table tells apart. */
function policyBefore({ sharing, taxSharing: _, firmSharing, transfer, ...rest }: Policy) {
  const { netting = 'none' } = transfer;
  return { ...rest, base: sharing.base, firms: Object.keys(firmSharing ?? {}), netting };
}

/** By content: plain records, lists, maps, sets and rule books; anything else by identity. */
function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const kind = Object.getPrototypeOf(a) as object | null;
  if (kind !== Object.getPrototypeOf(b)) return false;
  if (a instanceof RuleBook) return isSame(a.parts(), (b as RuleBook).parts());
  if (Array.isArray(a)) return isSameList(a, b as readonly unknown[]);
  if (a instanceof Map) return isSameList([...a], [...(b as ReadonlyMap<unknown, unknown>)]);
  if (a instanceof Set) return isSameList([...a], [...(b as ReadonlySet<unknown>)]);
  if (kind !== Object.prototype) return false;
  return isSameRecord(a as Record<string, unknown>, b as Record<string, unknown>);
}

function isSameList(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((item, i) => isSame(item, b[i]));
}

function isSameRecord(a: Record<string, unknown>, b: Record<string, unknown>): boolean {
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && isSame(a[key], b[key]))
  );
}
