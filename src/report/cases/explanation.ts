import type { Label } from '../../rules/rule.ts';

/** Why a figure is what it is: a line each for what it follows from, indented under it. */
export interface Explanation {
  readonly lines: readonly ExplanationLine[];
}

export interface ExplanationLine {
  readonly depth: number;
  readonly text: Label;
}

export const NO_EXPLANATION: Explanation = { lines: [] };

export function line(depth: number, zh: string, en: string): ExplanationLine {
  return { depth, text: { zh, en } };
}
