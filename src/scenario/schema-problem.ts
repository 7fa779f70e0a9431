import type { z } from 'zod';
import { type Complaint, EXPECTATIONS, type ExpectationCode } from './expectation.ts';
import type { InputProblem } from './input-error.ts';
import { problemAt, unknownChoice, unknownKey, wrongValue } from './source-problem.ts';
import { pathText, type SourcePath, type SourceTree, valueAt } from './source-tree.ts';

const CHOICES = 'choices:';

/** What a schema found wrong with a tree, located and in both languages. */
export function schemaProblems(
  tree: SourceTree,
  issues: readonly z.core.$ZodIssue[],
): InputProblem[] {
  const withUnknownKeys = new Set(
    issues.flatMap(({ code, path }) =>
      code === 'unrecognized_keys' ? pathText(path as SourcePath) : [],
    ),
  );
  return issues.flatMap((issue) => {
    const path = issue.path as SourcePath;
    const choices = choicesOf(issue.message);
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => unknownKey(tree, [...path, key], choices));
    }
    if (issue.code === 'custom' && issue.params?.['complaint'] !== undefined) {
      // A mistyped key also spoils what is said about all keys together; once is enough.
      if (withUnknownKeys.has(pathText(issue.path as SourcePath))) return [];
      const { expected, message, found } = issue.params['complaint'] as Complaint;
      return [problemAt(tree, path, expected, message, found)];
    }
    if (issue.message.startsWith(CHOICES) && valueAt(tree.root, path) !== undefined) {
      return [unknownChoice(tree, path, choices)];
    }
    return [wrongValue(tree, path, expectationOf(issue.message))];
  });
}

function choicesOf(message: string): string[] {
  return message.startsWith(CHOICES)
    ? message
        .slice(CHOICES.length)
        .split(',')
        .filter((word) => word !== '')
    : [];
}

function expectationOf(message: string) {
  const choices = choicesOf(message);
  if (choices.length > 0) {
    return { zh: `${choices.join('、')} 之一`, en: `one of ${choices.join(', ')}` };
  }
  return EXPECTATIONS[message as ExpectationCode];
}
