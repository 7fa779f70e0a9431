import type { Label } from '../../rules/rule.ts';

/** Failed: something needed does not work. Absent: something optional is not there. */
export const CHECK_STATUSES = ['ok', 'warning', 'absent', 'failed'] as const;
export type CheckStatus = (typeof CHECK_STATUSES)[number];

/** One thing looked at on this machine. */
export interface Check {
  readonly id: string;
  readonly label: Label;
  readonly status: CheckStatus;
  readonly found: Label;
  /** What to do about it, or what it would be good for; null when there is nothing to say. */
  readonly advice: Label | null;
}

/** Text that is the same in both languages. */
export function same(text: string): Label {
  return { zh: text, en: text };
}

/** A check that throws has failed, and says how; the others still follow. */
export async function guarded(
  id: string,
  label: Label,
  advice: Label,
  look: () => Promise<Check>,
): Promise<Check> {
  try {
    return await look();
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    return { id, label, status: 'failed', found: same(text.split('\n')[0]!), advice };
  }
}
