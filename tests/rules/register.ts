import { loadRules } from '../../src/scenario/rule-files.ts';
import { RULES_DIR } from './seed-book.ts';

/** The whole register: the rules the engine computes with, and those only on record. */
export const REGISTER = await loadRules(RULES_DIR);
