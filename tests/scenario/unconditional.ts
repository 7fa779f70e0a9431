const CONDITIONS: readonly string[] = ['if', 'then', 'else', 'dependentRequired'];

/** A JSON Schema without its conditions, which zod cannot read back. */
export function unconditional(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(unconditional);
  if (typeof node !== 'object' || node === null) return node;
  const kept = Object.entries(node).filter(([key]) => !CONDITIONS.includes(key));
  return Object.fromEntries(kept.map(([key, value]) => [key, unconditional(value)]));
}
