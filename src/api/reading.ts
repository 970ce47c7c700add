import type { z } from 'zod';
import { unfit, type FieldProblem } from './problem.js';

/** What was asked, checked; a problem that names every field at fault otherwise. */
export const read = <Shape extends z.ZodType>(shape: Shape, asked: unknown): z.output<Shape> => {
  const checked = shape.safeParse(asked, { error: inPlainWords });
  if (checked.success) return checked.data;
  throw unfit(checked.error.issues.flatMap(fieldProblemsOf));
};

const inPlainWords = (issue: z.core.$ZodRawIssue): string | undefined => {
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined) return 'is missing';
      return Array.isArray(issue.input) ? 'must be given once' : `must be ${KINDS[issue.expected] ?? issue.expected}`;
    case 'invalid_value':
      return issue.input === undefined ? 'is missing' : `must be one of ${issue.values.map(String).join(', ')}`;
    case 'too_big':
      return issue.origin === 'string'
        ? `must be at most ${issue.maximum} characters`
        : `must be at most ${issue.maximum}`;
    case 'too_small':
      return issue.origin === 'string' ? 'must not be empty' : `must be at least ${issue.minimum}`;
    default:
      return undefined;
  }
};

const KINDS: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  object: 'an object',
  array: 'a list',
};

const fieldProblemsOf = (issue: z.core.$ZodIssue): readonly FieldProblem[] =>
  issue.code === 'unrecognized_keys'
    ? issue.keys.map((key) => ({
        field: fieldOf([...issue.path, key]),
        detail: 'is not known here: check how it is spelt',
      }))
    : [{ field: fieldOf(issue.path), detail: issue.message }];

/** As a person would write it: `fact.placement.type`. What was sent is quoted only as far as it can be a name. */
const fieldOf = (path: readonly PropertyKey[]): string =>
  path
    .map((part) =>
      String(part)
        .slice(0, 40)
        .replaceAll(/[^\w.-]/g, '?'),
    )
    .join('.') || 'the request';
