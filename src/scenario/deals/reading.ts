import type { RejectCode } from '../../world/reject.ts';

/** What came of reading one cell: a value, or why it is not one and what was perhaps meant. */
export type Reading<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly code: RejectCode; readonly hint: string | null };

export function good<T>(value: T): Reading<T> {
  return { ok: true, value };
}

export function bad(code: RejectCode, hint: string | null = null): Reading<never> {
  return { ok: false, code, hint };
}
