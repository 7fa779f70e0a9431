import { invariant } from '../../units/invariant.ts';

/** Marks what JSON has no word for; no key of the data may begin so. */
const MARK = '$';

/**
 * Plain data as JSON without loss: maps, sets, objects without a prototype and whole numbers
 * beyond 2⁵³ keep their kind, keys their order. Keys that say `undefined` are left out.
 *
 * @throws InvariantError for an object of a class, a function, or a number JSON would lose
 */
export function toLosslessJson(value: unknown): string {
  return JSON.stringify(marked(value));
}

/** Data that {@link toLosslessJson} wrote. */
export function fromLosslessJson(text: string): unknown {
  return unmarked(JSON.parse(text));
}

function marked(value: unknown): unknown {
  if (typeof value === 'bigint') return { $big: String(value) };
  if (typeof value === 'number') {
    invariant(Number.isFinite(value) && !Object.is(value, -0), 'json.number', () => ({ value }));
    return value;
  }
  if (Array.isArray(value)) return value.map(marked);
  if (value instanceof Map) return { $map: [...value].map((pair) => pair.map(marked)) };
  if (value instanceof Set) return { $set: [...value].map(marked) };
  if (typeof value !== 'object' || value === null) {
    invariant(typeof value !== 'function' && value !== undefined, 'json.kind');
    return value;
  }
  const prototype = Object.getPrototypeOf(value);
  const isPlain = prototype === Object.prototype || prototype === null;
  invariant(isPlain, 'json.class', () => ({ keys: Object.keys(value) }));
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  if (prototype === null) return { $bare: entries.map(([key, item]) => [key, marked(item)]) };
  for (const [key] of entries) invariant(!key.startsWith(MARK), 'json.key', () => ({ key }));
  return Object.fromEntries(entries.map(([key, item]) => [key, marked(item)]));
}

function unmarked(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(unmarked);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  const [key, item] = entries[0] ?? ['', null];
  if (key === '$big') return BigInt(item as string);
  if (key === '$set') return new Set((item as unknown[]).map(unmarked));
  if (key === '$map') {
    return new Map((item as [unknown, unknown][]).map(([k, v]) => [unmarked(k), unmarked(v)]));
  }
  const plain = (pairs: readonly [string, unknown][]) =>
    Object.fromEntries(pairs.map(([name, inner]) => [name, unmarked(inner)]));
  if (key === '$bare')
    return Object.assign(Object.create(null), plain(item as [string, unknown][]));
  return plain(entries);
}
