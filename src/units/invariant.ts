/**
 * A broken invariant: a bug in the engine, never a property of the input. It stops the run
 * (exit code 4) and carries what a maintainer needs to reproduce it.
 */
export class InvariantError extends Error {
  override readonly name = 'InvariantError';
  readonly code: string;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(code: string, details: Readonly<Record<string, unknown>> = {}) {
    super(`invariant ${code} broken: ${JSON.stringify(details, readable)}`);
    this.code = code;
    this.details = details;
  }
}

// JSON has no bigint and writes NaN and Infinity as null, the very values worth seeing here.
function readable(_key: string, value: unknown): unknown {
  const plain = typeof value !== 'bigint' && (typeof value !== 'number' || Number.isFinite(value));
  return plain ? value : String(value);
}

/**
 * Stops the run when `holds` is false. `details` is only evaluated on failure, so a check costs
 * one comparison.
 *
 * @throws InvariantError
 */
export function invariant(
  holds: boolean,
  code: string,
  details?: () => Readonly<Record<string, unknown>>,
): asserts holds {
  if (!holds) throw new InvariantError(code, details?.() ?? {});
}
