import { BEST_GRADE, POOREST_GRADE } from '../quota/lot.ts';
import { RULE_STATUSES } from '../rules/rule-status.ts';
import { choice, whole } from './leaf-schema.ts';

/** Largest area or capacity of the opening books: a million km². */
export const LARGEST_AMOUNT = 1_000_000_000_000;
export const MOST_PARCELS = 1000;

/** Whole m². */
export const areaLeaf = whole('areaM2', LARGEST_AMOUNT);
/** Grade of farmland. */
export const gradeLeaf = whole('grade', POOREST_GRADE).min(BEST_GRADE, { error: 'grade' });
/** How far a value of the opening books can be relied on. */
export const statusLeaf = choice(RULE_STATUSES);
