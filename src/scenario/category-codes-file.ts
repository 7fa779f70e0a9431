import { z } from 'zod';
import type { Budget } from '../ledger/account.ts';
import type { Label, RuleStatus } from '../rules/rule.ts';
import { InputError } from './input-error.ts';
import { labelSchema, statusSchema } from './rule-schema.ts';
import { readYaml } from './yaml-text.ts';

const codesSchema = z.strictObject({
  codes: z.array(
    z.strictObject({
      code: z.string().regex(/^[\w.-]+$/),
      budget: z.enum(['fund', 'general']),
      status: statusSchema,
      name: labelSchema,
    }),
  ),
});

/** The category codes of a file: each code's budget, name and standing. */
export interface CategoryCodes {
  readonly budgets: ReadonlyMap<string, Budget>;
  readonly names: ReadonlyMap<string, Label>;
  readonly statuses: ReadonlyMap<string, RuleStatus>;
}

/**
 * Reads a file of category codes.
 *
 * @throws InputError when it has not the form or a code stands twice.
 */
export function parseCategoryCodes(text: string, file: string): CategoryCodes {
  const yaml = readYaml(text, file, codesSchema);
  const { codes } = yaml.value;
  const expected: Label = { zh: '每个科目代码只写一次', en: 'each code once' };
  const message: Label = { zh: '科目代码重复', en: 'the code stands twice' };
  const problems = codes.flatMap(({ code }, i) =>
    codes.findIndex((other) => other.code === code) === i
      ? []
      : [yaml.problem(['codes', i, 'code'], expected, message)],
  );
  if (problems.length > 0) throw new InputError(problems);
  return {
    budgets: new Map(codes.map(({ code, budget }) => [code, budget])),
    names: new Map(codes.map(({ code, name }) => [code, name])),
    statuses: new Map(codes.map(({ code, status }) => [code, status])),
  };
}
