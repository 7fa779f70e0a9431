import { fileURLToPath } from 'node:url';
import type { RuleOverride } from '../../src/rules/rule.ts';
import { RuleBook } from '../../src/rules/rule-book.ts';
import { loadWorkingRules } from '../../src/scenario/rule-files.ts';
import { isoDay } from '../../src/units/day.ts';
import { parseDecimal } from '../../src/units/decimal.ts';
import { type Fen, fen } from '../../src/units/fen.ts';

/** The directory of the rules the engine ships with. */
export const RULES_DIR = fileURLToPath(new URL('../../seeds/rules/', import.meta.url));

/** The rules the engine computes with. */
export const { rules: SEED_RULES } = await loadWorkingRules(RULES_DIR);

/** A day every shipped rule of the pilot has begun on. */
export const DAY = isoDay('2026-06-01');

/** A fresh book over the shipped rules. */
export function seedBook(overrides: readonly RuleOverride[] = []): RuleBook {
  return new RuleBook(SEED_RULES, overrides);
}

/** Money written in 万元, as the worked examples are; it must be whole in fen. */
export function wan(text: string): Fen {
  return fen(parseDecimal(text)!.mul(1_000_000).toNumber());
}

/** Money in 万元, rounded half-up to as many places as the worked example shows. */
export function inWan(amount: Fen, places: number): string {
  return parseDecimal(String(amount))!.div(1_000_000).toFixed(places);
}
