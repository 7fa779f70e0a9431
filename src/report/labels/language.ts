import type { Label } from '../../rules/rule.ts';

/** A language people read the engine in. */
export type Language = keyof Label;
