import type { Label } from '../rules/rule.ts';

/** A rule refused what the scenario insists on by `--strict` (exit code 3). */
export class RefusedError extends Error {
  override readonly name = 'RefusedError';
  readonly reasons: readonly Label[];

  constructor(reasons: readonly Label[]) {
    super(reasons.map(({ en }) => en).join('\n'));
    this.reasons = reasons;
  }
}
